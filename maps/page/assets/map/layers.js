// Turns the layers of the data into Leaflet layers and remembers which claim or mark each drawn thing stands for.
import { controlLayers } from "./ground/areas.js";
import { displacedLayer } from "./ground/displaced.js";
import { dateText, titleOf, whereOf } from "../ui/describe.js";
import { groundLayers, roadLayers } from "./ground/ground.js";
import { outlineLines, stretchLines } from "./marks.js";
import { ownLayer } from "./ground/own_layers.js";
import { waterLayers } from "./ground/waters.js";

const MANY = 300;
const LAYER = "change:".length;

// Returns {land, groups, entries, outlines}: one group for each layer key, one entry for each thing that filters hide; the
// entries also by the mark that they stand for. `drawn` and `outlined` are those that show,
// and an entry of this `round` passes.
export function drawLayers(app) {
  const { L, data, theme } = app;
  const ground = groundLayers(L, data, theme);
  const drawn = { land: L.layerGroup(ground.land), outline: ground.outline, groups: {}, entries: [], ofMark: new Map(), ofNoMark: [], drawn: new Set(), round: 0, outlined: [], waters: [], outlines: new Map() };
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
  if (layer.kind === "water") return waterLayers(app, drawn, layer, ground);
  if (layer.kind === "own") return ownLayer(app, layer);
  if (layer.kind === "people") return displacedLayer(app, layer);
  if (layer.kind === "road") return roadLayers(L, layer.rows, style, theme, app.roadCanvas);
  const canvas = layer.kind === "stretch" && layer.rows.length > MANY ? L.canvas({ pane: "stretches", padding: 0.2 }) : null;
  if (layer.kind === "outline") return layer.rows.forEach((row) => uncertaintyOf(app, drawn, row, layer.key));
  if (layer.kind === "stretch") return layer.rows.forEach((row) => stretchOf(app, drawn, row, layer.key, canvas));
  if (layer.kind === "mark") return layer.rows.forEach((number) => markOf(app, drawn, number, style, layer.key));
  if (layer.kind === "event") return layer.rows.forEach((row) => eventOf(app, drawn, row, style, layer.key));
  return ground[layer.key] || [];
}

function changeOf(app, drawn, row, style, layer) {
  entry(drawn, { change: row, layer, isOutline: true }, () => {
    const [found] = controlLayers(app.L, app.changeCanvas, [row], (row.steps && app.data.styles[app.changeOn(row).layer.slice(LAYER)]) || style, { pane: "changes", interactive: true, bubblingMouseEvents: false });
    return [found.on("click", (event) => app.openChange(row, event.latlng))];
  });
}

// Entries join their group when the filters let them through: `parts` are made then, for thousands would be too many.
function entry(drawn, row, make) {
  const one = { ...row, order: drawn.entries.length, kept: false, round: 0, made: null, image: null, world: null, spot: null, day: null, age: 0, parts() { return (this.made ??= make()); } };
  drawn.entries.push(one);
  if (one.mark === undefined) drawn.ofNoMark.push(one);
  else if (drawn.ofMark.has(one.mark)) drawn.ofMark.get(one.mark).push(one);
  else drawn.ofMark.set(one.mark, [one]);
}

function uncertaintyOf(app, drawn, row, layer) {
  entry(drawn, { mark: row.mark, layer, isOutline: true }, () => {
    const lines = outlineLines(app.L, row, app.data.marks[row.mark], app.theme, Boolean(app.data.hasControl || app.data.tiles));
    drawn.outlines.set(row.mark, lines.slice(-1));
    return lines;
  });
}

function stretchOf(app, drawn, row, layer, renderer) {
  const { data } = app;
  entry(drawn, { mark: row.mark, layer, isStretch: true }, () => {
    const mark = app.markOn(row.mark);
    const lines = stretchLines(app.L, row, mark, data.styles[`mark_${mark.evidence}`], app.theme, renderer);
    lines.forEach((line) => line.on("click", (event) => app.openMark(row.mark, event.latlng)));
    return lines;
  });
}

function markOf(app, drawn, number, style, layer) {
  const mark = app.data.marks[number];
  symbolOf(drawn, {
    mark: number, layer, at: mark.at, row: mark, shape: style.shape, open: (at) => app.openMark(number, at),
    label() { return [labelOf(app, this.row, app.data.claims[app.claimsOf(number)[0]]), app.isHeldAlready(number) && app.t("outcome_already_held")].filter(Boolean).join(", "); },
  });
}

function eventOf(app, drawn, row, style, layer) {
  const claim = app.data.claims[row.claim];
  symbolOf(drawn, { claim: row.claim, layer, label: () => labelOf(app, claim, claim), at: row.at, row: claim, shape: style.shape, open: (at) => app.openEvent(row, at) });
}

// What is done, how sure that is, where as the text has it, and when.
function labelOf(app, row, claim) {
  return [titleOf(row, app), app.t(`evidence_${row.evidence}`), whereOf(claim, app), row.published && dateText(row.published, app)].filter(Boolean).join(", ");
}

// Symbols have no part of their own: badges show them.
function symbolOf(drawn, row) {
  entry(drawn, { ...row, isSymbol: true }, () => []);
}
