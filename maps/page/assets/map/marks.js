// Marks: dashed stretches and thin outlines. What comes from text alone is never filled.
import { circleAround, decodeParts } from "../lib/geometry.js";

// The longer ago a mark was last said, the sparser its outline: paler would not be seen over filled ground.
export const AGE_DASHES = ["2 3", "2 6", "2 11"];

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

// The line itself comes last: it is what is stressed. Over filled ground a pale one lies under it.
export function outlineLines(L, row, mark, theme, isOverFill) {
  const line = { pane: "outlines", fill: false, interactive: false };
  const path = row.path ? decodeParts(row.path) : circleAround(mark.at, mark.uncertainty);
  return [
    ...(isOverFill ? [L.polyline(path, { ...line, color: theme.base("halo"), weight: 3, opacity: 1 })] : []),
    L.polyline(path, { ...line, color: theme.base("text_soft"), weight: isOverFill ? 1.2 : 0.9, dashArray: AGE_DASHES[0], className: "outline" }),
  ];
}

// The edge of an area too wide for a mark, while its claim is selected.
export function rimLine(L, shape, color) {
  return L.polyline(decodeParts(shape), { pane: "outlines", fill: false, interactive: false, color, weight: 1.5, dashArray: "3 4" });
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
