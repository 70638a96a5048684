// The notes of a story's step: words beside their point with a line to it, where they cover no mark.
import { overlaps } from "../lib/collide.js";
import { clear, el, svg } from "../lib/dom.js";
import { newRuler, widthOfText, wrap } from "../lib/wrap.js";

const SIZE = 12.5;
const LINE = 17;
const NOTE_WIDTH = 170;
const PAD = 7;
const AWAY = [24, 44, 68, 96, 130];
const EDGE_OF_MAP = 6;
const SIDES = [[1, -1], [1, 1], [-1, -1], [-1, 1], [0, -1], [0, 1], [1, 0], [-1, 0]];

// Where a box of a size may stand around a point: near places first.
export function standsAround({ x, y }, { w, h }) {
  return AWAY.flatMap((away) => SIDES.map(([right, down]) => {
    const far = right && down ? away * 0.7 : away;
    return { x: x + right * far + (right > 0 ? 0 : right < 0 ? -w : -w / 2), y: y + down * far + (down > 0 ? 0 : down < 0 ? -h : -h / 2), w, h };
  }));
}

// The point of a box that is nearest to another point: there its leader ends.
export function nearestOf({ x, y, w, h }, at) {
  return { x: Math.max(x, Math.min(x + w, at.x)), y: Math.max(y, Math.min(y + h, at.y)) };
}

export class MapNotes {
  constructor(app) {
    Object.assign(this, { app, notes: [], placed: [] });
    this.root = el("div", { class: "map-notes", "aria-hidden": "true" }); // the step says the same words
    app.map.getPane("notes").append(this.root);
    app.map.on("zoomanim", () => this.root.classList.add("zooming"));
  }

  set(notes) { this.notes = notes; }

  // Returns the boxes that notes take, for names to keep clear of.
  layout(obstacles) {
    const { app } = this;
    const { map } = app;
    const size = map.getSize();
    const ruler = newRuler();
    const taken = [...obstacles];
    clear(this.root).classList.remove("zooming");
    this.placed = [];
    for (const note of this.notes) {
      const at = map.latLngToContainerPoint([note.at[1], note.at[0]]);
      if (at.x < 0 || at.y < 0 || at.x > size.x || at.y > size.y) continue;
      const lines = wrap(ruler, app.name(note.text), { size: SIZE, width: NOTE_WIDTH });
      const box = { w: Math.ceil(Math.max(...lines.map((line) => widthOfText(ruler, line, SIZE, 400)))) + 2 * PAD + 2, h: lines.length * LINE + 2 * PAD - 3 };
      const inside = standsAround(at, box).filter(({ x, y, w, h }) => x > EDGE_OF_MAP && y > EDGE_OF_MAP && x + w < size.x - EDGE_OF_MAP && y + h < size.y - EDGE_OF_MAP);
      const stand = inside.find((place) => !taken.some((other) => overlaps(place, other))) || inside[0];
      if (!stand) continue;
      taken.push(stand);
      this.placed.push({ at, box: stand, lines });
    }
    this.draw();
    return this.placed.map(({ box }) => box);
  }

  draw() {
    const { theme, map } = this.app;
    const origin = map.containerPointToLayerPoint([0, 0]);
    const move = (node, { x, y }) => { node.style.transform = `translate(${Math.round(x + origin.x)}px, ${Math.round(y + origin.y)}px)`; };
    const leaders = svg("svg", { class: "leaders", width: 1, height: 1 }, this.shapes({ boxes: false }));
    move(leaders, { x: 0, y: 0 });
    this.root.append(leaders);
    for (const { box, lines } of this.placed) {
      const node = el("div", { class: "map-note" }, lines.map((line) => el("span", {}, line)));
      Object.assign(node.style, { width: `${box.w}px`, height: `${box.h}px`, borderColor: theme.base("text") });
      move(node, box);
      this.root.append(node);
    }
  }

  // The same as elements of a picture, in points of the map's frame.
  shapes({ boxes }) {
    const { theme } = this.app;
    const ink = theme.base("text");
    return this.placed.flatMap(({ at, box, lines }) => {
      const end = nearestOf(box, at);
      const path = `M${at.x.toFixed(1)} ${at.y.toFixed(1)}L${end.x.toFixed(1)} ${end.y.toFixed(1)}`;
      const line = { d: path, fill: "none", "stroke-linecap": "round" };
      return [
        svg("path", { ...line, stroke: theme.base("halo"), "stroke-width": 4 }), svg("path", { ...line, stroke: ink, "stroke-width": 1.5 }),
        svg("circle", { cx: at.x, cy: at.y, r: 3, fill: ink, stroke: theme.base("halo"), "stroke-width": 1.5 }),
        boxes ? svg("rect", { x: box.x, y: box.y, width: box.w, height: box.h, rx: 4, fill: theme.paper, stroke: ink }) : null,
        boxes ? lines.map((words, i) => svg("text", { x: box.x + PAD, y: box.y + PAD + 10 + LINE * i, "font-size": SIZE, fill: ink }, words)) : null,
      ];
    });
  }
}
