// The settlements near the front of the last day as a table: how far, on which side since when, and how many people.
import { bare } from "../ui/badges.js";
import { dateText } from "../ui/describe.js";
import { el } from "../lib/dom.js";

// What is unknown comes last, whichever way a column is sorted first.
const LAST = 1e12;

const raionOf = (app, row) => app.name(row.raion);

const whole = (app) => new Intl.NumberFormat(app.lang === "uk" ? "uk" : "en");

const far = (app, row) => app.t("near_far", { n: new Intl.NumberFormat(app.lang === "uk" ? "uk" : "en", { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(row.km) });

const people = (app, row) => (row.people === null ? app.t("near_unknown") : whole(app).format(row.people));

// The first map of a source shows the past only as "or earlier".
function sinceOf(app, row) {
  if (!row.since) return app.t("near_unknown");
  return row.after ? dateText(row.since, app) : app.t("near_or_earlier", { day: dateText(row.since, app) });
}

function sideOf(app, row) {
  if (row.atLine) return app.t(row.held ? "near_line_inside" : "near_line_outside");
  return app.t(row.held ? "near_inside" : "near_outside");
}

function claimsOf(app, row) {
  if (!row.claims) return "0";
  return row.lastClaim ? app.t("near_claims_last", { n: row.claims, day: dateText(row.lastClaim, app) }) : String(row.claims);
}

// Leads to the place on the map, and to its card where claims name it.
function show(app, row, close) {
  close();
  app.flyTo({ kind: "settlement", row });
  app.mapNode.focus({ preventScroll: true });
  const { t } = app;
  const words = el("div", { class: "popup" }, el("h3", {}, bare(app.name(row.names))), el("p", { class: "where" }, [raionOf(app, row), row.oblast ? app.oblastName(row.oblast) : ""].filter(Boolean).join(", ")),
    el("p", { class: "exact" }, `${t("near_km")}: ${far(app, row)} · ${t("near_people")}: ${people(app, row)}`), el("p", { class: "exact" }, `${t("near_side")}: ${sideOf(app, row)} · ${t("near_since")}: ${sinceOf(app, row)}`));
  app.openPopup([row.at[1], row.at[0]], words, () => {});
  if (app.places.has(row.code)) app.openPlaceCard(row.code);
}

export function nearTable(app, close) {
  const { near } = app.data;
  if (!near) return null;
  const { t } = app;
  return {
    title: t("near_title", { km: near.within, source: near.source, day: dateText(near.day, app) }),
    note: [near.rough ? t("near_rough", { n: whole(app).format(near.rough), km: near.within }) : "", t("near_note")].filter(Boolean).join(" "),
    rows: near.rows,
    columns: [
      [t("near_place"), (row) => el("button", { type: "button", class: "to-place", onclick: () => show(app, row, close) }, bare(app.name(row.names))), (row) => app.name(row.names)],
      [t("near_raion"), (row) => raionOf(app, row) || t("near_unknown"), (row) => raionOf(app, row)],
      [t("oblast"), (row) => (row.oblast ? app.oblastName(row.oblast) : ""), (row) => row.oblast || ""],
      [t("near_km"), (row) => far(app, row), (row) => row.km],
      [t("near_people"), (row) => people(app, row), (row) => row.people ?? LAST],
      [t("near_side"), (row) => sideOf(app, row)],
      [t("near_since"), (row) => sinceOf(app, row), (row) => row.since || ""],
      [t("near_claims"), (row) => claimsOf(app, row), (row) => row.claims || 0],
    ],
    csv: [
      ["katottg", (row) => row.code], ["name_en", (row) => row.names.en], ["name_uk", (row) => row.names.uk], ["raion", (row) => row.raion.en], ["oblast", (row) => row.oblast],
      ["population", (row) => row.people], ["distance_km", (row) => row.km], ["side", (row) => (row.held ? "inside" : "outside")], ["at_line", (row) => row.atLine],
      ["since", (row) => row.since], ["not_before", (row) => row.after], ["claims", (row) => row.claims], ["last_claim_on", (row) => row.lastClaim],
      ["longitude", (row) => row.at[0]], ["latitude", (row) => row.at[1]], ["control_source", () => near.source], ["shown_on", () => near.day],
    ],
  };
}
