// Rivers, lakes and reservoirs, each on its days: under borders and roads, and not so near that a line says more than it knows.
import { decodeParts, decodePolygons } from "../../lib/geometry.js";
import { casing } from "./ground.js";

const FINEST = 12; // at the next zoom a pixel is 13 m, and a river may be off by 400 m
const SPOTS = 14;

// Draws a layer of rivers or lakes into its group; what of it shows, `showWaters` decides.
export function waterLayers(app, drawn, layer, ground) {
  const { L, data, theme } = app;
  const style = data.styles[layer.style];
  const line = { pane: "borders", renderer: ground.lines, interactive: false, fill: false, smoothFactor: 0.6, weight: style.edge_width, color: theme.base("river") };
  const area = { pane: "ground", renderer: ground.canvas, interactive: false, stroke: false, fill: true, fillColor: theme.base("water"), fillOpacity: 1 };
  for (const row of layer.rows) {
    const path = row.path ? decodeParts(row.path) : decodePolygons(row.area).flat();
    const edge = row.path ? path : path.map((ring) => [...ring, ring[0]]);
    const parts = data.hasControl || data.tiles ? [L.polyline(edge, { ...line, ...casing(theme, line.weight) })] : [];
    parts.push(L.polyline(edge, { ...line, dashArray: style.dash.join(" ") || null }));
    const fill = row.area ? L.polygon(decodePolygons(row.area), area) : null;
    drawn.waters.push({ row, path, parts, fill, layer: layer.key });
  }
}

export function holdsOn(row, day) {
  return !day || ((!row.from || row.from <= day) && (!row.until || day < row.until));
}

const waterDay = (app) => (app.time ? app.time.iso() : app.data.asOf);
const isShown = (app, { row, layer }, zoom = app.map.getZoom()) => app.on.has(layer) && zoom <= FINEST && holdsOn(row, waterDay(app));

// What a new day changes: most have no water that comes or goes.
export function turnWaters(app) {
  const day = app.time.iso();
  if (app.waters.some((water) => (water.row.from || water.row.until) && holdsOn(water.row, day) !== water.held)) showWaters(app);
}

export function showWaters(app) {
  for (const water of app.waters) {
    const shown = isShown(app, water);
    water.held = holdsOn(water.row, waterDay(app));
    const group = app.groups[water.layer];
    for (const part of water.parts) if (shown !== group.hasLayer(part)) group[shown ? "addLayer" : "removeLayer"](part);
    if (!water.fill) continue;
    if (shown && !app.on.has("tiles")) water.fill.addTo(app.map).bringToFront(); // the land may have come later
    else water.fill.remove();
  }
}

// What is named in this view: a lake in its middle, a river where it comes nearest to the middle of the map.
export function waterNames(app, point) {
  const size = app.map.getSize();
  const off = ([x, y]) => Math.hypot(x - size.x / 2, y - size.y / 2);
  const zoom = app.map.getZoom();
  const view = app.map.getBounds();
  const found = new Map();
  for (const water of app.waters) {
    if (zoom < water.row.zoom || !isShown(app, water, zoom)) continue;
    const near = water.row.spot ? [point(water.row.spot)] : water.path.flat().filter((at) => view.contains(at)).map(([lat, lon]) => point([lon, lat]));
    if (near.length) found.set(app.name(water.row), [...(found.get(app.name(water.row)) || []), ...near]);
  }
  return [...found].map(([text, near]) => ({ text, spots: near.sort((a, b) => off(a) - off(b)).filter((at, i, all) => i % Math.ceil(all.length / SPOTS) === 0) }));
}
