// Marks: symbols, dashed stretches and thin outlines. What comes from text alone is never filled.
import { el, svg } from "../lib/dom.js";
import { circleAround, decodeParts } from "../lib/geometry.js";
import { spread } from "../lib/spread.js";
import { isEvent, symbol } from "../ui/symbols.js";

const RANK = { denied: 0, claimed: 1, reported: 2, assessed: 3, geolocated: 4 };
const GAP = 19;
const LOOSE = 0.5; // of the width: a stretch that the text gives by its bearing only

export function stretchLines(L, row, mark, style, theme, renderer) {
  const path = decodeParts(row.path);
  const color = theme.actor(mark.actor);
  const common = { pane: "stretches", fill: false, lineCap: style.dash[0] < 1 ? "round" : "butt", interactive: true, bubblingMouseEvents: false, ...(renderer && { renderer }) };
  return [
    L.polyline(path, { ...common, color: theme.base("halo"), weight: style.edge_width + (mark.precision > 2 ? 1.5 : 3), opacity: 0.85 }),
    L.polyline(path, { ...common, color, weight: mark.precision > 2 ? style.edge_width * LOOSE : style.edge_width, dashArray: style.dash.join(" ") }),
    ...(mark.open ? openEnds(L, path, color, theme) : []),
  ];
}

// The text gives no start or end: the stretch runs out in a small ring instead of a tip.
function openEnds(L, path, color, theme) {
  const ends = [path[0][0], path[path.length - 1][path[path.length - 1].length - 1]];
  const ring = { pane: "stretches", radius: 4.5, fill: true, fillColor: theme.paper, fillOpacity: 1, color, weight: 1.5, dashArray: "2 2", interactive: false };
  return ends.map((end) => L.circleMarker(end, ring));
}

export function outlineLines(L, row, mark, theme) {
  const line = { pane: "outlines", fill: false, interactive: false, color: theme.base("text_soft"), weight: 0.9, dashArray: "2 3" };
  return [L.polyline(row.path ? decodeParts(row.path) : circleAround(mark.at, mark.uncertainty), { ...line, className: "outline" })];
}

// The edge of an area too wide for a mark, while its claim is selected.
export function rimLine(L, shape, color) {
  return L.polyline(decodeParts(shape), { pane: "outlines", fill: false, interactive: false, color, weight: 1.5, dashArray: "3 4" });
}

// `entry` is {at, actor, evidence, shape, label}; the symbol sits on its point and may step aside from it.
export function marker(L, entry, theme, onOpen) {
  const drawing = symbol(entry.shape, { color: theme.actor(entry.actor), paper: theme.paper, ringed: entry.actor === "ukrainian" });
  const leader = svg("svg", { class: "leader", width: 1, height: 1, "aria-hidden": "true" }, svg("line", { x1: 0, y1: 0, x2: 0, y2: 0, stroke: theme.actor(entry.actor) }));
  const body = el("div", { class: isEvent(entry.shape) ? "mark event" : "mark" }, drawing);
  const icon = L.divIcon({ className: "mark-icon", iconSize: [0, 0], html: el("div", {}, leader, body) });
  const found = L.marker([entry.at[1], entry.at[0]], { icon, keyboard: true, riseOnHover: true, zIndexOffset: 1000 * (RANK[entry.evidence] || 0) });
  found.on("add", () => {
    const node = found.getElement();
    node.setAttribute("aria-label", entry.label());
    node.setAttribute("role", "button");
    node.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      onOpen();
    });
  });
  found.on("click", onOpen);
  return found;
}

// Moves markers that stand on each other apart on the screen and draws a thin leader back to the true place.
export function declutter(map, markers) {
  const shown = markers.filter((found) => found.getElement());
  const points = shown.map((found) => {
    const at = map.latLngToContainerPoint(found.getLatLng());
    return [at.x, at.y];
  });
  spread(points, GAP).forEach(([x, y], i) => {
    const root = shown[i].getElement().firstElementChild;
    root.querySelector(".mark").style.transform = `translate(${x}px, ${y}px)`;
    const line = root.querySelector("line");
    line.setAttribute("x2", x);
    line.setAttribute("y2", y);
    root.querySelector(".leader").style.display = Math.hypot(x, y) > 5 ? "" : "none";
    shown[i].screenBox = { x: points[i][0] + x - 10, y: points[i][1] + y - 10, w: 20, h: 20 };
  });
  return shown.map((found) => found.screenBox);
}

// Small boxes along lines on the screen, so that no name is printed across a stretch.
export function lineBoxes(map, lines, step = 10) {
  const boxes = [];
  for (const line of lines) {
    const points = line.getLatLngs().flat().map((at) => map.latLngToContainerPoint(at));
    for (let i = 1; i < points.length; i += 1) {
      const count = Math.min(200, Math.ceil(points[i].distanceTo(points[i - 1]) / step));
      for (let k = 0; k <= count; k += 1) {
        const x = points[i - 1].x + ((points[i].x - points[i - 1].x) * k) / (count || 1);
        const y = points[i - 1].y + ((points[i].y - points[i - 1].y) * k) / (count || 1);
        boxes.push({ x: x - 2, y: y - 2, w: 4, h: 4 });
      }
    }
  }
  return boxes;
}
