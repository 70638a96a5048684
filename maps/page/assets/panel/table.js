// The same claims as a table for those who read rather than look, and as CSV.
import { bare } from "../ui/badges.js";
import { dayTable, faceTable } from "./changes.js";
import { toCsv } from "../lib/csv.js";
import { dateText, footnotesOf, outcomeOf, precisionOf, saidBy, titleOf, whereOf } from "../ui/describe.js";
import { clear, el } from "../lib/dom.js";
import { download } from "../lib/download.js";
import { nearTable } from "./near.js";
import { GRADES } from "../ui/symbols.js";

const PAGE = 200;

export function tableColumns(app) {
  const { t } = app;
  return [
    [t("evidence"), (claim) => t(`evidence_${claim.evidence}`), (claim) => GRADES.indexOf(claim.evidence)],
    [t("actor"), (claim) => titleOf(claim, app)],
    [t("place"), (claim) => whereOf(claim, app)],
    [t("precision"), (claim) => (claim.mark === null ? el("span", { lang: "en" }, claim.whyNot || "") : precisionOf(app.data.marks[claim.mark], app))],
    [t("claimant"), (claim) => (claim.evidence === "denied" ? saidBy(claim, app) : t(`claimant_${claim.claimant}`))],
    [t("clock_event"), (claim) => (claim.event ? dateText(claim.event, app) : ""), (claim) => claim.event || ""],
    [t("clock_published"), (claim) => dateText(claim.published, app), (claim) => claim.published || ""],
    ...(app.data.claims.some((claim) => claim.outcome) ? [[t("outcome"), (claim) => outcomeOf(claim, app)]] : []),
    [t("sentence"), (claim) => el("span", { class: "quote", lang: claim.lang || "en" }, app.quoteOf(claim))],
  ];
}

// CSV keeps the vocabulary and ISO dates: it is for other programs.
const CSV_COLUMNS = [
  ["claim_id", (c) => c.id], ["report_id", (c) => c.report], ["sentence_id", (c) => c.number], ["actor", (c) => c.actor],
  ["action", (c) => c.action], ["evidence", (c) => c.evidence], ["support", (c) => c.support], ["claimant", (c) => c.claimant], ["denied_by", (c) => c.deniedBy], ["lang", (c) => c.lang],
  ["modality", (c) => c.modality], ["relation", (c) => c.relation], ["place", (c) => c.place], ["place_name", (c) => c.placeName && c.placeName.en],
  ["place_name_uk", (c) => c.placeName && c.placeName.uk], ["oblast", (c) => c.oblast], ["precision", (c) => c.precision],
  ["uncertainty_km", (c) => c.uncertainty], ["event_date", (c) => c.event], ["source_date", (c) => c.source],
  ["published", (c) => c.published], ["outcome", (c) => c.outcome], ["outcome_source", (c) => c.outcomeSource],
  ["outcome_date", (c) => c.outcomeDate], ["outcome_known_on", (c) => c.outcomeKnown], ["lag_days", (c) => c.lag], ["why", (c) => c.why], ["why_not", (c) => c.whyNot], ["edited", (c) => c.edited],
];

export function saveCsv(app) {
  const rows = app.shownClaims().map((number) => app.data.claims[number]);
  const at = (axis) => (claim) => (claim.mark === null ? "" : app.data.marks[claim.mark].at[axis]);
  const columns = [...CSV_COLUMNS, ["mark_longitude", at(0)], ["mark_latitude", at(1)], ["footnotes", (c) => footnotesOf(c, app)], ["quote", (c) => app.quoteOf(c)]];
  save(toCsv(rows, columns), `claims-${app.time?.iso() || app.data.asOf || "undated"}.csv`);
}

function save(text, name) {
  download(new Blob([text], { type: "text/csv;charset=utf-8" }), name);
}

function claimTable(app) {
  return {
    title: [app.t("claims"), app.showing()].filter(Boolean).join(" · "),
    columns: tableColumns(app),
    rows: app.shownClaims().map((number) => app.data.claims[number]),
  };
}

// `columns` are [heading, row => cell, row => what to sort by]; a heading sorts, a second time the other way round. Rows
// come in pages: thousands at once would take seconds.
function tableOf(app, { title, columns, rows, note }) {
  const heads = columns.map(([name, value, key], column) => el("th", { scope: "col" },
    key || isSortable(rows, value) ? el("button", { type: "button", onclick: () => sortBy(column) }, name) : name));
  const body = el("tbody", {});
  const more = el("button", { type: "button", class: "more-rows", onclick: () => addRows() });
  let sorted = rows;

  function addRows() {
    const from = body.children.length;
    body.append(...sorted.slice(from, from + PAGE).map((row) => el("tr", {}, columns.map(([, value]) => el("td", { dir: "auto" }, bare(value(row)))))));
    more.textContent = app.t("more", { n: sorted.length - body.children.length });
    more.hidden = body.children.length >= sorted.length;
  }

  function sortBy(column) {
    const isDown = heads[column].getAttribute("aria-sort") === "ascending";
    const [, value, key = value] = columns[column];
    const order = new Intl.Collator(app.lang, { numeric: true });
    const compareKeys = (x, y) => (typeof x === "number" ? x - y : order.compare(x, y));
    sorted = rows.map((row) => [key(row), row]).sort(([x], [y]) => (isDown ? -1 : 1) * compareKeys(x, y)).map(([, row]) => row);
    heads.forEach((head, i) => (i === column ? head.setAttribute("aria-sort", isDown ? "descending" : "ascending") : head.removeAttribute("aria-sort")));
    clear(body);
    addRows();
  }

  addRows();
  return [note ? el("p", { class: "note" }, note) : null, el("table", {}, el("caption", {}, title), el("thead", {}, el("tr", {}, heads)), body), more];
}

const isSortable = (rows, value) => rows.length > 1 && typeof value(rows[0]) === "string";

// `which` is "claims", "changes" or "near"; a page without a control history has claims only.
export function openTable(app, dialog, which = "claims") {
  const byDay = dayTable(app);
  const near = nearTable(app, () => dialog.close());
  const tables = { claims: [claimTable(app)], changes: [faceTable(app), byDay].filter(Boolean), near: [near] }[which];
  const saves = { claims: () => saveCsv(app), changes: () => save(toCsv(byDay.rows, byDay.csv), "changes.csv"), near: () => save(toCsv(near.rows, near.csv), `near-${app.data.near.day}.csv`) };
  const tab = (name) => el("button", { type: "button", "aria-pressed": String(name === which), onclick: () => openTable(app, dialog, name) }, app.t(name));
  const tabs = ["claims", byDay && "changes", near && "near"].filter(Boolean);
  clear(dialog).append(
    el("header", {}, el("h2", { id: "table-title" }, app.t("table")), ...(tabs.length > 1 ? tabs.map(tab) : []),
      el("button", { type: "button", onclick: saves[which] }, app.t("csv")),
      el("button", { type: "button", onclick: () => dialog.close() }, app.t("close"))),
    el("div", { class: "scroll", tabindex: 0, role: "region", "aria-labelledby": "table-title" }, ...tables.flatMap((table) => tableOf(app, table).filter(Boolean))));
  dialog.setAttribute("aria-labelledby", "table-title");
  if (!dialog.open) dialog.showModal();
}
