// Greedy label placement: important labels first, each at the first of its places that is still free.

export class Boxes {
  constructor(cell = 64) {
    this.cell = cell;
    this.cells = new Map();
  }

  * keys(box) {
    for (let x = Math.floor(box.x / this.cell); x <= Math.floor((box.x + box.w) / this.cell); x += 1) {
      for (let y = Math.floor(box.y / this.cell); y <= Math.floor((box.y + box.h) / this.cell); y += 1) {
        yield `${x},${y}`;
      }
    }
  }

  add(box) {
    for (const key of this.keys(box)) {
      if (!this.cells.has(key)) this.cells.set(key, []);
      this.cells.get(key).push(box);
    }
  }

  isFree(box) {
    for (const key of this.keys(box)) {
      for (const other of this.cells.get(key) || []) if (overlaps(box, other)) return false;
    }
    return true;
  }
}

export function overlaps(a, b) {
  return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

// A label with `spots` is centred on the first free one; one beside a point has sixteen places, near ones first.
export function places(label) {
  const { x, y, w, h } = label;
  if (label.spots) return label.spots.map(([sx, sy]) => ({ x: sx - w / 2, y: sy - h / 2, w, h }));
  const found = [];
  const near = label.covered ? [13, 20] : [6, 12];
  for (const off of label.must ? [...near, 28, 38] : near) {
    found.push(
      { x: x + off, y: y - h / 2, w, h },
      { x: x - off - w, y: y - h / 2, w, h },
      { x: x - w / 2, y: y + off - 1, w, h },
      { x: x - w / 2, y: y - off - h + 1, w, h },
      { x: x + off * 0.7, y: y - h - off * 0.5, w, h },
      { x: x + off * 0.7, y: y + off * 0.5, w, h },
      { x: x - w - off * 0.7, y: y - h - off * 0.5, w, h },
      { x: x - w - off * 0.7, y: y + off * 0.5, w, h },
    );
  }
  return found;
}

const dotOf = ({ x, y }) => ({ x: x - 3, y: y - 3, w: 6, h: 6 });

// How far a point lies from a box.
function gap({ x, y }, box) {
  return Math.hypot(Math.max(box.x - x, 0, x - box.x - box.w), Math.max(box.y - y, 0, y - box.y - box.h));
}

// A name nearer to another place of the report than to its own would be read as that place's: better no name.
function misleads(label, box, named) {
  const own = gap(label, box);
  return named.some((other) => other !== label && gap(other, box) <= own);
}

// Returns [{label, box}] for the labels that fit, in order of importance. `obstacles` are boxes to keep clear of, `lines`
// boxes to keep clear of where possible: a label that must stand (`must`) may cross them.
export function placeLabels(labels, obstacles = [], lines = []) {
  const taken = new Boxes();
  const crossed = new Boxes();
  obstacles.forEach((box) => taken.add(box));
  lines.forEach((box) => crossed.add(box));
  const placed = [];
  const named = labels.filter((label) => label.must && !label.spots);
  for (const label of [...labels].sort((a, b) => b.rank - a.rank)) {
    const hasDot = !label.spots && !label.covered;
    if (hasDot && !taken.isFree(dotOf(label))) continue;
    const free = places(label).filter((place) => taken.isFree(place) && (label.spots || !misleads(label, place, named)));
    const box = free.find((place) => crossed.isFree(place)) || (label.must ? free[0] : undefined);
    if (!box) continue;
    taken.add(box);
    if (hasDot) taken.add(dotOf(label));
    placed.push({ label, box });
  }
  return placed;
}
