// Faces of a source's map that changed hands: popup, and tables of changes by day and face.
import { bare, evidenceBadge } from "../ui/badges.js";
import { dateText, titleOf, whereOf } from "../ui/describe.js";
import { gainsByDay } from "../data/history.js";
import { el } from "../lib/dom.js";
import { km2 } from "../time/time_bar.js";

function headOf(app, row) {
  return row.side ? app.t("change_side", { actor: app.t(`actor_${row.side}`) }) : app.t(`change_${row.change}`);
}

export function changePopup(app, row) {
  const style = row.evidence === null ? app.name(app.data.styles.unexplained_change.legend) : "";
  return el("div", { class: "popup" },
    el("h3", {}, el("span", {}, headOf(app, row)), row.evidence ? evidenceBadge(app, row) : null),
    el("p", { class: "where" }, km2(row.km2, app), row.oblast ? [", ", bare(app.oblastName(row.oblast))] : ""),
    el("p", { class: "exact" }, app.t("change_between", { source: row.source, from: dateText(row.from, app), to: dateText(row.to, app) }), style ? ` ${style}.` : ""),
    row.support ? el("p", { class: "exact" }, app.t(`support_${row.support}`)) : null,
    app.knownBy(row.claims).map((number) => {
      const claim = app.data.claims[number];
      return el("p", { class: "actions" }, el("button", { type: "button", onclick: () => app.openClaim(number) },
        titleOf(claim, app), ", ", bare(whereOf(claim, app))));
    }));
}

// [heading, row => cell] for the table on screen; rows are the newest first.
export function dayTable(app) {
  const { time } = app;
  const main = time?.main() ?? null;
  if (main === null) return null;
  const series = time.model.series[main];
  const day = (number) => dateText(time.iso(number), app);
  return {
    title: app.t("changes_by_day", { source: series.source }),
    columns: [
      [app.t("date"), (row) => day(row.day), (row) => row.day], [app.t("compared_with"), (row) => day(row.before), (row) => row.before],
      [app.t("gained_head"), (row) => km2(row.gained, app), (row) => row.gained], [app.t("lost_head"), (row) => km2(row.lost, app), (row) => row.lost],
      [app.t("net_head"), (row) => `${row.gained < row.lost ? "−" : "+"}${km2(Math.abs(row.gained - row.lost), app)}`, (row) => row.gained - row.lost],
    ],
    csv: [["source", () => series.source], ["kind", () => series.kind], ["from_date", (row) => time.iso(row.before)], ["to_date", (row) => time.iso(row.day)],
      ["gained_km2", (row) => Number(row.gained.toFixed(4))], ["lost_km2", (row) => Number(row.lost.toFixed(4))], ["net_km2", (row) => Number((row.gained - row.lost).toFixed(4))]],
    rows: gainsByDay(series).reverse(),
  };
}

export function faceTable(app) {
  const rows = app.data.layers.filter((layer) => layer.kind === "change").flatMap((layer) => layer.rows).filter((row) => !app.time || app.time.coversDay(app.time.number(row.to))).map((row) => app.changeOn(row));
  if (!rows.length) return null;
  rows.sort((a, b) => (a.to < b.to ? 1 : a.to > b.to ? -1 : b.km2 - a.km2));
  return {
    title: [app.t("changes_graded"), app.windowText()].filter(Boolean).join(" · "),
    columns: [
      [app.t("date"), (row) => dateText(row.to, app), (row) => row.to], [app.t("compared_with"), (row) => dateText(row.from, app), (row) => row.from],
      [app.t("actor"), (row) => headOf(app, row)], [app.t("area_head"), (row) => km2(row.km2, app), (row) => row.km2], [app.t("evidence"), (row) => (row.evidence ? app.t(`evidence_${row.evidence}`) : app.t("no_report"))],
      [app.t("control_source"), (row) => row.source], [app.t("claims"), (row) => app.knownBy(row.claims).map((number) => whereOf(app.data.claims[number], app)).join("; ")],
    ],
    rows,
  };
}
