// What stands on the page's map, as numbers: hidden and far marks, and how each is reached.
() => {
  const { badges, map, symbols } = frontline;
  const frame = frontline.mapNode.getBoundingClientRect();
  const scale = map.options.crs.scale(map.getZoom());
  const { min } = map.getPixelBounds();
  const stands = badges.nodes.map(({ x, y, radius, aside, places, entries }) => ({ x, y, radius, aside: Math.hypot(...aside), lead: places[0], entries }));
  const cells = new Map();
  let overlaps = 0;
  for (const one of stands) {
    for (let dx = -1; dx <= 1; dx += 1) for (let dy = -1; dy <= 1; dy += 1) {
      for (const other of cells.get(`${Math.floor(one.x / 30) + dx},${Math.floor(one.y / 30) + dy}`) || []) {
        overlaps += Math.hypot(one.x - other.x, one.y - other.y) < one.radius + other.radius - 1;
      }
    }
    const key = `${Math.floor(one.x / 30)},${Math.floor(one.y / 30)}`;
    cells.set(key, [...(cells.get(key) || []), one]);
  }
  const metres = ([, lat]) => 40075016.7 * Math.cos(lat * Math.PI / 180) / scale;
  const over = [...document.querySelectorAll(".legend, .views button, .leaflet-control, .locator")].map((node) => node.getBoundingClientRect());
  const buried = badges.shown.filter(({ x, y, marker }) => {
    const [left, top] = [x - min.x + frame.x, y - min.y + frame.y];
    const isOut = left < frame.left || left > frame.right - 1 || top < frame.top || top > frame.bottom - 1;
    if (isOut || over.some((box) => box.left - 2 < left && left < box.right + 2 && box.top - 2 < top && top < box.bottom + 2)) return false;
    return !marker.getElement().contains(document.elementFromPoint(left, top));
  }).length;
  const seen = new Set([badges.shown.find(({ marker }) => marker.getElement().tabIndex === 0)]);
  for (const node of seen) for (const way of [[-1, 0], [1, 0], [0, -1], [0, 1]]) { const next = badges.nextTo(node, way); if (next) seen.add(next); }
  const rows = new Set([badges.shown[0]]);
  for (const node of rows) rows.add(badges.nextInRows(node, 1));
  return {
    marks: symbols.length, standing: stands.flatMap(({ entries }) => entries).length, distinct: new Set(stands.flatMap(({ entries }) => entries)).size,
    overlaps, buried, farthest: Math.max(0, ...stands.map(({ aside }) => aside)),
    beyond: stands.filter(({ aside, lead }) => aside > 1 + lead.uncertainty * 1000 / metres(lead.at)).length,
    shown: badges.shown.length, byArrows: seen.size, byRows: rows.size, stops: document.querySelectorAll(".mark-icon[tabindex='0']").length,
    names: badges.shown.map(({ marker }) => marker.getElement().getAttribute("aria-label")),
  };
}
