// Layers that the maker of a map added from a table of their own: points, lines and outlines with chosen columns to read.
import { bare } from "../../ui/badges.js";
import { el } from "../../lib/dom.js";
import { decodeParts } from "../../lib/geometry.js";
import { pointLayer, sprite } from "../points.js";

const INK = { light: "#0B6E69", dark: "#5FD0C5" };

export function ownLayer(app, layer) {
  const { L } = app;
  const color = app.theme.dark ? INK.dark : INK.light;
  const { at, scale, lines, columns, values } = layer.rows;
  const cells = (number) => columns.map((name, i) => [name, values[i][number]]);
  const open = (number, latlng) => app.openPopup(latlng, ownPopup(app, layer, cells(number)), () => {});
  const parts = lines.map(([number, path]) => {
    const line = L.polyline(decodeParts(path), { pane: "own", renderer: app.ownCanvas, color, weight: 2, fill: false, interactive: true, bubblingMouseEvents: false });
    return line.on("click", (event) => open(number, event.latlng));
  });
  if (at.length) {
    const image = sprite("dot", { color, paper: app.theme.paper, ringed: false, ratio: L.Browser.retina ? 2 : 1 });
    const points = new (pointLayer(L))(app.pointCanvas, { thin: 3 });
    let x = 0;
    let y = 0;
    const rows = [];
    for (let i = 0; i < at.length; i += 3) {
      x += at[i + 1];
      y += at[i + 2];
      const number = at[i];
      rows.push({ at: [x / scale, y / scale], image, open: (latlng) => open(number, latlng) });
    }
    points.setRows(rows);
    parts.push(points);
  }
  return parts;
}

function ownPopup(app, layer, cells) {
  const shown = cells.filter(([, value]) => value !== null);
  return el("div", { class: "popup" }, el("h3", {}, bare(app.name(layer.label))),
    el("dl", {}, shown.map(([name, value]) => [el("dt", {}, bare(name)), el("dd", {}, bare(value))])));
}
