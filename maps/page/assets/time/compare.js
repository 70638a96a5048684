// Two states side by side under a swipe bar, and the areas in which they differ.
import { dayNumber, shiftMonths } from "../lib/days.js";
import { dateText } from "../ui/describe.js";
import { clear, el } from "../lib/dom.js";
import { chainRings, facesOf } from "../data/history.js";
import { km2 } from "./time_bar.js";

const LISTED = 12;
const RIM = { fill: false, stroke: true, weight: 1.6, opacity: 1, lineCap: "butt", lineJoin: "round", _dashArray: [] };
const FEWEST_KM2 = 0.01;

// Cells that only the right side holds are 1, those that only the left holds are -1.
export function differ(cells, left, right) {
  const classes = new Int8Array(cells + 1);
  for (let i = 0; i < cells; i += 1) classes[i] = right[i] - left[i];
  return classes;
}

// The day and a month before; where that shows the same snapshot, as at the start, the day and a month later.
function pairAround(time, series) {
  const at = (day) => time.snapshot(series, day);
  const before = time.clamp(shiftMonths(time.day, -1, time.first));
  const days = at(before) < at(time.day) ? [before, time.day] : [time.day, time.clamp(shiftMonths(time.day, 1, time.first))];
  return days.map((day) => ({ series, day: Math.max(day, time.model.series[series].days[0]) }));
}

export class Compare {
  constructor(app, time, parts, sides) {
    const main = time.main() ?? 0;
    Object.assign(this, { app, time, parts, share: 0.5 });
    this.sides = sides || pairAround(time, main);
    this.bar = el("div", { class: "swipe", role: "slider", tabindex: 0, "aria-valuemin": 0, "aria-valuemax": 100, "aria-orientation": "horizontal" }, el("span", { class: "knob", "aria-hidden": "true" }, "⇔"));
    this.names = [el("div", { class: "side left" }), el("div", { class: "side right" })];
    this.bar.addEventListener("pointerdown", (event) => this.bar.setPointerCapture(event.pointerId));
    this.bar.addEventListener("pointermove", (event) => { if (this.bar.hasPointerCapture(event.pointerId)) this.swipe(event.clientX); });
    this.bar.addEventListener("keydown", (event) => this.press(event));
    this.redraw = () => time.draw();
    app.map.on("move", this.redraw);
    parts.legendBox.open = false; // it would lie over the right side
    parts.mapBox.append(this.bar, ...this.names);
    this.drawWords();
  }

  close() {
    this.app.map.off("move", this.redraw);
    this.bar.remove();
    this.names.forEach((name) => name.remove());
    clear(this.parts.compare);
  }

  // The slider moves the right side; words and areas follow when it rests.
  setDay(day) { this.sides[1].day = day; }

  swipe(clientX) {
    const box = this.app.mapNode.getBoundingClientRect();
    this.place((clientX - box.x) / box.width);
  }

  press(event) {
    const step = { ArrowLeft: -0.02, ArrowRight: 0.02, Home: -1, End: 1 }[event.key];
    if (!step) return;
    event.preventDefault();
    this.place(this.share + step);
  }

  place(share) {
    this.share = Math.max(0, Math.min(1, share));
    this.bar.style.left = `${this.share * 100}%`;
    this.bar.setAttribute("aria-valuenow", Math.round(this.share * 100));
    this.time.draw();
  }

  isShared() { return this.model(0).sheet === this.model(1).sheet; }

  model(side) { return this.time.model.series[this.sides[side].series]; }

  classes() {
    const { time, sides } = this;
    const key = sides.map((side) => `${side.series}:${time.snapshot(side.series, side.day)}`).join("/");
    if (this.known?.key !== key) {
      const sheet = this.model(0).sheet;
      const classes = differ(sheet.cells, ...sides.map((side) => time.held(side.series, side.day)));
      this.known = { key, sheet, classes, rings: [-1, 1].map((value) => chainRings(sheet, classes, value)) };
    }
    return this.known;
  }

  scenes() {
    const at = this.share * this.app.map.getSize().x;
    const { time } = this;
    const rims = this.isShared() ? this.classes().rings.map((rings, i) => ({ sheet: this.known.sheet, rings, style: { ...RIM, color: time.ink(i ? "gain" : "loss", 0) } })) : [];
    const [left, right] = this.sides.map((side) => [...this.time.stepsOf(side.day, [side.series]), ...rims]);
    return [{ steps: left, to: at }, { steps: right, from: at }];
  }

  label(side) {
    const { app, time } = this;
    const { series, day } = this.sides[side];
    const shown = time.shownDay(series, day);
    const { source } = this.model(side);
    return shown === null ? app.t("time_before", { source }) : `${source}, ${dateText(time.iso(shown), app)}`;
  }

  drawWords() {
    const { app } = this;
    this.bar.setAttribute("aria-label", app.t("swipe"));
    this.names.forEach((node, side) => { clear(node).append(el("bdi", {}, this.label(side))); });
    clear(this.parts.compare).append(
      el("div", { class: "bar" }, el("h2", {}, app.t("compare")), el("button", { type: "button", onclick: () => app.toggleCompare() }, app.t("close"))),
      el("div", { class: "pair" }, this.chooser(0, "compare_left"), this.chooser(1, "compare_right")),
      this.result());
    this.place(this.share);
  }

  change() {
    this.drawWords();
    this.app.remember();
  }

  chooser(side, key) {
    const { app, time } = this;
    const state = this.sides[side];
    const day = el("input", { type: "date", min: time.iso(0), max: time.iso(time.count - 1), value: time.iso(state.day), "aria-label": `${app.t(key)}: ${app.t("date")}` });
    day.addEventListener("change", () => {
      if (!day.value) return;
      state.day = time.clamp(dayNumber(day.value, time.first));
      this.change();
    });
    const select = el("select", { "aria-label": `${app.t(key)}: ${app.t("control_source")}` }, time.model.series.map((one, number) =>
      el("option", { value: number, selected: number === state.series }, `${one.source} · ${app.name(app.data.styles[one.kind].legend)}`)));
    select.addEventListener("change", () => { state.series = Number(select.value); this.change(); });
    return el("fieldset", {}, el("legend", {}, app.t(key)), time.model.series.length > 1 ? select : null, day);
  }

  marked(face, button) {
    button.style.borderLeftColor = this.time.ink(face.value > 0 ? "gain" : "loss", 0);
    return button;
  }

  result() {
    const { app } = this;
    if (!this.isShared()) return el("p", { class: "note" }, app.t("compare_apart"));
    const { sheet, classes } = this.classes();
    const rows = [1, -1].flatMap((value) => facesOf(sheet, classes, value).map((face) => ({ ...face, value })));
    const total = (value) => rows.filter((row) => row.value === value).reduce((sum, row) => sum + row.area, 0);
    const listed = rows.filter((row) => row.area >= FEWEST_KM2).sort((a, b) => b.area - a.area);
    return el("div", {},
      el("p", { class: "sums", role: "status" }, app.t("compare_sums", { more: km2(total(1), app), less: km2(total(-1), app) })),
      el("ol", { class: "faces" }, listed.slice(0, LISTED).map((face) => el("li", {},
        this.marked(face, el("button", { type: "button", onclick: () => app.showBounds(degrees(face)) },
          el("strong", {}, `${face.value > 0 ? "+" : "−"}${km2(face.area, app)}`), " ", el("bdi", {}, app.nearestName(degrees(face)))))))),
      listed.length > LISTED ? el("p", { class: "note" }, app.t("compare_more", { n: listed.length - LISTED })) : null);
  }
}

// Mercator units back to degrees: west, south, east, north.
export function degrees({ west, south, east, north }) {
  const lat = (y) => (Math.atan(Math.sinh((0.5 - y) * 2 * Math.PI)) * 180) / Math.PI;
  return [(west - 0.5) * 360, lat(south), (east - 0.5) * 360, lat(north)];
}
