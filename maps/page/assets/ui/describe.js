// Claims and marks in words. `say` is {t, name, lang}: t(key, values) is a phrase, name({en, uk}) a name in the language.

export function fillIn(text, values = {}) {
  return text.replace(/\{(\w+)\}/g, (whole, key) => (key in values ? String(values[key]) : whole));
}

export function titleOf(row, say) {
  return say.t("title", { actor: say.t(`actor_${row.actor}`), action: say.t(`action_${row.action}`) });
}

// The names of settlements, oblasts and regions in Ukrainian by their English ones; those of the text come first.
export function localNames({ names, oblastNames }) {
  const found = new Map(Object.entries(oblastNames).flatMap(([en, uk]) => [[en, uk], [oblastInEnglish(en), uk]]));
  for (const { group, en, uk } of names.labels) if (group === "regions") found.set(en, uk);
  for (const { en, uk } of [...names.settlements].reverse()) if (uk) found.set(en, uk);
  return found;
}

// "A – B" and "A, B Oblast" name two; what is not known stays as it is written.
export function localName(text, known) {
  return text.split(/( – |, )/).map((part) => known.get(part) || part).join("");
}

// The layer has bare English names; the two cities and Crimea are no oblasts.
export function oblastInEnglish(name) {
  return /City$|^Crimea$|^Sevastopol$/.test(name) ? name : `${name} Oblast`;
}

function bearingText(bearing, say) {
  return bearing.split(" and ").map((word) => say.t(`bearing_${word}`)).join(say.t("and"));
}

function placeName(claim, say) {
  const name = (claim.placeName && say.name(claim.placeName)) || claim.place || "";
  return say.local ? say.local(name) : name;
}

// "northern outskirts", "western part": which part of a place or area the text names.
export function partOf(claim, say) {
  const [side] = /[\w-]+/.exec(claim.part || "") || [""];
  const isEdge = claim.relation === "outskirts" || /outskirts|edge|limits|suburb/.test(claim.part || "");
  const key = `${isEdge ? "edge" : "part"}_${side.replace("-", "")}`;
  return say.t(key) === key ? say.t(isEdge ? "edge_" : "part_") : say.t(key);
}

// Where the text puts the event, nearest to its own words.
export function whereOf(claim, say) {
  if (claim.part && !claim.place && claim.oblasts.length === 1) return say.t("where_part", { part: partOf(claim, say), place: say.oblastName(claim.oblasts[0]) });
  const place = placeName(claim, say);
  if (claim.line.length > 1) return say.t("where_line", { place: claim.line.map((name) => (say.local ? say.local(name) : name)).join("–") });
  if (claim.border.length > 1) {
    const border = say.t("where_border", { border: claim.border.map((name) => (say.lang === "uk" ? say.oblastName(name) : name)).join("–") });
    return place ? `${border}, ${beside(claim, place, say)}` : border;
  }
  if (place) return beside(claim, place, say);
  if (claim.roads.length) return say.t("where_road", { road: claim.roads[0] });
  if (claim.oblasts.length) return claim.oblasts.map((name) => say.oblastName(name)).join(", ");
  return say.t("where_none");
}

// "T-0428 Kurakhove-Novopavlivka highway" is known by its number; a road without one keeps its name.
export function roadRef(road) {
  return (/^[A-ZА-ЯІ]{1,2}-?\d[\d-]*/.exec(road) || [road])[0];
}

function beside(claim, place, say) {
  if (claim.bearing) {
    const bearing = bearingText(claim.bearing, say);
    const other = claim.bearingOf && claim.bearingOf !== claim.place ? claim.bearingOf : "";
    const values = { bearing, place: other && say.local ? say.local(other) : other || place };
    if (claim.km) return say.t("where_km", { ...values, km: claim.km });
    return say.t("where_bearing", values);
  }
  if (claim.relation === "along" && claim.roads.length) return say.t("where_road_near", { road: roadRef(claim.roads[0]), place });
  if (claim.part && [null, "in", "outskirts"].includes(claim.relation)) return say.t("where_part", { part: partOf(claim, say), place });
  const key = `where_${claim.relation || "in"}`;
  return say.t(key, { place });
}

// Who denies a claim; of one read before that was recorded, that the report has the denial.
export const denierOf = (claim, say) => say.t(claim.deniedBy ? `claimant_${claim.deniedBy}` : "denied_in_report");

// Who claimed it and who denies it; where somebody says the contrary, that the report has it so.
export function saidBy(claim, say) {
  if (claim.evidence === "denied" && claim.deniedBy) {
    const key = claim.claimant === "unspecified" ? "said_only_denied" : "said_denied_by";
    return say.t(key, { who: say.t(`claimant_${claim.claimant}`), denier: denierOf(claim, say) });
  }
  const key = claim.evidence !== "denied" && claim.support === "contradicted" ? "said_contradicted" : `said_${claim.evidence}`;
  return say.t(key, { who: say.t(`claimant_${claim.claimant}`) });
}

// Where a symbol stands that is less exact than the words: in the middle of a place, or off it for the part named.
export function standingOf(mark, claim, say) {
  const isLoose = claim.part || ["outskirts", "fields", "near"].includes(claim.relation);
  if (!isLoose || mark.form !== "point" || mark.centre === undefined || !placeName(claim, say)) return "";
  if (!mark.centre && !claim.part) return "";
  return say.t(mark.centre ? "drawn_centre" : "drawn_off", { place: placeName(claim, say), words: whereOf(claim, say) });
}

// How well the place is known: "within about 2 km", "somewhere along the stretch", "somewhere in the oblast".
export function precisionOf(row, say) {
  const words = say.t(`precision_${row.precision}`);
  if (row.precision > 3) return words;
  if (row.form === "line") return say.t("within_stretch");
  if (row.form === "area") return say.t("within_sector");
  return row.uncertainty > 0 ? `${words}, ${say.t("within_km", { km: round(row.uncertainty, say) })}` : words;
}

function round(km, say) {
  const value = km < 10 ? Math.round(km * 10) / 10 : Math.round(km);
  return new Intl.NumberFormat(say.lang === "uk" ? "uk" : "en").format(value);
}

// A formatter takes longer to make than a thousand dates to write.
const LONG = { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" };
const DATES = { en: new Intl.DateTimeFormat("en-GB", LONG), uk: new Intl.DateTimeFormat("uk-UA", LONG) };

// A date as the reader's language writes it; unknown dates say so.
export function dateText(iso, say) {
  if (!iso) return say.t("unknown");
  const [year, month, day] = iso.split("-").map(Number);
  const text = DATES[say.lang === "uk" ? "uk" : "en"].format(new Date(Date.UTC(year, month - 1, day)));
  return text.replace(/\s*р\.$/, ""); // "2025 р." would end every sentence twice
}

// "9 – 15 January 2025": what two days share is said once.
// Words in no language, such as a source with its day, with their ISO days written out; "…" stands between days of which
// each figure has its own.
export function datesWithin(text, say) {
  return text.replace(/(?<![\w-])(\d{4}-\d\d-\d\d)(?:([–…])(\d{4}-\d\d-\d\d))?(?![\w-])/g, (found, from, between, to = from) => {
    if (Number.isNaN(Date.parse(from) + Date.parse(to))) return found;
    return between === "…" ? say.t("days_each", { days: daysText(from, to, say) }) : daysText(from, to, say);
  });
}

export function daysText(from, to, say) {
  const [first, last] = [from, to].map((iso) => new Date(`${iso}T00:00:00Z`));
  return DATES[say.lang === "uk" ? "uk" : "en"].formatRange(first, last).replace(/\s*рр?\.?$/, "").replace(/\u2009/g, " ");
}

// The four clocks by name: they are never mixed.
export function clocksOf(claim, report, say) {
  const event = claim.eventFrom && claim.eventFrom !== claim.event
    ? `${dateText(claim.eventFrom, say)} – ${dateText(claim.event, say)}`
    : dateText(claim.event, say);
  return [
    [say.t("clock_event"), event],
    [say.t("clock_source"), dateText(claim.source, say)],
    [say.t("clock_published"), dateText(claim.published, say)],
    [say.t("clock_retrieved"), report?.retrieved ? dateText(report.retrieved, say) : say.t("retrieved_unknown")],
  ];
}

// What became of a claim in words that name the source and the day: nothing is simply confirmed or not.
export function outcomeOf(claim, say) {
  if (!claim.outcome) return "";
  return say.t(`became_${claim.outcome}`, { source: claim.outcomeSource || say.t("unknown"), date: dateText(claim.outcomeDate, say), known: dateText(claim.outcomeKnown, say) });
}

export function footnotesOf(claim, say) {
  const own = claim.footnotes.map((number) => `[${number}]`).join(" ");
  const inherited = claim.footnotesInherited.map((number) => `[${number}]`).join(" ");
  if (own && inherited) return `${own}, ${say.t("footnotes_from", { notes: inherited })}`;
  return own || (inherited ? say.t("footnotes_from", { notes: inherited }) : "");
}

export function citationOf(claim, quote, report, say) {
  const source = report ? [report.source, report.title].filter(Boolean).join(", ") : claim.report;
  const [evidence, claimant] = [say.t(`evidence_${claim.evidence}`), say.t(`claimant_${claim.claimant}`)];
  const parts = [
    quote ? `“${quote}”` : whereOf(claim, say),
    `${source}, ${dateText(claim.published, say)}`,
    report && report.url ? report.url : "",
    `${say.t("evidence")}: ${evidence}; ${say.t("claimant")}: ${claimant}`,
    claim.evidence === "denied" ? `${say.t("denied_by")}: ${denierOf(claim, say)}` : "",
    `${say.t("claim_id")}: ${claim.id}`,
  ];
  return parts.filter(Boolean).join(". ");
}

// Everything of a claim that a search may match, in both languages.
export function claimText(claim, quote, fold) {
  const names = claim.placeName ? [claim.placeName.en, claim.placeName.uk] : [];
  return fold([claim.place, ...names, quote, claim.claimant, claim.deniedBy || "", ...claim.oblasts, ...claim.roads, ...claim.units].join(" "));
}
