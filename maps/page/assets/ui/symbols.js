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

// `paper` is the colour of the ground around and inside hollow symbols; `ringed` adds the Ukrainian outer ring.
export function symbol(shape, { color, paper, ringed = false, size = 24 }) {
  const parts = isEvent(shape) ? eventParts(shape, color, paper) : markParts(shape, color, paper);
  if (ringed && !isEvent(shape)) {
    parts.unshift(
      svg("circle", { r: R + 3.6, fill: paper, stroke: paper, "stroke-width": 4, opacity: 0.9 }),
      svg("circle", { r: R + 3.6, fill: "none", stroke: color, "stroke-width": 1.5 }),
    );
  }
  return svg("svg", { viewBox: "-12 -12 24 24", width: size, height: size, "aria-hidden": "true", focusable: "false" }, parts);
}
