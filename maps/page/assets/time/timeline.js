// The chart over the slider: claims by evidence, ground gained and lost under them, days without a report, and a brush over
// the days shown.
import { barOfDays, countBars, gapsOf, monthsOf, startsOf, sumBars, topOf } from "../data/timeline.js";
import { gainsByDay } from "../data/history.js";
import { dateText } from "../ui/describe.js";
import { clear, el, svg } from "../lib/dom.js";
import { isoOf } from "../lib/days.js";
import { GRADES } from "../ui/symbols.js";

const CLAIMS = 34;
const GROUND = 20;
const TICK = 3;
const NEAR = 9; // pixels from an edge that still take hold of it
const LABEL = 46; // pixels that the name of a month needs

export class Timeline {
  constructor(app, time, bar) {
    Object.assign(this, { app, time, bar, starts: startsOf(time.count, time.first) });
    this.bars = barOfDays(this.starts, time.count);
    this.brush = el("div", { class: "brush" }, el("i", { class: "edge" }), el("i", { class: "edge" }));
    this.plot = el("div", { class: "plot" });
    this.most = el("span", { class: "most" });
    this.months = el("div", { class: "months" });
    this.node = el("div", { class: "spark", role: "img" }, this.plot, this.brush, this.most, this.months);
    this.node.addEventListener("pointerdown", (event) => this.grip(event));
    this.node.addEventListener("pointermove", (event) => this.move(event));
    this.node.addEventListener("pointerup", () => this.leave());
    this.node.addEventListener("pointercancel", () => this.leave());
  }

  // What the filters let through by day, what the ground did, and the gaps.
  draw() {
    const { app, time } = this;
    const { count } = time;
    const claims = app.data.claims.map(({ evidence }, number) => ({ evidence, day: time.spells.days[number] })).filter((none, number) => app.passing?.[number] ?? true);
    this.counts = countBars(claims, GRADES, this.bars, this.starts.length);
    const main = time.main();
    const tall = CLAIMS + (main === null ? 0 : GROUND);
    this.node.style.setProperty("--tall", `${tall}px`);
    const totals = this.starts.map((none, bar) => this.counts.reduce((sum, grade) => sum + grade[bar], 0));
    const top = Math.max(1, ...totals);
    this.most.textContent = app.t(this.isWeekly() ? "most_week" : "most_day", { n: top });
    const gaps = gapsOf(time.reports, count).map(([from, to]) => {
      const gap = el("i", { class: "gap" });
      Object.assign(gap.style, { left: `${(100 * from) / count}%`, width: `${(100 * (to - from)) / count}%`, height: `${CLAIMS}px` });
      return gap;
    });
    clear(this.plot).append(...gaps, svg("svg", { viewBox: `0 0 ${count} ${tall}`, preserveAspectRatio: "none", "aria-hidden": "true" },
      monthsOf(count, time.first, Infinity).map((at) => svg("path", { class: "month", d: `M${at} 0v${tall}` })),
      GRADES.map((grade, i) => svg("path", { class: `bar ${grade}`, d: this.stack(i, top) })),
      this.isWeekly() ? null : svg("path", { class: "ticks", d: time.reports.map((day) => `M${day + 0.5} ${CLAIMS}v${-TICK}`).join("") }),
      main === null ? null : this.ground(main)));
    this.node.setAttribute("aria-label", app.t("timeline", { n: claims.length, from: dateText(time.iso(0), app), to: dateText(time.iso(count - 1), app), reports: time.reports.length }));
    this.drawMonths();
    this.update();
  }

  isWeekly() { return this.starts.length < this.time.count; }

  // Bars of one grade on top of the better ones, best known at the bottom.
  stack(grade, top) {
    return this.starts.map((from, bar) => {
      const own = this.counts[grade][bar];
      if (!own) return "";
      const below = this.counts.slice(0, grade).reduce((sum, counts) => sum + counts[bar], 0);
      const [width, tall] = [this.width(bar), (own / top) * CLAIMS];
      return `M${from + 0.08 * width} ${(CLAIMS * (1 - below / top)).toFixed(2)}h${(0.84 * width).toFixed(2)}v${(-tall).toFixed(2)}h${(-0.84 * width).toFixed(2)}z`;
    }).join("");
  }

  width(bar) { return (this.starts[bar + 1] ?? this.time.count) - this.starts[bar]; }

  ground(main) {
    const sums = sumBars(gainsByDay(this.time.model.series[main]), this.bars, this.starts.length);
    const top = topOf([...sums.gained, ...sums.lost]);
    const middle = CLAIMS + GROUND / 2;
    const path = (values, way) => this.starts.map((from, bar) => {
      const tall = Math.min(1, values[bar] / top) * (GROUND / 2 - 1) * way;
      return Math.abs(tall) > 0.05 ? `M${from + 0.1} ${middle}v${-tall}h${this.width(bar) - 0.2}v${tall}z` : "";
    }).join("");
    return [svg("path", { class: "zero", d: `M0 ${middle}h${this.time.count}` }), svg("path", { class: "up", d: path(sums.gained, 1) }), svg("path", { class: "down", d: path(sums.lost, -1) })];
  }

  drawMonths() {
    const { app, time } = this;
    const format = new Intl.DateTimeFormat(app.lang === "uk" ? "uk-UA" : "en-GB", { month: "short", timeZone: "UTC" });
    const most = Math.floor((this.node.clientWidth || 400) / LABEL);
    clear(this.months).append(...monthsOf(time.count, time.first, most).filter((day) => day < time.count * 0.97).map((day) => {
      const iso = isoOf(day, time.first);
      const label = el("span", {}, iso.slice(5, 7) === "01" ? iso.slice(0, 4) : format.format(new Date(`${iso}T00:00:00Z`)));
      label.style.left = `${(100 * day) / time.count}%`;
      return label;
    }));
    this.months.hidden = !this.months.children.length;
  }

  update() {
    const { time } = this;
    const from = Math.max(0, time.day - time.window + 1);
    this.brush.style.left = `${(100 * from) / time.count}%`;
    this.brush.style.width = `${(100 * (time.day + 1 - from)) / time.count}%`;
  }

  // "3 geolocated, 2 claimed" of the bar of a day.
  wordsOf(day) {
    const { app, time } = this;
    const bar = this.bars[day];
    const counted = GRADES.map((grade, i) => [this.counts[i][bar], app.t(`evidence_${grade}`)]).filter(([n]) => n).map((pair) => pair.join(" "));
    const isReported = time.reports.some((report) => this.bars[report] === bar);
    return counted.length ? app.t("timeline_claims", { counts: counted.join(", ") }) : app.t(isReported ? "timeline_none" : "timeline_gap");
  }

  dayAt(clientX) {
    const box = this.node.getBoundingClientRect();
    return this.time.clamp(Math.floor(((clientX - box.x) / box.width) * this.time.count));
  }

  // An edge moves that edge, the middle moves the whole, elsewhere a new stretch begins.
  grip(event) {
    if (event.button > 0) return;
    this.node.setPointerCapture(event.pointerId);
    const box = this.brush.getBoundingClientRect();
    const { time } = this;
    const day = this.dayAt(event.clientX);
    const from = Math.max(0, time.day - time.window + 1);
    const what = Math.abs(event.clientX - box.left) <= NEAR ? "from" : Math.abs(event.clientX - box.right) <= NEAR ? "to" : event.clientX > box.left && event.clientX < box.right && time.window < time.count ? "both" : "new";
    this.held = { what, day, from, to: time.day, window: time.window, isMoved: false };
    event.preventDefault();
  }

  move(event) {
    const day = this.dayAt(event.clientX);
    if (!this.held) {
      this.node.title = `${this.isWeekly() ? `${dateText(this.time.iso(this.starts[this.bars[day]]), this.app)} –` : dateText(this.time.iso(day), this.app)}: ${this.wordsOf(day)}`;
      return;
    }
    const { what, day: start, from, to, window } = this.held;
    if (day === start && !this.held.isMoved) return;
    this.held.isMoved = true;
    const { time } = this;
    if (what === "from") this.show(Math.min(day, to), to);
    else if (what === "to") this.show(Math.min(from, day), Math.max(from, day));
    else if (what === "both") this.show(time.clamp(to + day - start) - window + 1, time.clamp(to + day - start));
    else this.show(Math.min(start, day), Math.max(start, day));
  }

  leave() {
    const { held } = this;
    this.held = null;
    if (!held) return;
    if (!held.isMoved) this.bar.goTo(held.day);
    this.bar.rest();
  }

  show(from, to) {
    this.time.window = to - from + 1;
    this.bar.goTo(to);
  }
}
