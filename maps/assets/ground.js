// The ground: water, land, borders, roads. Nothing here says who holds what.
import { decodeParts, decodePolygons } from "./geometry.js";

const PANES = { ground: 210, control: 300, changes: 310, borders: 340, roads: 350, outlines: 360, own: 365, points: 380, stretches: 370, labels: 620 };

export function makePanes(map) {
  for (const [name, order] of Object.entries(PANES)) {
    const pane = map.createPane(name);
    pane.style.zIndex = order;
    if (name !== "stretches" && name !== "changes") pane.style.pointerEvents = "none";
  }
}

export function groundLayers(L, data, theme) {
  const canvas = L.canvas({ pane: "ground", padding: 0.25 });
  const lines = L.canvas({ pane: "borders", padding: 0.25 });
  const land = { pane: "ground", renderer: canvas, interactive: false, smoothFactor: 0.6 };
  const line = { pane: "borders", renderer: lines, interactive: false, fill: false, smoothFactor: 0.6 };
  const edge = (name, weight, more) => ({ ...line, color: theme.base(name), weight, ...more });
  const abroad = { ...land, fill: true, fillColor: theme.base("land"), fillOpacity: 1, color: theme.base("land"), weight: 3 };
  const home = { ...abroad, fillColor: theme.base("home"), weight: 0, stroke: false };
  const { ground } = data;
  return {
    land: [
      ...ground.abroad.map((shape) => L.polygon(decodePolygons(shape), abroad)),
      L.polygon(decodePolygons(ground.home), home),
    ],
    countries: [
      L.polyline(decodeParts(ground.countryLines), edge("country_edge", 1, { opacity: 0.55 })),
      L.polyline(decodePolygons(ground.home).flat().map((ring) => [...ring, ring[0]]), edge("country_edge", 1.8)),
    ],
    regions: [L.polyline(decodeParts(ground.regionLines), edge("region_edge", 0.8))],
    oblasts: [L.polyline(decodeParts(ground.oblastLines), edge("oblast_edge", 1.1, { dashArray: "7 3 1.5 3" }))],
  };
}

// A pale casing keeps a road visible over control colours.
export function roadLayers(L, rows, style, theme, renderer) {
  const line = { pane: "roads", renderer, interactive: false };
  return rows.flatMap((row) => {
    const path = decodeParts(row.path);
    return [
      L.polyline(path, { ...line, color: theme.base("halo"), weight: style.edge_width + 2, opacity: 0.6 }),
      L.polyline(path, { ...line, color: theme.base("road"), weight: style.edge_width, dashArray: style.dash.join(" ") || null, opacity: 0.9 }),
    ];
  });
}
