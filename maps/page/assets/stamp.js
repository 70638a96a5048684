// What every map says of itself: the days that it shows, as of when, and the words of its stamp.
import { datesWithin, dateText, daysText } from "./ui/describe.js";
import { summary } from "./frame.js";
import { say } from "./lib/dom.js";

export const tell = {
  asOf() { return this.data.asOf ? `${this.t("as_of", { date: dateText(this.data.asOf, this) })}.` : `${this.t("as_of", { date: this.t("unknown") })}.`; },

  // The days whose claims are shown, in words.
  windowText() {
    const days = this.time ? this.time.days().map((day, i, [, last]) => this.time.iso(this.time.clamp(Math.min(day, last)))) : this.data.window;
    if (!days) return "";
    if (this.time) return this.t("showing", { days: daysText(...days, this) });
    const [from, to] = days.map((day) => dateText(day, this));
    return this.t(from === to ? "window_day" : "window", { from, to });
  },

  // The days shown, the last of them with a claim and the day of the control map.
  showing() {
    return [this.windowText(), ...this.showingUntil()].filter(Boolean).join(" · ");
  },

  showingUntil() {
    const { time } = this;
    const drawn = [...new Set(this.data.layers.filter((layer) => layer.kind === "area" && layer.note && this.on.has(layer.key)).map((layer) => this.t("showing_control", { note: datesWithin(layer.note, this) })))];
    if (!time) return drawn;
    const last = time.lastClaim();
    const main = time.comparing ? null : time.main();
    const shown = main === null ? null : time.shownDay(main, time.day);
    return [
      last === null ? this.t("showing_none") : this.t("showing_claims", { day: dateText(time.iso(last), this) }),
      shown === null ? "" : this.t("showing_control", { note: [time.model.series[main].source, dateText(time.iso(shown), this)].join(", ") }),
      ...drawn,
    ].filter(Boolean);
  },

  untilText() { return this.showingUntil().map((part) => ` · ${part}`).join(""); },

  // Every place that names the days shown.
  tellDay() {
    const [days, until] = [this.windowText(), this.showingUntil()];
    const words = { days, until: until.map((part) => ` · ${part}`).join(""), all: `${[days, ...until].filter(Boolean).join(" · ")}.`, footer: this.footer() };
    document.querySelectorAll("[data-showing]").forEach((node) => say(node, words[node.dataset.showing]));
  },

  // A browser tells its window of a title: that waits until the slider rests.
  tellTitle() {
    if (this.time) document.title = [this.data.title || this.t("untitled"), dateText(this.time.iso(), this)].join(" · ");
  },

  // What every picture of the map says, as [words, size, weight, ink].
  stamp() {
    const { data } = this;
    const sources = [...data.reports.map((report) => [report.source, report.title].filter(Boolean).join(", ")), ...data.credits.map((credit) => [this.name(credit.name), this.name(credit.licence)].filter(Boolean).join(", "))];
    return [
      [data.title || this.t("untitled"), 16, 650, "text"],
      [[summary(this), "."].join(""), 12, 400, "text"],
      [[this.asOf(), this.showing() && `${this.showing()}.`, this.t("boundaries"), data.hasControl ? "" : `${this.t("no_control")}.`].filter(Boolean).join(" "), 11, 600, "text"],
      [this.footer(), 11, 400, "text_soft"],
      [`${this.t("sources")}: ${[...new Set(sources)].filter(Boolean).join("; ")}`, 10, 400, "text_soft"],
    ];
  },

  footer() {
    const { asOf } = this.data;
    const day = this.time && asOf && this.time.iso() < asOf ? this.time.iso() : asOf;
    return this.t("footer", { time: day ? dateText(day, this) : this.t("unknown") });
  },
};
