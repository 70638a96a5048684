// Figures of displacement: oblasts filled by how many people, under all control, and schematic lines to countries.
import { bare } from "../../ui/badges.js";
import { dateText } from "../../ui/describe.js";
import { el } from "../../lib/dom.js";
import { decodeParts, decodePolygons, isInside } from "../../lib/geometry.js";

const IN_TITLE = ["value", "measure"]; // the title says the measure, the first line the value
const LINE_REACH = 8;

export function displacedLayer(app, layer) {
  const { L } = app;
  const style = app.data.styles[layer.style];
  const { areas, lines } = layer.rows;
  const common = { pane: areas.length ? "people" : "flows", renderer: areas.length ? app.peopleCanvas : app.flowCanvas, interactive: false, color: style.edge, weight: style.edge_width };
  const parts = areas.map((area) => {
    const rings = decodePolygons(area);
    const shape = L.polygon(rings, { ...common, fill: true, fillColor: style.fill, fillOpacity: style.opacity, pattern: style.pattern, smoothFactor: 0.5 });
    return Object.assign(shape, { holds: ({ lat, lng }) => rings.some((polygon) => isInside(polygon, [lat, lng])) });
  });
  parts.push(...lines.map((path) => {
    const shape = L.polyline(decodeParts(path), { ...common, opacity: 0.6, lineCap: "butt" });
    const at = (point) => app.map.latLngToLayerPoint(point);
    return Object.assign(shape, { holds: (latlng) => decodeParts(path).some(([from, to]) => L.LineUtil.pointToSegmentDistance(at(latlng), at(from), at(to)) < LINE_REACH) });
  }));
  // what lies under everything is opened only where nothing else is
  return parts.map((part, number) => Object.assign(part, {
    rows: [],
    pick: (latlng) => (part.holds(latlng) ? { isBelow: true, at: [latlng.lng, latlng.lat], open: (place) => app.openPopup(place, displacedPopup(app, layer, number), () => {}) } : null),
  }));
}

function displacedPopup(app, layer, number) {
  const { names, columns, values } = layer.rows;
  const cell = (name) => values[columns.indexOf(name)][number];
  const value = cell("value") === null ? app.name(app.data.styles[layer.style].legend) : Number(cell("value")).toLocaleString(app.lang);
  const told = columns.filter((name) => !IN_TITLE.includes(name) && cell(name) !== null);
  return el("div", { class: "popup" }, el("h3", {}, bare(app.name(names[number]))),
    el("dl", {}, el("dt", {}, bare(app.name(layer.label).split(":")[0])), el("dd", {}, bare(value)),
      told.map((name) => [el("dt", {}, app.t(`figure_${name}`)), el("dd", {}, bare(name.endsWith("_date") ? dateText(cell(name), app) : String(cell(name))))])));
}
