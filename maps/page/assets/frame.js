// The fixed parts of the page around the map: header, find, list, key, foot.
import { clear, el, refill } from "./lib/dom.js";
import { GRADES } from "./ui/symbols.js";

export const PHONE = "(max-width: 760px)";

// Where the panel lies over the map instead of beside it.
export const isSheet = () => document.body.classList.contains("embed") || window.matchMedia(PHONE).matches;

export function makeFrame(mapNode) {
  const parts = {
    skip: el("a", { class: "skip", href: `#${mapNode.id}` }),
    head: el("header", { class: "head" }),
    find: el("div", { class: "find", role: "search" }),
    tools: el("div", { class: "tools" }),
    filters: el("details", { class: "filters" }),
    track: el("details", { class: "track", hidden: true }),
    list: el("div", { class: "list" }),
    about: el("section", { class: "about", id: "about" }),
    views: el("nav", { class: "views" }),
    legend: el("div", { class: "legend-body" }),
    time: el("section", { class: "time" }),
    compare: el("section", { class: "compare" }),
    place: el("section", { class: "place-card", hidden: true }),
    foot: el("footer", { class: "foot" }),
    table: el("dialog", { class: "table" }),
    story: el("section", { class: "story", hidden: true }),
    storyBar: el("nav", { class: "story-bar", hidden: true }),
    grip: el("button", { type: "button", class: "grip", "aria-expanded": "false" }),
    legendTitle: el("summary", {}),
  };
  parts.scroll = el("div", { class: "scroll" }, parts.story, parts.compare, parts.place, parts.tools, parts.filters, parts.track, parts.list, parts.about);
  parts.panel = el("aside", { class: "panel" }, parts.grip, parts.storyBar, parts.head, parts.find, parts.scroll);
  parts.legendBox = el("details", { class: "legend" }, parts.legendTitle, parts.legend);
  parts.locator = el("div", { class: "locator", "aria-hidden": "true" });
  parts.measure = el("div", { class: "measure-box", hidden: true });
  parts.mapBox = el("div", { class: "map-box" }, parts.views, mapNode, parts.locator, parts.legendBox, parts.measure);
  parts.stage = el("main", { class: "stage" }, parts.mapBox, parts.time, parts.foot);
  mapNode.setAttribute("tabindex", "0");
  mapNode.setAttribute("role", "region");
  document.body.prepend(parts.skip, parts.panel, parts.stage);
  document.body.append(parts.table);
  document.body.classList.add("frontline");
  return parts;
}

export function drawHead(app, parts) {
  const { data } = app;
  const other = app.lang === "en" ? "uk" : "en";
  const title = data.title || app.t("untitled");
  const source = data.reports.length === 1 ? data.reports[0].source : "";
  parts.head.style.minHeight = "";
  clear(parts.head).append(
    el("div", { class: "bar" }, el("p", { class: "eyebrow", dir: "auto" }, source, source && app.windowText() ? " · " : "", el("span", { "data-showing": "days" }, app.windowText())),
      el("button", { type: "button", class: "lang", lang: other, "aria-label": app.t("language"), onclick: () => app.setLang(other) }, other === "uk" ? "Українська" : "English")),
    el("h1", { dir: "auto" }, title),
    el("p", { class: "lead" }, summary(app)));
  clear(parts.skip).append(app.t("skip"));
  parts.panel.setAttribute("aria-label", app.t("claims"));
  app.mapNode.setAttribute("aria-label", app.t("map"));
  clear(parts.legendTitle).append(app.t("legend"));
}

// Words of a day that need a line more than the last one's would move the map under the slider with every step: at one
// width a part only grows.
export function keepTall(node) {
  let width = 0;
  new ResizeObserver(() => {
    if (isSheet() || node.offsetWidth !== width) node.style.minHeight = "";
    width = node.offsetWidth;
    if (!isSheet()) node.style.minHeight = `${node.offsetHeight}px`;
  }).observe(node);
}

// "2 geolocated, 4 assessed, 1 claimed": the marks by their evidence, strongest first.
export function summary(app) {
  const counts = new Map();
  for (const { mark, row } of app.symbols) if (mark !== undefined) counts.set(row.evidence, (counts.get(row.evidence) || 0) + 1);
  const grades = GRADES.filter((grade) => counts.has(grade));
  if (!grades.length) return app.t(app.data.marks.length ? "none_shown" : "no_marks");
  const counted = grades.map((grade) => [counts.get(grade), app.t(`evidence_${grade}`)].join(" "));
  return app.t("summary", { counts: counted.join(", ") });
}

// Several areas in one oblast are told apart by a place in them.
function viewName(app, view, i) {
  const oblasts = (other) => other.oblasts.join("|");
  const name = view.oblasts.map((oblast) => (app.lang === "uk" ? app.oblastName(oblast) : oblast)).join(" · ");
  const isShared = app.data.views.some((other) => other !== view && oblasts(other) === oblasts(view));
  if (name && !isShared) return name;
  const place = app.name(view.place);
  return [name, place].filter(Boolean).join(": ") || app.t("area_elsewhere", { number: i + 1 });
}

export function drawTools(app, parts, actions) {
  const button = (key, act, hint) => el("button", { type: "button", "aria-label": hint ? app.t(hint) : null, onclick: act }, app.t(key));
  clear(parts.tools).append(
    button("table", actions.table),
    ...(app.data.near ? [button("near", actions.near)] : []),
    button("csv", actions.csv, "csv_hint"),
    button("png", actions.png, "png_hint"),
    button("svg", actions.svg, "svg_hint"),
    button("measure", actions.measure),
    button("link", (event) => actions.link(event.currentTarget)));
}

export function drawViews(app, parts) {
  const { views } = app.data;
  clear(parts.views).setAttribute("aria-label", app.t("areas"));
  if (views.length < 2) return;
  const buttons = views.slice(0, 6).map((view, i) => {
    return el("button", { type: "button", onclick: () => app.leaveFor(view.bounds) }, el("bdi", {}, viewName(app, view, i)), " ", el("span", { class: "count", "data-view": i }, String(view.count)));
  });
  parts.views.append(...buttons, el("button", { type: "button", onclick: () => app.showAll() }, app.t("all_marks")));
}

export function drawFoot(app, parts) {
  const { data } = app;
  const sources = [...new Set([...data.reports.map((report) => report.source), ...data.credits.map((credit) => app.name(credit.name))])].filter(Boolean);
  parts.foot.style.minHeight = "";
  refill(parts.foot,
    el("p", { class: "dates" }, el("span", { class: "title", dir: "auto" }, `${data.title || app.t("untitled")}. `), el("strong", {}, app.asOf()), " ", el("span", { "data-showing": "days" }, app.windowText()), el("span", { class: "until", "data-showing": "until" }, app.untilText()), app.showing() ? ". " : "", app.t("boundaries"), " ", data.hasControl ? "" : `${app.t("no_control")}. `, el("span", { class: "short" }, app.t("not_comprehensive"))),
    el("p", { class: "warning", "data-showing": "footer" }, app.footer()),
    sources.length ? el("p", { class: "credits", dir: "auto" }, `${app.t("sources")}: ${sources.join("; ")}`) : null,
    el("p", { class: "more" },
      el("button", { type: "button", class: "open", onclick: () => app.openSheet(true) }, app.t("expand")),
      el("button", { type: "button", onclick: () => app.showAbout() }, app.t("about")),
      el("a", { class: "whole", href: app.link({ embed: false }), target: "_blank", rel: "noopener" }, app.t("whole_map"))));
  parts.foot.querySelector(".whole").addEventListener("pointerenter", (event) => { event.target.href = app.link({ embed: false }); });
}
