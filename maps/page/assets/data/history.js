// A control history: arcs with the cell on their left and right, and the days each cell was held.

// Which cells a track holds at a snapshot; one more than there are cells: the rest of the world is nobody's.
export function heldAt(sheet, track, snapshot) {
  const held = new Uint8Array(sheet.cells + 1);
  const { cell, start, stop } = track;
  for (let i = 0; i < cell.length; i += 1) if (start[i] <= snapshot && snapshot < stop[i]) held[cell[i]] = 1;
  return held;
}

// How many km2 more a track holds at each snapshot than at the one before, 0 for the first.
export function netOf({ area }, { cell, start, stop }, count) {
  const net = new Float64Array(count);
  for (let i = 0; i < cell.length; i += 1) {
    if (start[i] > 0) net[start[i]] += area[cell[i]];
    if (stop[i] < count) net[stop[i]] -= area[cell[i]];
  }
  return net;
}

// Gained and lost km2 of each snapshot of a series, from its cells.
export function gainsByDay({ sheet, track, days }) {
  const rows = days.map((day) => ({ day, gained: 0, lost: 0 }));
  for (let i = 0; i < track.cell.length; i += 1) {
    const size = sheet.area[track.cell[i]];
    if (track.start[i] > 0) rows[track.start[i]].gained += size;
    if (track.stop[i] < rows.length) rows[track.stop[i]].lost += size;
  }
  return rows.slice(1).map((row, i) => ({ ...row, before: rows[i].day }));
}

// Each cell's class: 0 unchanged, 1 to bins gained, -1 to -bins lost, the youngest first. `days` are those of the snapshots.
export function ageClasses(sheet, track, { first, last, days, today, window, bins }) {
  const classes = new Int8Array(sheet.cells + 1);
  if (last < 0 || first < 0) return classes;
  const before = heldAt(sheet, track, first);
  const after = heldAt(sheet, track, last);
  const bin = (day) => Math.min(bins, 1 + Math.floor(((today - day) * bins) / window));
  const { cell, start, stop } = track;
  for (let i = 0; i < cell.length; i += 1) {
    const at = cell[i];
    if (after[at] && !before[at] && start[i] <= last && last < stop[i]) classes[at] = bin(days[start[i]]);
    if (before[at] && !after[at] && stop[i] <= last && stop[i] > first) classes[at] = -bin(days[stop[i]]);
  }
  return classes;
}

// The arcs with `value` on exactly one side, chained to rings: [arc, ...] with ~arc where it is walked backwards, and the
// number of arcs up to the end of each ring.
export function chainRings(sheet, classes, value) {
  return chainClasses(sheet, classes, [value])[0];
}

// The rings of several classes, found in one walk over the arcs: a slider has no time for one walk each.
export function chainClasses(sheet, classes, values) {
  const { arcs, left, right } = sheet;
  const slotOf = new Int8Array(256).fill(-1);
  values.forEach((value, slot) => { slotOf[value + 128] = slot; });
  const chosen = values.map(() => []);
  for (let i = 0; i < arcs; i += 1) {
    const [a, b] = [classes[left[i]], classes[right[i]]];
    if (a === b) continue;
    const [ahead, back] = [slotOf[a + 128], slotOf[b + 128]];
    if (ahead >= 0) chosen[ahead].push(i);
    if (back >= 0) chosen[back].push(~i);
  }
  return chosen.map((steps) => chain(sheet, steps));
}

// Working room of a sheet, emptied after each use: a new one for every day would be megabytes to clear away again.
function roomOf(sheet) {
  return (sheet.room ??= { head: new Int32Array(sheet.nodes).fill(-1), next: new Int32Array(sheet.arcs), used: new Uint8Array(sheet.arcs), isBack: new Uint8Array(sheet.arcs) });
}

function chain(sheet, steps) {
  const { from, to } = sheet;
  const { head, next, used, isBack } = roomOf(sheet);
  for (const step of steps) {
    const arc = step < 0 ? ~step : step;
    const node = step < 0 ? to[arc] : from[arc];
    next[arc] = head[node];
    head[node] = arc;
    used[arc] = 0;
    isBack[arc] = step < 0 ? 1 : 0;
  }
  const walk = [];
  const breaks = [];
  for (const first of steps) {
    if (used[first < 0 ? ~first : first]) continue;
    let step = first;
    for (;;) {
      const arc = step < 0 ? ~step : step;
      used[arc] = 1;
      walk.push(step);
      let other = head[step < 0 ? from[arc] : to[arc]];
      while (other >= 0 && used[other]) other = next[other];
      if (other < 0) break;
      step = isBack[other] ? ~other : other;
    }
    breaks.push(walk.length);
  }
  for (const step of steps) head[step < 0 ? to[~step] : from[step]] = -1;
  return { walk, breaks };
}

// Draws rings into a canvas path; a point nearer than `gap` pixels to the last one is left out.
export function traceRings(ctx, sheet, rings, { scale, dx, dy, gap = 0.5 }) {
  const { x, y, offset } = sheet;
  let k = 0;
  for (const end of rings.breaks) {
    let isFirst = true;
    let px = 0;
    let py = 0;
    for (; k < end; k += 1) {
      const back = rings.walk[k] < 0;
      const arc = back ? ~rings.walk[k] : rings.walk[k];
      const stop = back ? offset[arc] - 1 : offset[arc + 1];
      for (let i = back ? offset[arc + 1] - 1 : offset[arc]; i !== stop; i += back ? -1 : 1) {
        const qx = x[i] * scale - dx;
        const qy = y[i] * scale - dy;
        if (isFirst) ctx.moveTo(qx, qy);
        else if (Math.abs(qx - px) < gap && Math.abs(qy - py) < gap) continue;
        else ctx.lineTo(qx, qy);
        isFirst = false;
        px = qx;
        py = qy;
      }
    }
    ctx.closePath();
  }
}

// The snapshot that stands for a day: the last one up to it, -1 before the first.
export function snapshotOf(days, day) {
  let low = 0;
  let high = days.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (days[middle] <= day) low = middle + 1; else high = middle;
  }
  return low - 1;
}

// Connected faces of one class: [{area, x, y, west, east, north, south}], the largest first.
export function facesOf(sheet, classes, value) {
  const parent = Int32Array.from({ length: sheet.cells + 1 }, (whole, i) => i);
  const root = (i) => {
    while (parent[i] !== i) i = parent[i] = parent[parent[i]];
    return i;
  };
  for (let i = 0; i < sheet.arcs; i += 1) {
    const [a, b] = [sheet.left[i], sheet.right[i]];
    if (classes[a] === value && classes[b] === value) parent[root(a)] = root(b);
  }
  const found = new Map();
  for (let i = 0; i < sheet.cells; i += 1) {
    if (classes[i] !== value) continue;
    const key = root(i);
    if (!found.has(key)) found.set(key, { area: 0, west: 2, east: -1, north: 2, south: -1 });
    found.get(key).area += sheet.area[i];
  }
  for (let i = 0; i < sheet.arcs; i += 1) {
    for (const cell of [sheet.left[i], sheet.right[i]]) {
      const face = classes[cell] === value && cell < sheet.cells ? found.get(root(cell)) : null;
      if (!face) continue;
      for (let k = sheet.offset[i]; k < sheet.offset[i + 1]; k += 1) {
        face.west = Math.min(face.west, sheet.x[k]);
        face.east = Math.max(face.east, sheet.x[k]);
        face.north = Math.min(face.north, sheet.y[k]);
        face.south = Math.max(face.south, sheet.y[k]);
      }
    }
  }
  return [...found.values()].sort((a, b) => b.area - a.area);
}
