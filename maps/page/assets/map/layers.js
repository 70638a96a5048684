// Turns the layers of the data into Leaflet layers and remembers which claim or mark each drawn thing stands for.
import { controlLayers } from "./areas.js";
import { titleOf, whereOf } from "../ui/describe.js";
import { groundLayers, roadLayers } from "./ground.js";
import { marker, outlineLines, stretchLines } from "./marks.js";
import { ownLayer } from "./own_layers.js";

const MANY = 300;

// Returns {land, groups, entries, outlines}: one group for each layer key, one entry for each thing that filters hide.
export function drawLayers(app) {
  const { L, data, theme } = app;
  const ground = groundLayers(L, data, theme);
  const drawn = { land: L.layerGroup(ground.land), groups: {}, entries: [], outlines: new Map() };
  for (const layer of data.layers) drawn.groups[layer.key] = L.layerGroup(drawLayer(app, drawn, layer, ground) || []);
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
  if (layer.kind === "change") return layer.rows.forEach((row) => changeOf(app, drawn, row, style, layer.key));
  if (layer.kind === "own") return ownLayer(app, layer);
  if (layer.kind === "road") return roadLayers(L, layer.rows, style, theme, app.roadCanvas);
  const canvas = layer.kind === "stretch" && layer.rows.length > MANY ? L.canvas({ pane: "stretches", padding: 0.2 }) : null;
  if (layer.kind === "outline") return layer.rows.forEach((row) => uncertaintyOf(app, drawn, row, layer.key));
  if (layer.kind === "stretch") return layer.rows.forEach((row) => stretchOf(app, drawn, row, style, layer.key, canvas));
  if (layer.kind === "mark") return layer.rows.forEach((number) => markOf(app, drawn, number, style, layer.key));
  if (layer.kind === "event") return layer.rows.forEach((row) => eventOf(app, drawn, row, style, layer.key));
  return ground[layer.key] || [];
}

function changeOf(app, drawn, row, style, layer) {
  entry(drawn, { change: row, layer, isOutline: true }, () => {
    const [found] = controlLayers(app.L, app.changeCanvas, [row], style, { pane: "changes", interactive: true, bubblingMouseEvents: false });
    return [found.on("click", (event) => app.openChange(row, event.latlng))];
  });
}

// Entries join their group when the filters let them through: `parts` are made then, for thousands would be too many.
function entry(drawn, row, make) {
  drawn.entries.push({ ...row, kept: false, made: null, image: null, parts() { return (this.made ??= make()); } });
}

function uncertaintyOf(app, drawn, row, layer) {
  entry(drawn, { mark: row.mark, layer, isOutline: true }, () => {
    const lines = outlineLines(app.L, row, app.data.marks[row.mark], app.theme);
    drawn.outlines.set(row.mark, lines);
    return lines;
  });
}

function stretchOf(app, drawn, row, style, layer, renderer) {
  entry(drawn, { mark: row.mark, layer, isStretch: true }, () => {
    const lines = stretchLines(app.L, row, app.data.marks[row.mark], style, app.theme, renderer);
    lines.forEach((line) => line.on("click", (event) => app.openMark(row.mark, event.latlng)));
    return lines;
  });
}

function markOf(app, drawn, number, style, layer) {
  const mark = app.data.marks[number];
  const place = () => app.name(mark.placeName) || whereOf(app.data.claims[app.claimsOf(number)[0]], app);
  const label = () => [titleOf(mark, app), app.t(`evidence_${mark.evidence}`), place()].join(", ");
  const open = () => app.openMark(number);
  entry(drawn, { mark: number, layer, label, at: mark.at, row: mark, shape: style.shape, open, isSymbol: true }, () => {
    const found = marker(app.L, { ...mark, shape: style.shape, label }, app.theme, open);
    return [found.on("mouseover", () => app.stress(number, true)).on("mouseout", () => app.stress(number, false))];
  });
}

function eventOf(app, drawn, row, style, layer) {
  const claim = app.data.claims[row.claim];
  const label = () => [titleOf(claim, app), app.t(`evidence_${claim.evidence}`), whereOf(claim, app)].join(", ");
  const open = () => app.openEvent(row);
  entry(drawn, { claim: row.claim, at: row.at, layer, label, row: claim, shape: style.shape, open, isSymbol: true },
    () => [marker(app.L, { ...claim, at: row.at, shape: style.shape, label }, app.theme, open)]);
}
