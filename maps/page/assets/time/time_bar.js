// The bar under the map: play, the day, the slider with the net change of every day over it, and the window of changes.
import { shiftMonths } from "../lib/days.js";
import { dateText } from "../ui/describe.js";
import { clear, el, say, svg } from "../lib/dom.js";
import { BINS, WINDOWS } from "./time.js";
import { Timeline } from "./timeline.js";

const FRAMES_MS = [440, 110, 40];

const formats = new Map(); // one takes longer to make than a thousand numbers to write

function number(value, app, digits = 1) {
  const key = `${app.lang} ${digits}`;
  if (!formats.has(key)) formats.set(key, new Intl.NumberFormat(app.lang === "uk" ? "uk" : "en", { minimumFractionDigits: digits, maximumFractionDigits: digits }));
  return formats.get(key).format(value);
}

export const km2 = (value, app) => app.t("km2", { n: number(value, app, value < 0.1 && value > 0 ? 2 : 1) });
const signed = (value, app) => `${value < 0 ? "−" : "+"}${km2(Math.abs(value), app)}`;

export class TimeBar {
  constructor(app, time, root) {
    Object.assign(this, { app, time, root, timer: null });
    this.slider = el("input", { type: "range", min: 0, max: time.count - 1, step: 1, class: "slider" });
    this.play = el("button", { type: "button", class: "play", onclick: () => this.toggle() });
    this.date = el("output", { class: "date" });
    this.status = el("p", { class: "status", role: "status" });
    this.choose = el("select", { class: "window" });
    this.compare = el("button", { type: "button", class: "compare-button", onclick: () => app.toggleCompare() });
    this.timeline = new Timeline(app, time, this);
    this.pace = 1;
    this.speed = el("button", { type: "button", class: "speed", onclick: () => this.setPace((this.pace + 1) % FRAMES_MS.length) });
    this.ages = el("div", { class: "ages" });
    this.slider.addEventListener("input", () => this.goTo(Number(this.slider.value)));
    this.slider.addEventListener("keydown", (event) => this.press(event));
    this.choose.addEventListener("change", () => { this.setWindow(Number(this.choose.value)); this.rest(); });
    root.append(el("div", { class: "run" }, this.play, this.speed), el("div", { class: "when" }, this.date, this.status), el("div", { class: "track" }, this.timeline.node, this.slider),
      el("div", { class: "span" }, el("label", {}, el("span", { class: "words" }), this.choose), this.ages), this.compare);
  }

  drawWords() {
    const { app, time } = this;
    this.root.setAttribute("aria-label", app.t("time"));
    this.slider.setAttribute("aria-label", app.t("time_slider"));
    this.slider.title = app.t("time_keys");
    clear(this.compare).append(app.t("compare"));
    this.root.querySelector(".span .words").textContent = app.t("window_label");
    this.choose.setAttribute("aria-label", app.t("window_label")); // a phone has no room for the words
    this.windowDrawn = null;
    for (const node of [this.compare, this.ages]) node.hidden = !time.model.series.length;
    this.timeline.draw();
    this.drawPlay();
    this.update();
  }

  // Besides the usual windows the one that a reader drew.
  drawWindows() {
    const { app, time } = this;
    if (this.windowDrawn === time.window) return;
    this.windowDrawn = time.window;
    const known = WINDOWS.filter((days) => days < time.count || days === 1);
    const days = known.includes(time.window) ? known : [...known, time.window].sort((a, b) => a - b);
    clear(this.choose).append(...days.map((n) => el("option", { value: n, selected: n === time.window }, WINDOWS.includes(n) ? app.t(`window_${n}`) : app.t("window_n", { n }))));
  }

  drawPlay() {
    const path = this.timer ? "M4 3h4v14H4zM12 3h4v14h-4z" : "M5 3l12 7-12 7z";
    clear(this.play).append(svg("svg", { viewBox: "0 0 20 20", width: 18, height: 18, "aria-hidden": "true" }, svg("path", { d: path })));
    this.play.setAttribute("aria-label", this.app.t(this.timer ? "pause" : "play"));
    this.speed.textContent = this.app.t("speed", { n: ["½", "1", "3"][this.pace] });
    this.speed.setAttribute("aria-label", this.app.t("speed_hint", { n: ["½", "1", "3"][this.pace] }));
  }

  setPace(pace) {
    this.pace = pace;
    if (this.timer) this.start();
    this.drawPlay();
  }

  start() {
    clearInterval(this.timer);
    this.timer = setInterval(() => this.tick(), FRAMES_MS[this.pace]);
  }

  press(event) {
    const step = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: 1, PageDown: -1 }[event.key];
    if (!step || (!event.shiftKey && !event.altKey && event.key.startsWith("Arrow"))) return; // plain arrows are the slider's own: a day
    event.preventDefault();
    if (event.altKey) return this.setWindow(this.time.window - step);
    this.goTo(shiftMonths(this.time.day, step, this.time.first));
  }

  // The first day shown moves, the last one stays.
  setWindow(days) {
    this.time.window = Math.max(1, Math.min(this.time.count, days));
    this.goTo(this.time.day);
  }

  goTo(day) {
    this.time.day = this.time.clamp(day);
    this.time.comparing?.setDay(this.time.day);
    this.time.draw();
    this.app.showDay();
    this.update();
    clearTimeout(this.idle);
    this.idle = setTimeout(() => this.rest(), 160);
  }

  // What costs more than a frame waits until the slider rests: names, list, address.
  rest() {
    clearTimeout(this.idle);
    this.app.restOnDay();
  }

  update() {
    const { app, time } = this;
    const text = dateText(time.iso(), app);
    this.slider.value = time.day;
    this.slider.setAttribute("aria-valuetext", text);
    say(this.date, text);
    this.timeline.update();
    this.drawWindows();
    const main = time.main();
    const words = main === null ? [this.timeline.wordsOf(time.day)] : this.words(main);
    say(this.status, words.join(" "));
    this.drawAges(main);
  }

  words(main) {
    const { app, time } = this;
    const shown = time.shownDay(main, time.day);
    const { source, net } = time.model.series[main];
    if (shown === null) return [app.t("time_before", { source })];
    if (shown !== time.day) return [app.t("time_gap", { source, date: dateText(time.iso(shown), app) })];
    return [app.t("time_net", { source, net: signed(net[time.snapshot(main, time.day)], app) })];
  }

  // Swatches stay from day to day, only the numbers change.
  drawAges(main) {
    const { app, time } = this;
    const sums = main === null ? { gained: 0, lost: 0 } : time.sums(main);
    const key = `${app.lang} ${time.window > 1} ${app.theme.dark}`;
    if (this.agesKey !== key) this.makeAges(key);
    say(this.ageWords.gain, app.t("gained", { n: km2(sums.gained, app) }));
    say(this.ageWords.loss, app.t("lost", { n: km2(sums.lost, app) }));
  }

  swatch(kind, age) {
    const box = el("i", {});
    const ink = this.time.ink(kind, age);
    box.style.background = kind === "loss" ? `repeating-linear-gradient(90deg, ${this.time.edge(kind)} 0 1px, ${ink} 1px 4px)` : ink;
    return box;
  }

  makeAges(key) {
    const { app, time } = this;
    this.agesKey = key;
    this.ageWords = { gain: el("span", {}), loss: el("span", {}) };
    const row = (kind) => el("span", { class: "age" }, el("span", { class: "swatches", "aria-hidden": "true" },
      Array.from({ length: time.window > 1 ? BINS : 1 }, (none, age) => this.swatch(kind, age))), this.ageWords[kind]);
    this.ages.title = app.t("ages_hint");
    clear(this.ages).append(row("gain"), row("loss"));
  }

  toggle() {
    if (this.timer) {
      clearInterval(this.timer);
      this.timer = null;
    } else {
      if (this.time.day >= this.time.count - 1) this.goTo(0);
      this.start();
    }
    this.drawPlay();
  }

  tick() {
    if (this.time.day >= this.time.count - 1) this.toggle();
    else this.goTo(this.time.day + 1);
  }
}
