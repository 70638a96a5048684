// The bar under the map: play, the day, the slider with the net change of every day over it, and the window of changes.
import { isoOf, shiftMonths } from "../lib/days.js";
import { dateText } from "../ui/describe.js";
import { clear, el, svg } from "../lib/dom.js";
import { BINS, WINDOWS } from "./time.js";

const HEIGHT = 26;
const FRAME_MS = 110;

const formats = new Map(); // one takes longer to make than a thousand numbers to write

function number(value, app, digits = 1) {
  const key = `${app.lang} ${digits}`;
  if (!formats.has(key)) formats.set(key, new Intl.NumberFormat(app.lang === "uk" ? "uk" : "en", { minimumFractionDigits: digits, maximumFractionDigits: digits }));
  return formats.get(key).format(value);
}

export const km2 = (value, app) => app.t("km2", { n: number(value, app, value < 0.1 && value > 0 ? 2 : 1) });
const signed = (value, app) => `${value < 0 ? "−" : "+"}${km2(Math.abs(value), app)}`;

// Bars of net km2 a snapshot; the tallest fiftieth are cut so that a redrawn map does not flatten all other days.
export function sparkPaths(series, height) {
  const sizes = series.net.map(Math.abs).filter((value) => value > 0).sort((a, b) => a - b);
  const top = sizes.length ? sizes[Math.min(sizes.length - 1, Math.floor(sizes.length * 0.98))] : 1;
  const bars = { up: "", down: "" };
  series.net.forEach((value, i) => {
    const tall = Math.min(1, Math.abs(value) / top) * (height / 2 - 1);
    if (tall > 0.05) bars[value > 0 ? "up" : "down"] += `M${series.days[i] + 0.1} ${height / 2}v${value > 0 ? -tall : tall}h0.8v${value > 0 ? tall : -tall}z`;
  });
  return bars;
}

export class TimeBar {
  constructor(app, time, root) {
    Object.assign(this, { app, time, root, timer: null });
    this.slider = el("input", { type: "range", min: 0, max: time.count - 1, step: 1, class: "slider" });
    this.play = el("button", { type: "button", class: "play", onclick: () => this.toggle() });
    this.date = el("output", { class: "date" });
    this.status = el("p", { class: "status", role: "status" });
    this.choose = el("select", { class: "window" });
    this.compare = el("button", { type: "button", class: "compare-button", onclick: () => app.toggleCompare() });
    this.spark = el("div", { class: "spark", "aria-hidden": "true" });
    this.ages = el("div", { class: "ages" });
    this.slider.addEventListener("input", () => this.goTo(Number(this.slider.value)));
    this.slider.addEventListener("keydown", (event) => this.press(event));
    this.choose.addEventListener("change", () => { time.window = Number(this.choose.value); this.goTo(time.day); this.rest(); });
    root.append(this.play, el("div", { class: "when" }, this.date, this.status), el("div", { class: "track" }, this.spark, this.slider),
      el("div", { class: "span" }, el("label", {}, el("span", { class: "words" }), this.choose), this.ages), this.compare);
  }

  drawWords() {
    const { app, time } = this;
    this.root.setAttribute("aria-label", app.t("time"));
    this.slider.setAttribute("aria-label", app.t("time_slider"));
    this.slider.title = app.t("time_keys");
    clear(this.compare).append(app.t("compare"));
    this.root.querySelector(".span .words").textContent = app.t("window_label");
    const options = WINDOWS.filter((days) => days < time.count || days === 1).map((days) => el("option", { value: days, selected: days === time.window }, app.t(`window_${days}`)));
    if (!WINDOWS.includes(time.window)) options.push(el("option", { value: time.window, selected: true }, app.t("window_n", { n: time.window })));
    clear(this.choose).append(...options);
    for (const node of [this.compare, this.ages, this.spark]) node.hidden = !time.model.series.length;
    this.drawSpark();
    this.drawPlay();
    this.update();
  }

  drawPlay() {
    const path = this.timer ? "M4 3h4v14H4zM12 3h4v14h-4z" : "M5 3l12 7-12 7z";
    clear(this.play).append(svg("svg", { viewBox: "0 0 20 20", width: 18, height: 18, "aria-hidden": "true" }, svg("path", { d: path })));
    this.play.setAttribute("aria-label", this.app.t(this.timer ? "pause" : "play"));
  }

  drawSpark() {
    const main = this.time.main();
    clear(this.spark);
    if (main === null) return;
    const series = this.time.model.series[main];
    const bars = sparkPaths(series, HEIGHT);
    const months = [];
    for (let at = shiftMonths(0, 1, this.time.first); at < this.time.count; at = shiftMonths(at, 1, this.time.first)) months.push(at - Number(isoOf(at, this.time.first).slice(8)) + 1);
    this.cursor = svg("rect", { class: "cursor", y: 0, width: 1, height: HEIGHT });
    this.spark.append(svg("svg", { viewBox: `0 0 ${this.time.count} ${HEIGHT}`, preserveAspectRatio: "none" },
      months.map((at) => svg("path", { class: "month", d: `M${at} 0v${HEIGHT}` })),
      svg("path", { class: "zero", d: `M0 ${HEIGHT / 2}h${this.time.count}` }),
      svg("path", { class: "up", d: bars.up }), svg("path", { class: "down", d: bars.down }), this.cursor));
  }

  press(event) {
    const step = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: 1, PageDown: -1 }[event.key];
    if (!step || (!event.shiftKey && event.key.startsWith("Arrow"))) return; // plain arrows are the slider's own: a day
    event.preventDefault();
    this.goTo(shiftMonths(this.time.day, step, this.time.first));
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
    this.date.textContent = text;
    this.cursor?.setAttribute("x", time.day);
    const main = time.main();
    const words = main === null ? [] : this.words(main);
    this.status.textContent = words.join(" ");
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
    this.ageWords.gain.textContent = app.t("gained", { n: km2(sums.gained, app) });
    this.ageWords.loss.textContent = app.t("lost", { n: km2(sums.lost, app) });
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
    if (this.timer) clearInterval(this.timer);
    else if (this.time.day >= this.time.count - 1) this.goTo(0);
    this.timer = this.timer ? null : setInterval(() => this.tick(), FRAME_MS);
    this.drawPlay();
  }

  tick() {
    if (this.time.day >= this.time.count - 1) this.toggle();
    else this.goTo(this.time.day + 1);
  }
}
