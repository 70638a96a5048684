// Point symbols as SVG, the same in map, legend and list. Form says the evidence, colour and ring say the actor.
import { svg } from "../lib/dom.js";

const R = 6.5;

function outlineOf(shape) {
  if (shape === "square_filled") return ["rect", { x: -R + 0.6, y: -R + 0.6, width: 2 * R - 1.2, height: 2 * R - 1.2 }];
  if (shape === "diamond") return ["path", { d: `M0 ${-R - 1.5}L${R + 1.5} 0L0 ${R + 1.5}L${-R - 1.5} 0Z` }];
  return ["circle", { r: R }];
}

const STROKES = {
  cross: "M-4 -4L4 4M-4 4L4 -4",
  bar: "M-4.5 -3.5H4.5M0 -3.5V4.5",
  star: "M0 -5V5M-4.3 -2.5L4.3 2.5M-4.3 2.5L4.3 -2.5",
  arrow: "M0 -5V4.5M-3.5 1L0 4.8L3.5 1",
};

function markParts(shape, color, paper) {
  const [tag, at] = outlineOf(shape);
  const filled = shape === "circle_filled" || shape === "square_filled";
  const parts = [
    svg(tag, { ...at, fill: "none", stroke: paper, "stroke-width": 5, opacity: 0.9 }),
    svg(tag, { ...at, fill: filled ? color : paper, stroke: color, "stroke-width": filled ? 1 : 2.4 }),
  ];
  if (shape === "circle_half") parts.push(svg("path", { d: `M0 ${-R}A${R} ${R} 0 0 0 0 ${R}Z`, fill: color }));
  if (shape === "diamond") parts.push(svg("path", { d: "M-3.4 3.4L3.4 -3.4", stroke: color, "stroke-width": 2 }));
  return parts;
}

function eventParts(shape, color, paper) {
  if (shape === "dot") {
    return [svg("circle", { r: 3, fill: color, stroke: paper, "stroke-width": 1.5 })];
  }
  const line = { d: STROKES[shape], fill: "none", "stroke-linecap": "round" };
  return [
    svg("path", { ...line, stroke: paper, "stroke-width": 4.5, opacity: 0.9 }),
    svg("path", { ...line, stroke: color, "stroke-width": 2 }),
  ];
}

export const isEvent = (shape) => shape in STROKES || shape === "dot";

const SEATS = [115, 155, 195, 235, 75];

// A badge of one place: the symbol of its newest, the signs of its others on the rim, and how many there are.
export function badgeSymbol(lead, others, { paper, ink }) {
  const found = symbol(lead.shape, { ...lead, paper, size: 26 });
  const kinds = new Map(others.map((look) => [`${look.shape} ${look.color}`, look]));
  kinds.delete(`${lead.shape} ${lead.color}`);
  [...kinds.values()].slice(0, SEATS.length).forEach(({ shape, color }, i) => {
    const turn = (SEATS[i] * Math.PI) / 180;
    const parts = isEvent(shape) ? eventParts(shape, color, paper) : markParts(shape, color, paper);
    found.append(svg("g", { transform: `translate(${(12.5 * Math.cos(turn)).toFixed(1)} ${(12.5 * Math.sin(turn)).toFixed(1)}) scale(.5)` }, parts));
  });
  found.append(countSign(others.length + 1, { x: 8.5, y: -8.5, paper, ink }));
  return found;
}

function countSign(count, { x, y, paper, ink }) {
  const text = short(count);
  const width = 6 + 5.4 * text.length;
  return svg("g", { class: "badge-count" },
    svg("rect", { x: x - width / 2, y: y - 6, width, height: 12, rx: 6, fill: ink, stroke: paper, "stroke-width": 1.2 }),
    svg("text", { x, y: y + 3.1, "text-anchor": "middle", "font-size": 9, "font-weight": 700, fill: paper }, text));
}

const short = (count) => (count < 1000 ? String(count) : `${Math.floor(count / 100) / 10}k`);
export const GRADES = ["geolocated", "assessed", "reported", "claimed", "denied"];

// Several places that would hide each other: how many marks, and around it the share of each actor and grade. Solid is what
// is geolocated or assessed, half what is reported, an open band what is claimed, dots what is denied.
export function clusterSymbol(looks, { paper, ink }) {
  const kinds = new Map();
  for (const { evidence, color, ringed } of looks) {
    const key = `${GRADES.indexOf(evidence)} ${color}`;
    if (!kinds.has(key)) kinds.set(key, { evidence, color, ringed, count: 0 });
    kinds.get(key).count += 1;
  }
  const found = symbol("dot", { color: paper, paper, size: 30 });
  found.replaceChildren(svg("circle", { r: 13, fill: paper, stroke: paper, "stroke-width": 2 }));
  let from = 0;
  for (const kind of [...kinds].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, kind]) => kind)) {
    const to = from + kind.count / looks.length;
    found.append(...arcParts(kind, arcOf(10.5, from, to), paper), ...(kind.ringed ? [svg("path", { d: arcOf(14.2, from, to), fill: "none", stroke: kind.color, "stroke-width": 1.2 })] : []));
    from = to;
  }
  found.append(svg("text", { y: 3.6, "text-anchor": "middle", "font-size": looks.length > 99 ? 8.5 : 10.5, "font-weight": 700, fill: ink }, short(looks.length)));
  return found;
}

function arcParts({ evidence, color }, d, paper) {
  const band = (width, stroke, more) => svg("path", { d, fill: "none", stroke, "stroke-width": width, ...more });
  if (evidence === "denied") return [band(2, color, { "stroke-dasharray": "1.5 2.5" })];
  if (evidence === "claimed") return [band(4.6, color), band(2, paper)];
  if (evidence === "reported") return [band(4.6, color), band(2.6, paper, { "stroke-dasharray": "2 2" })];
  return [band(4.6, color)];
}

// Part of a circle, from and to as shares of it, with a gap at its end; a whole circle where it is all of it.
function arcOf(radius, from, to) {
  const end = to - from > 0.999 ? to - 0.001 : Math.max(from + 0.01, to - 0.02);
  const at = (share) => [Math.sin(share * 2 * Math.PI) * radius, -Math.cos(share * 2 * Math.PI) * radius].map((part) => part.toFixed(2)).join(" ");
  return `M${at(from)}A${radius} ${radius} 0 ${end - from > 0.5 ? 1 : 0} 1 ${at(end)}`;
}

const frameOf = (size) => ({ viewBox: "-12 -12 24 24", width: size, height: size, "aria-hidden": "true", focusable: "false" });

// `paper` is the colour of the ground around and inside hollow symbols; `ringed` adds the Ukrainian outer ring.
export function symbol(shape, { color, paper, ringed = false, size = 24, isPale = false }) {
  const parts = isEvent(shape) ? eventParts(shape, color, paper) : markParts(shape, color, paper);
  if (ringed && !isEvent(shape)) {
    parts.unshift(
      svg("circle", { r: R + 3.6, fill: paper, stroke: paper, "stroke-width": 4, opacity: 0.9 }),
      svg("circle", { r: R + 3.6, fill: "none", stroke: color, "stroke-width": 1.5 }),
    );
  }
  // paler, and a bar under it: who sees no shades still sees that
  if (isPale) return svg("svg", { ...frameOf(size), class: "pale" }, svg("circle", { r: 9.5, fill: paper }), svg("g", { opacity: 0.6 }, parts), svg("path", { d: "M-7 10.5H7", stroke: paper, "stroke-width": 4 }), svg("path", { d: "M-7 10.5H7", stroke: color, "stroke-width": 1.8 }));
  return svg("svg", frameOf(size), parts);
}
