// Turns the layers of the data into Leaflet layers and remembers which claim or mark each drawn thing stands for.
import { controlLayers } from "./areas.js";
import { titleOf, whereOf } from "./describe.js";
import { groundLayers, roadLayers } from "./ground.js";
import { marker, outlineLines, stretchLines } from "./marks.js";

// Returns {land, groups, entries, outlines}: one group for each layer key, one entry for each thing that filters hide.
export function drawLayers(app) {
  const { L, data, theme } = app;
  const ground = groundLayers(L, data, theme);
  const drawn = { land: L.layerGroup(ground.land), groups: {}, entries: [], outlines: new Map() };
  for (const layer of data.layers) drawn.groups[layer.key] = L.layerGroup(drawLayer(app, drawn, layer, ground));
  if (data.tiles) {
    const { url, max_zoom: maxNativeZoom, subdomains } = data.tiles;
    drawn.groups.tiles = L.tileLayer(url, { maxNativeZoom, subdomains });
  }
  return drawn;
}

function drawLayer(app, drawn, layer, ground) {
  const { L, data, theme } = app;
  const style = data.styles[layer.style];
  if (layer.kind === "series") return []; // drawn by the time's own layer
  if (layer.kind === "area") return controlLayers(L, app.controlCanvas, layer.rows, style);
  if (layer.kind === "road") return roadLayers(L, layer.rows, style, theme);
  if (layer.kind === "outline") return layer.rows.flatMap((row) => uncertaintyOf(app, drawn, row, layer.key));
  if (layer.kind === "stretch") return layer.rows.flatMap((row) => stretchOf(app, drawn, row, style, layer.key));
  if (layer.kind === "mark") return layer.rows.map((number) => markOf(app, drawn, number, style, layer.key));
  if (layer.kind === "event") return layer.rows.map((row) => eventOf(app, drawn, row, style, layer.key));
  return ground[layer.key] || [];
}

function uncertaintyOf(app, drawn, row, layer) {
  const lines = outlineLines(app.L, row, app.theme);
  drawn.outlines.set(row.mark, lines);
  drawn.entries.push({ mark: row.mark, lines, layer, isOutline: true });
  return lines;
}

function stretchOf(app, drawn, row, style, layer) {
  const lines = stretchLines(app.L, row, app.data.marks[row.mark], style, app.theme);
  lines.forEach((line) => line.on("click", (event) => app.openMark(row.mark, event.latlng)));
  drawn.entries.push({ mark: row.mark, lines, layer });
  return lines;
}

function markOf(app, drawn, number, style, layer) {
  const mark = app.data.marks[number];
  const place = () => app.name(mark.placeName) || whereOf(app.data.claims[app.claimsOf(number)[0]], app);
  const label = () => `${titleOf(mark, app)}, ${app.t(`evidence_${mark.evidence}`)}, ${place()}`;
  const found = marker(app.L, { ...mark, shape: style.shape, label }, app.theme, () => app.openMark(number));
  found.on("mouseover", () => app.stress(number, true)).on("mouseout", () => app.stress(number, false));
  drawn.entries.push({ mark: number, found, layer, label });
  return found;
}

function eventOf(app, drawn, row, style, layer) {
  const claim = app.data.claims[row.claim];
  const label = () => `${titleOf(claim, app)}, ${app.t(`evidence_${claim.evidence}`)}, ${whereOf(claim, app)}`;
  const found = marker(app.L, { ...claim, at: row.at, shape: style.shape, label }, app.theme, () => app.openEvent(row));
  drawn.entries.push({ claim: row.claim, at: row.at, found, layer, label });
  return found;
}
