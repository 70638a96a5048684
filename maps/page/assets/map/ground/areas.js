// Control polygons of a source: the only filled areas of the map.
import { decodePolygons } from "../../lib/geometry.js";

export function controlLayers(L, canvas, rows, style, more = {}) {
  return rows.map((row) =>
    L.polygon(decodePolygons(row.area), {
      pane: "control",
      renderer: canvas,
      interactive: false,
      ...more,
      smoothFactor: 0.5,
      fill: Boolean(style.fill),
      fillColor: style.fill,
      fillOpacity: style.opacity,
      color: style.edge || style.fill,
      weight: style.edge_width,
      dashArray: style.dash.join(" ") || null,
      pattern: style.pattern,
    }),
  );
}
