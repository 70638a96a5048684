// What the map shows on a day: the claims of its window, a control history, and both sides of a comparison.
import { areaLayer, Drawings } from "../map/ground/canvas_area.js";
import { dayNumber, isoOf } from "../lib/days.js";
import { heldAt, netOf, snapshotOf } from "../data/history.js";
import { emptySight, gatherSpells, lastTold, lookAt, sumUp } from "../data/spells.js";
import { readSheet } from "../data/sheet.js";

export const BINS = 4;
export const WINDOWS = [1, 7, 30, 90, 365];
const MONTH = 30;

function canvasStyle(style, more) {
  return {
    fill: Boolean(style.fill), fillColor: style.fill, fillOpacity: style.opacity, pattern: style.pattern, stroke: Boolean(style.edge),
    color: style.edge || style.fill, weight: style.edge_width, opacity: 1, _dashArray: style.dash, lineCap: "butt", lineJoin: "round", ...more,
  };
}

// `packed` are the unpacked bytes of its sheets; a page of one day has no days to choose, one without a history no series.
export function readHistory(data, packed) {
  const { time } = data;
  if (!time) return null;
  const sheets = packed.map((bytes, number) => {
    const tracks = time.series.filter((one) => one.sheet === number).length;
    return readSheet(bytes, { tracks, scale: time.scale, areaUnit: time.areaUnit });
  });
  const seen = sheets.map(() => 0);
  const series = time.series.map((one) => {
    const sheet = sheets[one.sheet];
    const track = sheet.tracks[seen[one.sheet]++];
    let day = 0;
    const days = one.days.map((step) => (day += step));
    return { ...one, sheet, track, days, net: netOf(sheet, track, days.length), style: canvasStyle(data.styles[one.kind]) };
  });
  return { sheets, series };
}

export class Time {
  constructor(app, model) {
    const { time } = app.data;
    Object.assign(this, { app, model, first: time.first, count: time.count, day: time.day, comparing: null });
    this.drawings = new Drawings(model);
    this.layer = new (areaLayer(app.L))(app.controlCanvas);
    const order = app.data.layers.map((layer) => layer.key);
    this.order = model.series.map((one, number) => number).sort((a, b) => order.indexOf(model.series[a].key) - order.indexOf(model.series[b].key));
    this.spells = gatherSpells(app.data.claims, app.claimRows, (iso) => this.number(iso));
    this.sight = emptySight(this.spells);
    this.views = [];
    let report = 0;
    this.reports = (time.reports || []).map((step) => (report += step));
    // wide enough for the newest report on the day it opens on
    this.window = Math.min(this.count, Math.max(MONTH, this.day - (this.reports.filter((day) => day <= this.day).pop() ?? this.day) + 1));
  }

  iso(day = this.day) { return isoOf(day, this.first); }

  number(iso) { return dayNumber(iso, this.first); }

  clamp(day) { return Math.max(0, Math.min(this.count - 1, day)); }

  // The series whose changes are shown: the first that is switched on, controlled ground before claims.
  main() {
    const shown = this.order.filter((number) => this.app.isOn(this.model.series[number].key));
    return shown.find((number) => this.model.series[number].kind === "assessed_control") ?? shown[shown.length - 1] ?? null;
  }

  snapshot(number, day) { return snapshotOf(this.model.series[number].days, day); }

  // The day of the snapshot that a series shows on a day, null before its first.
  shownDay(number, day) {
    const at = this.snapshot(number, day);
    return at < 0 ? null : this.model.series[number].days[at];
  }

  // The two snapshots a window reaches between, or null where nothing can be compared.
  span(number, day = this.day) {
    const last = this.snapshot(number, day);
    const first = Math.max(0, this.snapshot(number, day - this.window));
    return last > first ? { first, last, today: day, window: this.window, bins: BINS } : null;
  }

  // Ground gained and lost in the window, in km2.
  sums(number) {
    const span = this.span(number);
    return span ? this.drawings.changes(number, span) : { gained: 0, lost: 0 };
  }

  stepsOf(day, numbers) {
    const steps = [];
    for (const number of numbers) {
      const { sheet, style } = this.model.series[number];
      const at = this.snapshot(number, day);
      if (at >= 0) steps.push({ sheet, rings: this.drawings.held(number, at), style });
    }
    return steps;
  }

  changeSteps(number) {
    const span = number === null ? null : this.span(number);
    if (!span) return [];
    const { sheet } = this.model.series[number];
    return this.drawings.changes(number, span).steps.map(({ value, rings }) => ({ sheet, rings, style: this.ageStyle(value) }));
  }

  ageStyle(value) {
    const isGain = value > 0;
    const fill = this.ink(isGain ? "gain" : "loss", Math.abs(value) - 1);
    return canvasStyle({ fill, opacity: isGain ? 0.92 : 1, pattern: isGain ? "none" : "bars", edge: this.edge(isGain ? "gain" : "loss"), edge_width: 0.8, dash: [] });
  }

  // `age` is 0 for the youngest.
  ink(kind, age) { return this.app.data.time.inks[kind][age][this.app.theme.dark ? 1 : 0]; }

  // Gains are parted by the colour of the page, losses wear bars and edge of the same ink.
  edge(kind) {
    if (kind === "gain") return this.app.theme.base("halo");
    return this.app.theme.dark ? "#EAF5FD" : "#0B3C69";
  }

  draw() {
    if (this.comparing) return this.layer.setScenes(this.comparing.scenes());
    const shown = this.order.filter((number) => this.app.isOn(this.model.series[number].key));
    return this.layer.setScenes([{ steps: [...this.stepsOf(this.day, shown), ...this.changeSteps(this.main())] }]);
  }

  held(number, day) {
    const { sheet, track } = this.model.series[number];
    return heldAt(sheet, track, this.snapshot(number, day));
  }

  // The first and the last day whose claims are shown, with the days that the reader chose to publish within.
  days() {
    const { from, to } = this.app.filter;
    const last = Math.min(this.day, to ? this.number(to) : Infinity);
    return [Math.max(this.day - this.window + 1, from ? this.number(from) : -Infinity), last];
  }

  coversDay(day) { return day <= this.day && day > this.day - this.window; }

  // A claim shows from its day on for as long as the window is, one without a day always.
  coversClaim(number) {
    const day = this.spells.days[number];
    return day < -1e9 || this.coversDay(day);
  }

  // The newest day shown that has a claim, null where none has.
  lastClaim() { return lastTold(this.spells, ...this.days()); }

  // Asked once for each day, window and filter; what a mark is follows from it.
  look() {
    const { from, to } = this.app.filter;
    lookAt(this.spells, this.sight, ...this.days(), !from && !to);
  }

  // The marks that have a claim on the days shown.
  seenMarks() { return this.sight.seen; }

  // Whether a mark has a claim on the days shown that filters let through.
  hasAny(number, passing) {
    for (let i = this.sight.low[number]; i < this.sight.high[number]; i += 1) if (passing[this.spells.row[i]]) return true;
    return false;
  }

  // In which third of the days shown a mark was last said: 0 for the newest.
  ageOf(number) {
    const { said } = this.markOn(number);
    return said === null ? 0 : Math.min(2, Math.floor((3 * (this.day - this.number(said))) / this.window));
  }

  // A mark as its claims of these days make it, never a later one; the same object as long as they are the same.
  markOn(number) {
    const [low, high] = [this.sight.low[number], this.sight.high[number]];
    const before = this.views[number];
    if (before && before.low === low && before.high === high) return before;
    const { data } = this.app;
    const { told, said, ...known } = sumUp(this.spells, low, high);
    const iso = (day) => (day === null ? null : this.iso(day));
    const claims = known.rows.map((row) => data.claims[row]);
    return (this.views[number] = {
      ...data.marks[number], ...known, low, high, published: iso(told), said: iso(said),
      edited: claims.find(({ edited }) => edited)?.edited ?? null, isPast: claims.length > 0 && claims.every(({ outcome }) => outcome === "already_held"),
    });
  }
}
