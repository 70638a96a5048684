// Symbols that would hide each other step aside, a little and always the same way.

// Returns an [dx, dy] offset in pixels for each [x, y] point so that neighbours are `gap` apart where possible.
export function spread(points, gap, rounds = 40) {
  const moved = points.map(([x, y], i) => {
    // Equal points need a direction to part in: the golden angle gives each its own.
    const angle = i * 2.399963;
    return [x + 0.01 * Math.cos(angle), y + 0.01 * Math.sin(angle)];
  });
  for (let round = 0; round < rounds; round += 1) {
    if (!pushApart(moved, gap)) break;
  }
  return moved.map(([x, y], i) => [Math.round(x - points[i][0]), Math.round(y - points[i][1])]);
}

function pushApart(points, gap) {
  const cells = new Map();
  points.forEach(([x, y], i) => {
    const key = `${Math.floor(x / gap)},${Math.floor(y / gap)}`;
    if (!cells.has(key)) cells.set(key, []);
    cells.get(key).push(i);
  });
  let pushed = false;
  points.forEach((point, i) => {
    const column = Math.floor(point[0] / gap);
    const row = Math.floor(point[1] / gap);
    for (let dx = -1; dx <= 1; dx += 1) {
      for (let dy = -1; dy <= 1; dy += 1) {
        for (const j of cells.get(`${column + dx},${row + dy}`) || []) {
          if (j > i && part(point, points[j], gap)) pushed = true;
        }
      }
    }
  });
  return pushed;
}

function part(a, b, gap) {
  const x = b[0] - a[0];
  const y = b[1] - a[1];
  const distance = Math.hypot(x, y) || 0.01;
  if (distance >= gap - 0.5) return false;
  const step = (gap - distance) / 2 / distance;
  a[0] -= x * step;
  a[1] -= y * step;
  b[0] += x * step;
  b[1] += y * step;
  return true;
}
