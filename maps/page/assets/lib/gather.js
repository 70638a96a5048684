// Symbols that would hide each other: each stands within reach of its true place, and what finds no room joins a neighbour.

const ROUNDS = 24;
const COLUMN = 2 ** 24; // more cells than the world has pixels at the closest zoom
const MOST_PARTED = 6; // in a square as wide as a node of several
const SLACK = 0.5; // pixels that two symbols may touch
const TURNS = Array.from({ length: 12 }, (none, turn) => [Math.cos((turn * Math.PI) / 6), Math.sin((turn * Math.PI) / 6)]);

// What lies around a place, found by cells of the widest distance that matters.
class Grid {
  constructor(size) { Object.assign(this, { size, cells: new Map() }); }

  key(x, y) { return Math.floor(x / this.size) * COLUMN + Math.floor(y / this.size); }

  add(item) {
    const key = this.key(item.x, item.y);
    if (!this.cells.has(key)) this.cells.set(key, []);
    this.cells.get(key).push(item);
  }

  * around(x, y) {
    for (let dx = -1; dx <= 1; dx += 1) {
      for (let dy = -1; dy <= 1; dy += 1) yield* this.cells.get(this.key(x + dx * this.size, y + dy * this.size)) || [];
    }
  }

  // What a symbol would touch most, null where it is free.
  hit(x, y, radius, isOther = () => true) {
    let best = null;
    let least = -SLACK;
    for (const item of this.around(x, y)) {
      const room = Math.hypot(item.x - x, item.y - y) - item.radius - radius;
      if (room < least && isOther(item)) [best, least] = [item, room];
    }
    return best;
  }
}

// `points` are {x, y, radius, reach} in pixels, the most important first. Returns nodes {x, y, radius, members}: where each
// stands, touching no other, and the numbers of its points, the first of which it stands for; of several it has the radius
// `wide`. No node is further than that point's reach from its true place. Equal points give equal nodes.
export function gather(points, wide) {
  const grid = new Grid(2 * wide);
  const nodes = [];
  const heaps = heap(points, wide);
  pushApart(heaps, wide).forEach((at, i) => {
    const { radius, members } = heaps[i];
    const spot = [at, ...spotsAround(heaps[i])].find(([x, y]) => !grid.hit(x, y, radius));
    if (!spot) {
      const host = grid.hit(...at, radius);
      host.members.push(...members);
      host.radius = wide;
      return;
    }
    const node = { x: spot[0], y: spot[1], radius, members };
    grid.add(node);
    nodes.push(node);
  });
  return merge(nodes, grid);
}

// Where more stand together than could ever part, they are one from the start: thousands on one spot cost no time.
function heap(points, wide) {
  const cells = new Map();
  points.forEach(({ x, y }, number) => {
    const key = `${Math.floor(x / wide)},${Math.floor(y / wide)}`;
    if (!cells.has(key)) cells.set(key, []);
    cells.get(key).push(number);
  });
  const groups = [...cells.values()].flatMap((members) => (members.length > MOST_PARTED ? [members] : members.map((number) => [number])));
  return groups.sort(([a], [b]) => a - b).map((members) => ({ ...points[members[0]], ...(members.length > 1 && { radius: wide }), members }));
}

// A node of several is wider than the symbol it was: what it now touches joins it, or it joins what matters more.
function merge(nodes, grid) {
  const rank = new Map(nodes.map((node, i) => [node, i]));
  const gone = new Set();
  const todo = nodes.filter((node) => node.members.length > 1);
  while (todo.length) {
    const node = todo.shift();
    const other = gone.has(node) ? null : grid.hit(node.x, node.y, node.radius, (item) => item !== node && !gone.has(item));
    if (!other) continue;
    const [host, guest] = rank.get(node) < rank.get(other) ? [node, other] : [other, node];
    host.members.push(...guest.members);
    host.radius = Math.max(host.radius, guest.radius, node.radius);
    gone.add(guest);
    todo.push(host);
  }
  return nodes.filter((node) => !gone.has(node));
}

// Neighbours push each other, each within reach of its true place; equal places part by the golden angle.
function pushApart(points, wide) {
  const moved = points.map(({ x, y, reach }, i) => (reach < 1 ? [x, y] : [x + 0.01 * Math.cos(i * 2.399963), y + 0.01 * Math.sin(i * 2.399963)]));
  const pairs = pairsOf(points, wide);
  for (let round = 0, isPushed = true; isPushed && round < ROUNDS; round += 1) {
    isPushed = false;
    for (const [a, b, wanted] of pairs) if (part(moved, points, a, b, wanted)) isPushed = true;
  }
  return moved;
}

// Those that touch or may come to touch: numbers of both and how far apart they want to be.
function pairsOf(points, wide) {
  const grid = new Grid(2 * (wide + Math.max(0, ...points.map(({ reach }) => reach))));
  const pairs = [];
  points.forEach((point, number) => {
    for (const other of grid.around(point.x, point.y)) {
      const wanted = point.radius + other.point.radius;
      const far = Math.hypot(point.x - other.x, point.y - other.y);
      if (far < wanted + point.reach + other.point.reach) pairs.push([other.number, number, wanted]);
    }
    grid.add({ x: point.x, y: point.y, point, number });
  });
  return pairs;
}

function part(moved, points, a, b, wanted) {
  const [x, y] = [moved[b][0] - moved[a][0], moved[b][1] - moved[a][1]];
  const far = Math.hypot(x, y);
  if (far >= wanted - SLACK || far === 0) return false;
  const step = (wanted - far) / 2 / far;
  const isFirst = hold(moved[a], -x * step, -y * step, points[a]);
  return hold(moved[b], x * step, y * step, points[b]) || isFirst;
}

// Moves as far as the reach allows and tells whether that was anything to speak of.
function hold(at, dx, dy, { x, y, reach }) {
  const [toX, toY] = [at[0] + dx - x, at[1] + dy - y];
  const share = Math.min(1, reach / (Math.hypot(toX, toY) || 1));
  const [nextX, nextY] = [x + toX * share, y + toY * share];
  const isMoved = Math.abs(nextX - at[0]) + Math.abs(nextY - at[1]) > 0.1;
  at[0] = nextX;
  at[1] = nextY;
  return isMoved;
}

function spotsAround({ x, y, reach }) {
  return [reach / 2, reach].filter((far) => far >= 2).flatMap((far) => TURNS.map(([dx, dy]) => [x + dx * far, y + dy * far]));
}
