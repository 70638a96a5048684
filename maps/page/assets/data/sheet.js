// Reads a sheet of arcs: a walk in which each arc starts where the last one ended or at a node, and each node is told once.
import { Varints } from "../lib/packed.js";

// `tracks` says how many series share the sheet. Points are in Mercator units from 0 to 1.
export function readSheet(bytes, { tracks, scale, areaUnit }) {
  const numbers = new Varints(bytes);
  const [arcs, cells, told] = numbers.column(3);
  const sizes = numbers.column(arcs);
  const left = numbers.sums(arcs);
  const right = left.map((cell) => cell + numbers.signed());
  const starts = numbers.column(arcs);
  const ends = numbers.column(arcs);
  const lines = walkArcs({ sizes, starts, ends, lon: numbers.sums(told), lat: numbers.sums(told) });
  const area = Float64Array.from(numbers.column(cells, Float64Array), (value) => value * areaUnit);
  const found = [];
  for (let i = 0; i < tracks; i += 1) found.push(readTrack(numbers));
  const { offset, from, to, nodes } = lines;
  return { arcs, cells, offset, left, right, ...project(lines, scale), from, to, nodes, area, tracks: found };
}

function readTrack(numbers) {
  const count = numbers.next();
  const cell = numbers.sums(count, false);
  const start = numbers.column(count);
  const length = numbers.column(count);
  return { cell, start, stop: start.map((day, i) => (length[i] ? day + length[i] : 1 << 30)) };
}

// A start is 0 where the last arc ended, 1 at a new node, else one more than how many nodes lie between; an end 0 at a new node.
function walkArcs({ sizes, starts, ends, lon, lat }) {
  const count = sizes.length;
  const offset = new Int32Array(count + 1);
  for (let i = 0; i < count; i += 1) offset[i + 1] = offset[i] + sizes[i];
  const [xs, ys] = [new Int32Array(offset[count]), new Int32Array(offset[count])];
  const [from, to] = [new Int32Array(count), new Int32Array(count)];
  const nodes = []; // where each node was told first
  let at = 0;
  const tell = (i) => {
    [xs[i], ys[i]] = [lon[at], lat[at]];
    at += 1;
  };
  const repeat = (i, node) => {
    [xs[i], ys[i]] = [xs[nodes[node]], ys[nodes[node]]];
    return node;
  };
  const meet = (i, back) => {
    if (back) return repeat(i, nodes.length - back);
    tell(i);
    return nodes.push(i) - 1;
  };
  for (let i = 0; i < count; i += 1) {
    const [first, last] = [offset[i], offset[i + 1] - 1];
    from[i] = starts[i] ? meet(first, starts[i] - 1) : repeat(first, to[i - 1]);
    // a node is numbered before the points between are told, as the writer did: its place comes after them
    const back = ends[i];
    if (back) repeat(last, (to[i] = nodes.length - back));
    else to[i] = nodes.push(last) - 1;
    for (let k = first + 1; k < last; k += 1) tell(k);
    if (!back) tell(last);
  }
  return { offset, xs, ys, from, to, nodes: nodes.length };
}

function project({ xs, ys }, scale) {
  const [x, y] = [new Float64Array(xs.length), new Float64Array(ys.length)];
  for (let i = 0; i < xs.length; i += 1) {
    x[i] = xs[i] / scale / 360 + 0.5;
    y[i] = 0.5 - Math.asinh(Math.tan(((ys[i] / scale) * Math.PI) / 180)) / (2 * Math.PI);
  }
  return { x, y };
}
