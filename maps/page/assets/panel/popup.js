// The popup of a mark: which claims it stands for, each with sentence, claimant, clocks, footnotes and exactness.
import { bare, copyText, evidenceBadge, markSymbol, quoteBlock } from "../ui/badges.js";
import { citationOf, clocksOf, dateText, denierOf, footnotesOf, outcomeOf, precisionOf, standingOf, titleOf, whereOf } from "../ui/describe.js";
import { el, link } from "../lib/dom.js";

export function claimFacts(app, claim) {
  const report = app.reportOf(claim);
  const { t } = app;
  const support = claim.support ? t(`support_${claim.support}`) : "";
  const rows = [
    [t(["claimed", "denied"].includes(claim.evidence) ? "claimed_by" : "claimant"), t(`claimant_${claim.claimant}`)],
    [t("denied_by"), claim.evidence === "denied" ? denierOf(claim, app) : claim.support === "contradicted" ? t("denied_in_report") : ""],
    ...clocksOf(claim, report, app),
    [t("footnotes"), footnotesOf(claim, app)],
    [t("support"), support],
    [t("units"), claim.units.join(", ")],
    [t("outcome"), outcomeOf(claim, app)],
    [t("edited"), claim.edited],
  ];
  const why = claim.mark === null ? "" : claim.why;
  return el("dl", {}, rows.filter(([, value]) => value).map(([name, value]) => [el("dt", {}, name), el("dd", {}, bare(value))]),
    why ? [el("dt", {}, t("why_placed")), el("dd", { lang: "en" }, bare(why))] : null);
}

function sourceLine(app, claim) {
  const report = app.reportOf(claim);
  if (!report) return el("p", { class: "source" }, claim.report);
  const label = [report.source, report.title].filter(Boolean).join(", ");
  return el("p", { class: "source" }, report.url ? link(report.url, label) : bare(label));
}

function claimEntry(app, number, isOnly) {
  const claim = app.data.claims[number];
  const cite = el("button", { type: "button" }, app.t("cite"));
  const quote = app.quoteOf(claim);
  cite.addEventListener("click", () => copyText(app, citationOf(claim, quote, app.reportOf(claim), app), cite));
  return el("article", { class: "entry" },
    isOnly ? null : el("h4", {}, evidenceBadge(app, claim), " ", bare(whereOf(claim, app))),
    quoteBlock(quote, claim.lang),
    claimFacts(app, claim),
    sourceLine(app, claim),
    el("p", { class: "actions" },
      el("button", { type: "button", onclick: () => app.revealClaim(number) }, app.t("to_list")), cite),
  );
}

// `beside` is the badge that the mark shares with others at its place, or null.
export function markPopup(app, mark, numbers, beside) {
  const first = app.data.claims[numbers[0]];
  return el("div", { class: "popup" },
    el("h3", {}, markSymbol(app, mark), el("span", {}, titleOf(mark, app)), evidenceBadge(app, mark)),
    el("p", { class: "where" }, bare(whereOf(first, app)), placeLink(app, first)),
    mark.said && mark.said !== mark.published ? el("p", { class: "exact" }, app.t("graded_on", { evidence: app.t(`evidence_${mark.evidence}`), day: dateText(mark.published, app), said: dateText(mark.said, app) })) : null,
    el("p", { class: "exact" }, precisionOf(mark, app), mark.open ? `. ${app.name(app.data.styles.open_end.legend)}` : ""),
    numbers.map((number) => standingOf(mark, app.data.claims[number], app)).filter((words, i, all) => words && all.indexOf(words) === i)
      .map((words) => el("p", { class: "exact standing" }, bare(words))),
    mark.support === "contradicted" ? el("p", { class: "warn" }, app.t("support_contradicted")) : null,
    mark.edited ? el("p", { class: "warn" }, `${app.t("edited")}: `, bare(mark.edited)) : null,
    beside ? el("p", { class: "actions" }, el("button", { type: "button", onclick: () => app.openPlace(beside.entries, app.badges.latLngOf(beside)) }, app.t("at_place", { n: beside.entries.length }))) : null,
    numbers.map((number) => claimEntry(app, number, numbers.length === 1)),
  );
}

// To the card of the settlement that a claim names.
function placeLink(app, claim) {
  if (!claim.code) return null;
  return [" ", el("button", { type: "button", class: "all-about", onclick: () => app.openPlaceCard(claim.code) }, app.t("place_all", { place: app.name(app.places.get(claim.code).names) }))];
}

export function placePopup(app, entries) {
  const at = [...new Set(entries.map((entry) => app.badges.placeName(entry)))];
  return el("div", { class: "popup" },
    el("h3", {}, bare(at.length > 3 ? `${at.slice(0, 3).join(", ")}…` : at.join(", "))),
    el("p", { class: "exact" }, app.t("marks_here", { n: entries.length })),
    el("ul", { class: "choices" }, entries.map((entry) => el("li", {},
      el("button", { type: "button", onclick: () => entry.open() },
        markSymbol(app, entry.row), el("span", {}, titleOf(entry.row, app), " ", evidenceBadge(app, entry.row),
          el("small", {}, [at.length > 1 ? app.badges.placeName(entry) : "", dateText(entry.row.published, app)].filter(Boolean).join(", "))))))));
}
