// The ground: water, land, borders, roads. Nothing here says who holds what.
import { decodeParts } from "../../lib/geometry.js";
import { Varints } from "../../lib/packed.js";

const CASING = 2;
const OUTLINE = 1.8;
const FAR = 8; // zoom
const PANES = { ground: 210, people: 250, control: 300, changes: 310, borders: 340, flows: 345, roads: 350, outlines: 360, own: 365, points: 380, stretches: 370, labels: 620, notes: 630, measure: 640 };

export function makePanes(map) {
  for (const [name, order] of Object.entries(PANES)) {
    const pane = map.createPane(name);
    pane.style.zIndex = order;
    if (name !== "stretches" && name !== "changes") pane.style.pointerEvents = "none";
  }
}

const KINDS = ["coast", "shore", "border", "region", "outline", "oblast"];
const SCALES = [1000, 1000, 1000, 1000, 2500, 2500];

// Lines of each kind as Leaflet's [[lat, lon], ...]; see maps/groundlines.py.
export function readGround(bytes) {
  const numbers = new Varints(bytes);
  const counts = numbers.column(KINDS.length);
  const sizes = counts.reduce((all, count) => [...all, [...numbers.column(count)]], []);
  const total = sizes.map((own) => own.reduce((sum, size) => sum + size, 0));
  const columns = [0, 1].map(() => total.map((count) => numbers.sums(count)));
  return Object.fromEntries(KINDS.map((kind, k) => {
    let at = 0;
    const lines = sizes[k].map((size) => Array.from({ length: size }, () => {
      at += 1;
      return [columns[1][k][at - 1] / SCALES[k], columns[0][k][at - 1] / SCALES[k]];
    }));
    return [kind, lines];
  }));
}

// Lines that end where others begin, put together to rings: what they enclose can be filled.
export function ringsOf(lines) {
  const key = ([lat, lon]) => `${lat} ${lon}`;
  const at = new Map();
  const add = (point, line) => (at.has(key(point)) ? at.get(key(point)).push(line) : at.set(key(point), [line]));
  for (const line of lines) {
    add(line[0], line);
    add(line[line.length - 1], line);
  }
  const used = new Set();
  const rings = [];
  for (const first of lines) {
    if (used.has(first)) continue;
    const ring = [];
    for (let line = first, from = key(first[0]); line; line = at.get(from).find((other) => !used.has(other))) {
      used.add(line);
      const points = key(line[0]) === from ? line : [...line].reverse();
      ring.push(...points.slice(0, -1));
      from = key(points[points.length - 1]);
    }
    rings.push(ring);
  }
  return rings.filter((ring) => ring.length > 2);
}

// Far out the shores of lagoons lie nearer to each other than the outline is wide.
export function thinOutline({ outline, map }) { outline?.setStyle({ weight: map.getZoom() < FAR ? OUTLINE / 2 : OUTLINE }); }

// A pale line under a thin one keeps it apart from whatever is filled around it.
export const casing = (theme, weight) => ({ color: theme.base("halo"), weight: weight + CASING, opacity: 1, dashArray: null });

export function groundLayers(L, { ground, hasControl, tiles }, theme) {
  const canvas = L.canvas({ pane: "ground", padding: 0.25 });
  const lines = L.canvas({ pane: "borders", padding: 0.25 });
  const land = { pane: "ground", renderer: canvas, interactive: false, smoothFactor: 0.6 };
  const line = { pane: "borders", renderer: lines, interactive: false, fill: false, smoothFactor: 0.6 };
  const edge = (name, weight, more) => ({ ...line, color: theme.base(name), weight, ...more });
  const cased = (path, weight) => (hasControl || tiles ? [L.polyline(path, { ...line, ...casing(theme, weight) })] : []);
  const abroad = { ...land, fill: true, fillColor: theme.base("land"), fillOpacity: 1, color: theme.base("land"), weight: 3 };
  const home = { ...abroad, fillColor: theme.base("home"), weight: 0, stroke: false };
  const outline = L.polyline(ground.outline, edge("country_edge", OUTLINE, { smoothFactor: 1 }));
  return {
    canvas, lines,
    land: [L.polygon(ringsOf([...ground.coast, ...ground.shore]), abroad), L.polygon(ringsOf(ground.outline), home)],
    countries: [
      ...cased(ground.outline, OUTLINE),
      L.polyline([...ground.coast, ...ground.border], edge("country_edge", 1, { opacity: 0.55 })),
      outline,
    ],
    outline,
    regions: [L.polyline(ground.region, edge("region_edge", 0.8))],
    oblasts: [...cased(ground.oblast, 1.1), L.polyline(ground.oblast, edge("oblast_edge", 1.1, { dashArray: "7 3 1.5 3" }))],
  };
}

export function roadLayers(L, rows, style, theme, renderer) {
  const line = { pane: "roads", renderer, interactive: false };
  return rows.flatMap((row) => {
    const path = decodeParts(row.path);
    return [
      L.polyline(path, { ...line, ...casing(theme, style.edge_width) }),
      L.polyline(path, { ...line, color: theme.base("road"), weight: style.edge_width, dashArray: style.dash.join(" ") || null }),
    ];
  });
}
