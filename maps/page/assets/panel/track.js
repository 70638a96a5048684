// How often, and how soon, what each claimant says is shown on a source's map: a table with the shares and their intervals.
import { bare } from "../ui/badges.js";
import { clear, el, svg } from "../lib/dom.js";

const RECORD_WIDE = 120;
const RECORD_TALL = 18;
const USUAL_HORIZON = 60;

function percent(share, app) {
  return new Intl.NumberFormat(app.lang === "uk" ? "uk" : "en", { style: "percent", maximumFractionDigits: 0 }).format(share);
}

// A share as a bar, its 95 % interval as a whisker.
function sharePlot(app, [, share, low, high]) {
  const at = (value) => (value * RECORD_WIDE).toFixed(1);
  const ink = app.theme.base("text");
  const middle = RECORD_TALL / 2;
  return svg("svg", { viewBox: `0 0 ${RECORD_WIDE} ${RECORD_TALL}`, width: RECORD_WIDE, height: RECORD_TALL, "aria-hidden": "true" },
    svg("rect", { x: 0, y: 4, width: RECORD_WIDE, height: RECORD_TALL - 8, class: "all" }),
    share === null ? null : [svg("rect", { x: 0, y: 4, width: at(share), height: RECORD_TALL - 8, class: "share" }),
      svg("path", { d: `M${at(low)} ${middle}H${at(high)}M${at(low)} ${middle - 4}v8M${at(high)} ${middle - 4}v8`, stroke: ink, "stroke-width": 1.5, fill: "none" })]);
}

function recordRow(app, row, number) {
  const within = row.within[number];
  const [, share, low, high, shown, seen] = within;
  const words = share === null ? app.t("track_few") : `${percent(share, app)} (${percent(low, app)}–${percent(high, app)})`;
  return el("tr", {}, el("th", { scope: "row" }, bare(row.group === "all" ? app.t("track_all") : app.t(`claimant_${row.group}`))),
    el("td", {}, String(row.said)), el("td", {}, String(row.followed)),
    el("td", { class: "within" }, sharePlot(app, within), el("span", {}, words), " ", el("small", {}, app.t("of_all", { n: shown, all: seen }))),
    el("td", {}, row.median === null ? "–" : app.t("window_n", { n: Math.round(row.median) })));
}

export function drawTrack(app, root) {
  const rows = app.data.track;
  root.hidden = !rows.length;
  if (!rows.length) return;
  const days = rows[0].within.map(([n]) => n);
  app.horizon ??= Math.max(0, days.indexOf(USUAL_HORIZON));
  const choose = el("select", { "aria-label": app.t("track_within") }, days.map((n, i) => el("option", { value: i, selected: i === app.horizon }, app.t("window_n", { n }))));
  choose.addEventListener("change", () => {
    app.horizon = Number(choose.value);
    drawTrack(app, root);
    root.querySelector("select").focus();
  });
  const sources = [...new Set(rows.map(({ source }) => source))];
  clear(root).append(el("summary", {}, app.t("track")), el("p", { class: "note" }, app.t("track_why")), el("label", {}, `${app.t("track_within")} `, choose),
    ...sources.map((source) => el("div", { class: "scroll-x", tabindex: 0, role: "region", "aria-label": source }, el("table", {}, el("caption", {}, bare(app.t("track_on", { source }))),
      el("thead", {}, el("tr", {}, ["claimant", "track_said", "track_followed", "track_share", "track_median"].map((key) => el("th", { scope: "col" }, app.t(key))))),
      el("tbody", {}, rows.filter((row) => row.source === source).map((row) => recordRow(app, row, app.horizon)))))));
}
