// The side list: sentences in reading order, each with its claims, linked both ways with the marks.
import { bare, evidenceBadge, markSymbol, quoteBlock } from "../ui/badges.js";
import { dateText, outcomeOf, saidBy, titleOf, whereOf } from "../ui/describe.js";
import { clear, el } from "../lib/dom.js";
import { claimFacts } from "./popup.js";

const TOLD = ["confirmed", "already_held", "unconfirmed", "reversed"]; // what is still open tells nothing yet

// Claims of one sentence stand together; order is that of the report.
export function bySentence(numbers, claims) {
  const cards = new Map();
  for (const number of numbers) {
    const claim = claims[number];
    const key = `${claim.report} ${claim.number}`;
    if (!cards.has(key)) cards.set(key, []);
    cards.get(key).push(number);
  }
  return [...cards.values()];
}

function tags(app, claim) {
  const words = [
    claim.modality === "intent" && app.t("intent"),
    claim.support && app.t(`support_${claim.support}`),
    claim.takeaway && app.t("takeaway"),
    claim.edited && `${app.t("edited")}: ${claim.edited}`,
    TOLD.includes(claim.outcome) && outcomeOf(claim, app),
  ].filter(Boolean);
  return words.length ? el("span", { class: "tags" }, bare(words.join(" · "))) : null;
}

function claimButton(app, number) {
  const claim = app.data.claims[number];
  const target = claim.mark !== null || claim.box !== null;
  const label = [markSymbol(app, claim), el("span", { class: "what" },
    el("span", { class: "head" }, titleOf(claim, app), " ", evidenceBadge(app, claim)),
    el("span", { class: "where" }, bare(whereOf(claim, app))),
    el("span", { class: "who" }, saidBy(claim, app), claim.event ? ` · ${dateText(claim.event, app)}` : ""),
    tags(app, claim))];
  const attributes = { class: "claim", id: `claim-${number}`, "data-claim": claim.id };
  if (!target) return el("div", attributes, label);
  return el("button", { ...attributes, type: "button", onclick: () => app.openClaim(number) }, label);
}

function card(app, numbers, withReason) {
  const first = app.data.claims[numbers[0]];
  return el("li", { class: "card" },
    quoteBlock(app.quoteOf(first), first.lang),
    el("ul", { class: "claims" }, numbers.map((number) => el("li", {}, claimButton(app, number),
      withReason ? reason(app, app.data.claims[number]) : null))),
    details(app, numbers));
}

function reason(app, claim) {
  if (claim.whyNot) return el("p", { class: "reason" }, el("strong", {}, `${app.t("why_not")}: `), el("bdi", { lang: "en" }, claim.whyNot));
  return claim.precision > 3 ? el("p", { class: "reason" }, [app.t("area_only"), app.t(`precision_${claim.precision}`)].join(": ")) : null;
}

// Sources and clocks open on demand: the list stays short enough to read.
function details(app, numbers) {
  const claim = app.data.claims[numbers[0]];
  const notes = [...claim.footnotes].map((note) => `[${note}]`).join(" ");
  const box = el("details", {}, el("summary", {}, [app.t("report"), dateText(claim.published, app), notes].filter(Boolean).join(" · ")));
  box.addEventListener("toggle", () => {
    if (box.open && box.children.length === 1) box.append(...numbers.map((number) => claimFacts(app, app.data.claims[number])));
  });
  return box;
}

export function drawList(app, root) {
  const { claims } = app.data;
  const shown = app.shownClaims();
  const placed = shown.filter((number) => app.isPlaced(claims[number]));
  const rest = shown.filter((number) => !app.isPlaced(claims[number]));
  const cards = bySentence(placed, claims);
  clear(root).append(el("p", { class: "shown", role: "status" }, app.t("shown", { n: shown.length, all: claims.length })));
  if (app.query) {
    root.append(el("p", { class: "only" }, app.t("only_with", { words: app.query }), " ", el("button", { type: "button", onclick: () => { app.setQuery(""); document.getElementById("find").focus(); } }, app.t("list_all"))));
  }
  if (!claims.length) root.append(el("p", {}, app.t("no_claims")));
  root.append(el("ol", { class: "cards" }, cards.slice(0, app.listed).map((numbers) => card(app, numbers, false))));
  if (cards.length > app.listed) {
    root.append(el("button", { type: "button", class: "more-cards", onclick: () => app.listMore() }, app.t("more", { n: cards.length - app.listed })));
  }
  const isArea = (number) => claims[number].box !== null && claims[number].precision > 3;
  for (const [key, numbers] of [["area_only", rest.filter(isArea)], ["unplaced", rest.filter((number) => !isArea(number))]]) {
    if (!numbers.length) continue;
    root.append(el("section", { id: key.replace("_", "-") }, el("h2", {}, `${app.t(key)} (${numbers.length})`),
      el("p", { class: "note" }, app.t(`${key}_why`)),
      el("ol", { class: "cards" }, bySentence(numbers, claims).slice(0, app.listed).map((group) => card(app, group, true)))));
  }
  if (app.data.unread.length) {
    root.append(el("details", { class: "unread" }, el("summary", {}, `${app.t("unread")} (${app.data.unread.length})`),
      el("p", { class: "note" }, app.t("unread_why")),
      el("ol", { class: "cards" }, app.data.unread.map(([number, text]) => el("li", { class: "card" }, quoteBlock(text || number))))));
  }
}

export function drawAbout(app, root) {
  const { data } = app;
  const reports = data.reports.map((report) => el("li", { dir: "auto" }, [report.source, report.title, dateText(report.published, app)].filter(Boolean).join(", "), report.url ? [" ", el("span", { class: "url" }, report.url)] : ""));
  const credits = data.credits.map((credit) => el("li", { dir: "auto" }, [app.name(credit.name), app.name(credit.licence)].filter(Boolean).join(" · "), credit.url ? [" ", el("span", { class: "url" }, credit.url)] : ""));
  clear(root).append(
    el("h2", {}, app.t("about")),
    el("p", { "data-showing": "footer" }, app.footer()),
    el("p", {}, app.asOf(), " ", el("span", { "data-showing": "all" }, app.showing() && `${app.showing()}.`), " ", app.t("boundaries")),
    el("p", {}, data.hasControl ? "" : `${app.t("no_control")}.`),
    el("h2", {}, app.t("sources")),
    el("ul", { class: "sources" }, reports, credits, el("li", {}, "Leaflet 1.9, BSD-2-Clause")),
  );
}
