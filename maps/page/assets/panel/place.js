// All about one place: its names, what each control source shows there, who claimed what when, and what became of it.
import { bare, evidenceBadge, markSymbol } from "../ui/badges.js";
import { cellAt, claimsAround, isWithin, lagsOf, spansOf } from "../data/places.js";
import { datesWithin, dateText, outcomeOf, saidBy, titleOf, whereOf } from "../ui/describe.js";
import { clear, el, svg } from "../lib/dom.js";
import { decodePolygons } from "../lib/geometry.js";
import { dayNumber, isoOf } from "../lib/days.js";
import { worldOf } from "../map/points.js";
import { GRADES } from "../ui/symbols.js";

const RADII = [0, 5, 15];
const MOST_LANES = 8;
const WIDE = 300;
const LANE = 20;
const STACKED = 14; // symbols nearer than this are one with a number

// What each source shows at a point, as [{source, kind, day, spans}]; spans and day count from `first`.
function heldBy(app, place) {
  if (!place.at) return [];
  if (app.time?.model.series.length) {
    const [x, y] = worldOf(place.at);
    const cells = new Map();
    return app.time.model.series.map((series, number) => {
      if (!cells.has(series.sheet)) cells.set(series.sheet, cellAt(series.sheet, x, y));
      return { source: series.source, style: app.data.styles[series.kind], shown: app.time.shownDay(number, app.time.day), spans: spansOf(series.track, cells.get(series.sheet), series.days) };
    });
  }
  return app.data.layers.filter((layer) => layer.kind === "area").map((layer) => ({
    source: datesWithin(layer.note, app), style: app.data.styles[layer.style], isIn: layer.rows.some((row) => decodePolygons(row.area).some((polygon) => isWithin(place.at, [polygon]))),
  }));
}

function statusOf(app, { source, style, shown, spans, isIn }) {
  const kind = app.name(style.legend);
  const day = (number) => dateText(isoOf(number, app.data.time.first), app);
  if (isIn !== undefined) return app.t(isIn ? "place_is" : "place_is_not", { source, kind });
  if (shown === null) return app.t("time_before", { source });
  const now = spans.find(([from, to]) => from <= shown && (to === null || to > shown));
  if (now) return app.t("place_since", { source, kind, from: day(now[0]), day: day(shown) });
  const before = spans.filter(([, to]) => to !== null && to <= shown).pop();
  return before ? app.t("place_until", { source, kind, to: day(before[1]), day: day(shown) }) : app.t("place_never", { source, kind, day: day(shown) });
}

// Time across, a lane for each who says it (of a denied claim: who denies it), on each day the best known of what was published, with how many; below, a band for each source of control.
function laneChart(app, found, held) {
  const { claims } = app.data;
  const first = app.data.time?.first ?? found.map(({ number }) => claims[number].published).filter(Boolean).sort()[0];
  if (!first) return null;
  const dated = found.filter(({ number }) => claims[number].published).map(({ number }) => ({ claim: claims[number], number, day: dayNumber(claims[number].published, first) }));
  const bands = held.filter(({ spans }) => spans?.length);
  const days = [...dated.map(({ day }) => day), ...(app.time ? [0, app.time.count - 1] : [])];
  const [from, to] = [Math.min(...days), Math.max(...days)];
  if (!dated.length || from === to) return null;
  const at = (day) => 8 + ((day - from) / (to - from)) * (WIDE - 16);
  const counts = new Map();
  const whoOf = (claim) => (claim.evidence === "denied" ? claim.deniedBy || "unspecified" : claim.claimant);
  for (const { claim } of dated) counts.set(whoOf(claim), (counts.get(whoOf(claim)) || 0) + 1);
  const lanes = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([name]) => name);
  const laneOf = (name) => Math.min(lanes.indexOf(name), MOST_LANES - 1);
  const used = Math.min(lanes.length, MOST_LANES);
  const ink = app.theme.base("text_soft");
  const parts = [];
  for (let lane = 0; lane < used; lane += 1) {
    const y = lane * 2 * LANE + LANE + 10;
    const name = lane === MOST_LANES - 1 && lanes.length > MOST_LANES ? app.t("others") : app.t(`claimant_${lanes[lane]}`);
    parts.push(svg("text", { x: 0, y: y - 13, "font-size": 11, fill: ink }, name), svg("line", { x1: 0, x2: WIDE, y1: y, y2: y, stroke: app.theme.base("region_edge") }));
  }
  const top = used * 2 * LANE + 6;
  bands.forEach(({ source, style, spans }, i) => {
    const y = top + i * 2 * LANE;
    parts.push(svg("text", { x: 0, y: y + 9, "font-size": 11, fill: ink }, `${source}, ${app.name(style.legend)}`),
      spans.map(([start, stop]) => svg("rect", { x: at(Math.max(start, from)), width: Math.max(1.5, at(stop ?? to) - at(Math.max(start, from))), y: y + 14, height: 9, fill: style.fill || style.edge, "fill-opacity": style.opacity })));
  });
  const bottom = top + bands.length * 2 * LANE;
  if (app.time) parts.push(svg("line", { x1: at(app.time.day), x2: at(app.time.day), y1: 0, y2: bottom, stroke: app.theme.base("text"), "stroke-dasharray": "2 2" }));
  const spots = new Map();
  for (const { claim, day } of dated) {
    const [x, lane] = [Math.round(at(day) / STACKED) * STACKED, laneOf(whoOf(claim))];
    const key = `${x} ${lane}`;
    if (!spots.has(key)) spots.set(key, { x: at(day), lane, claims: [] });
    spots.get(key).claims.push(claim);
  }
  for (const { x, lane, claims: some } of spots.values()) {
    const best = [...some].sort((a, b) => GRADES.indexOf(a.evidence) - GRADES.indexOf(b.evidence))[0];
    const symbol = markSymbol(app, best, 16);
    for (const [key, value] of Object.entries({ x: x - 8, y: lane * 2 * LANE + LANE + 2, overflow: "visible" })) symbol.setAttribute(key, value);
    parts.push(symbol, some.length > 1 ? svg("text", { x: x + 7, y: lane * 2 * LANE + LANE + 6, "font-size": 9.5, "font-weight": 700, fill: app.theme.base("text") }, String(some.length)) : null);
  }
  parts.push(svg("text", { x: 0, y: bottom + 12, "font-size": 11, fill: ink }, dateText(isoOf(from, first), app)), svg("text", { x: WIDE, y: bottom + 12, "font-size": 11, fill: ink, "text-anchor": "end" }, dateText(isoOf(to, first), app)));
  return svg("svg", { class: "lanes", viewBox: `0 0 ${WIDE} ${bottom + 16}`, role: "img", "aria-label": app.t("place_chart", { n: dated.length, from: dateText(isoOf(from, first), app), to: dateText(isoOf(to, first), app) }) }, parts);
}

const MOST_FATES = 4;

// "Claimed by the Russian MoD on 18 December 2025: not shown by SOURCE as of 26 February 2026", the newest first, each outcome of
// a claimant once.
function fatesOf(app, found) {
  const lines = new Map();
  for (const { number, km } of found) {
    const claim = app.data.claims[number];
    const key = [claim.claimant, claim.deniedBy, claim.evidence, claim.outcome, claim.outcomeDate].join();
    if (!km && claim.outcome && !["not_covered", "not_locatable"].includes(claim.outcome) && !lines.has(key)) lines.set(key, claim);
  }
  return [...lines.values()].slice(0, MOST_FATES).map((claim) => el("li", {}, bare(app.t("fate", { title: titleOf(claim, app), said: saidBy(claim, app), day: dateText(claim.published, app), became: outcomeOf(claim, app) }))));
}

// "2 days after the first to say so"; hours where both moments are known, nothing for the first itself.
function lagText(lag, app) {
  if (!lag || !(lag.hours ?? lag.days)) return "";
  if (lag.hours !== null) return lag.hours < 0 ? app.t("place_lag_hours_before", { n: -lag.hours }) : app.t("place_lag_hours", { n: lag.hours });
  return lag.days < 0 ? app.t("place_lag_days_before", { n: -lag.days }) : app.t("place_lag_days", { n: lag.days });
}

function claimItem(app, { number, km }, lag) {
  const claim = app.data.claims[number];
  const words = [dateText(claim.published, app), saidBy(claim, app), lagText(lag, app), outcomeOf(claim, app)].filter(Boolean).join(" · ");
  const where = km ? [whereOf(claim, app), app.t("unit_km", { n: km.toFixed(1) })].join(", ") : whereOf(claim, app);
  return el("li", {}, el("button", { type: "button", class: "claim", onclick: () => app.openClaim(number) }, markSymbol(app, claim),
    el("span", { class: "what" }, el("span", { class: "head" }, titleOf(claim, app), " ", evidenceBadge(app, claim)), el("span", { class: "where" }, bare(where)), el("span", { class: "who" }, words))));
}

export function drawPlace(app, root) {
  const place = app.place && app.places.get(app.place.code);
  clear(root).hidden = !place;
  if (!place) return;
  const found = claimsAround(place, app.data.claims, app.data.marks, app.place.km);
  const held = heldBy(app, place);
  const fates = fatesOf(app, found);
  const lags = lagsOf(found, app.data.claims);
  const names = [place.names.en, place.names.uk, ...(place.row?.also || [])].filter((name, i, all) => name && name !== app.name(place.names) && all.indexOf(name) === i);
  const radius = el("select", { "aria-label": app.t("place_radius") }, RADII.map((km) => el("option", { value: km, selected: km === app.place.km }, km ? app.t("place_within", { km }) : app.t("place_only"))));
  radius.addEventListener("change", () => app.openPlaceCard(place.code, Number(radius.value)));
  root.setAttribute("aria-label", app.name(place.names));
  const parts = [
    el("div", { class: "bar" }, el("h2", { tabindex: -1 }, bare(app.name(place.names))), el("button", { type: "button", onclick: () => app.closePlaceCard() }, app.t("close"))),
    names.length ? el("p", { class: "spellings", title: names.join(", ") }, bare(names.join(", "))) : null,
    held.length ? el("ul", { class: "held" }, held.map((one) => el("li", {}, bare(statusOf(app, one))))) : null,
    held.length ? el("p", { class: "note" }, app.t("place_point")) : null,
    laneChart(app, found, held),
    fates.length ? el("h3", {}, app.t("outcome")) : null,
    fates.length ? el("ul", { class: "fates" }, fates) : null,
    el("p", { class: "bar" }, el("span", {}, app.t("place_claims", { n: found.length })), place.at ? radius : null),
    el("ol", { class: "claims" }, found.slice(0, app.listed).map((one) => claimItem(app, one, lags.get(one.number)))),
  ];
  root.append(...parts.filter(Boolean));
}
