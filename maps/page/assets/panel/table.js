// The same claims as a table for those who read rather than look, and as CSV.
import { bare } from "../ui/badges.js";
import { dayTable, faceTable } from "./changes.js";
import { toCsv } from "../lib/csv.js";
import { dateText, footnotesOf, precisionOf, titleOf, whereOf } from "../ui/describe.js";
import { clear, el } from "../lib/dom.js";

export function tableColumns(app) {
  const { t } = app;
  return [
    [t("evidence"), (claim) => t(`evidence_${claim.evidence}`)],
    [t("actor"), (claim) => titleOf(claim, app)],
    [t("place"), (claim) => whereOf(claim, app)],
    [t("precision"), (claim) => (claim.mark === null ? el("span", { lang: "en" }, claim.whyNot || "") : precisionOf(app.data.marks[claim.mark], app))],
    [t("claimant"), (claim) => t(`claimant_${claim.claimant}`)],
    [t("clock_event"), (claim) => (claim.event ? dateText(claim.event, app) : "")],
    [t("clock_published"), (claim) => dateText(claim.published, app)],
    [t("sentence"), (claim) => el("span", { class: "quote" }, app.quoteOf(claim))],
  ];
}

// CSV keeps the vocabulary and ISO dates: it is for other programs.
const CSV_COLUMNS = [
  ["claim_id", (c) => c.id], ["report_id", (c) => c.report], ["sentence_id", (c) => c.number], ["actor", (c) => c.actor],
  ["action", (c) => c.action], ["evidence", (c) => c.evidence], ["support", (c) => c.support], ["claimant", (c) => c.claimant],
  ["modality", (c) => c.modality], ["place", (c) => c.place], ["place_name", (c) => c.placeName && c.placeName.en],
  ["place_name_uk", (c) => c.placeName && c.placeName.uk], ["oblast", (c) => c.oblast], ["precision", (c) => c.precision],
  ["uncertainty_km", (c) => c.uncertainty], ["event_date", (c) => c.event], ["source_date", (c) => c.source],
  ["published", (c) => c.published], ["why", (c) => c.why], ["why_not", (c) => c.whyNot], ["edited", (c) => c.edited],
];

export function saveCsv(app) {
  const rows = app.shownClaims().map((number) => app.data.claims[number]);
  const columns = [...CSV_COLUMNS, ["footnotes", (c) => footnotesOf(c, app)], ["quote", (c) => app.quoteOf(c)]];
  save(toCsv(rows, columns), `claims-${app.data.asOf || "undated"}.csv`);
}

function save(text, name) {
  const address = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  el("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}

function claimTable(app) {
  return {
    title: app.t("claims"),
    columns: tableColumns(app),
    rows: app.shownClaims().map((number) => app.data.claims[number]),
  };
}

function tableOf({ title, columns, rows }) {
  return el("table", {}, el("caption", {}, title),
    el("thead", {}, el("tr", {}, columns.map(([name]) => el("th", { scope: "col" }, name)))),
    el("tbody", {}, rows.map((row) => el("tr", {}, columns.map(([, value]) => el("td", { dir: "auto" }, bare(value(row))))))));
}

// `which` is "claims" or "changes"; a page without a control history has claims only.
export function openTable(app, dialog, which = "claims") {
  const byDay = dayTable(app);
  const tables = which === "claims" ? [claimTable(app)] : [faceTable(app), byDay].filter(Boolean);
  const saveShown = which === "claims" ? () => saveCsv(app) : () => save(toCsv(byDay.rows, byDay.csv), "changes.csv");
  const tab = (name) => el("button", { type: "button", "aria-pressed": String(name === which), onclick: () => openTable(app, dialog, name) }, app.t(name));
  clear(dialog).append(
    el("header", {}, el("h2", { id: "table-title" }, app.t("table")), byDay ? [tab("claims"), tab("changes")] : null,
      el("button", { type: "button", onclick: saveShown }, app.t("csv")),
      el("button", { type: "button", onclick: () => dialog.close() }, app.t("close"))),
    el("div", { class: "scroll", tabindex: 0, role: "region", "aria-labelledby": "table-title" }, tables.map(tableOf)));
  dialog.setAttribute("aria-labelledby", "table-title");
  if (!dialog.open) dialog.showModal();
}
