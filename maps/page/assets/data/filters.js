// Which claims the reader wants to see: empty choices mean "all".

import { dayNumber } from "../lib/days.js";

export const FIELDS = ["waited", "evidence", "action", "actor", "claimant", "support", "outcome", "oblast"];

export const emptyFilter = () => ({ ...Object.fromEntries(FIELDS.map((field) => [field, []])), query: "", from: "", to: "" });

export function oblastsOf(claim) {
  return claim.oblast ? [claim.oblast] : claim.oblasts || [];
}

const WAITED_DAYS = 60;

// A gain that somebody claimed and that the control source did not show for so long after it was published.
function isWaitedFor({ evidence, outcome, published, outcomeKnown }) {
  return evidence === "claimed" && ["unconfirmed", "pending"].includes(outcome) && Boolean(published && outcomeKnown) && dayNumber(outcomeKnown, published) >= WAITED_DAYS;
}

// The values of a claim that a choice of a field may name.
export function valuesOf(claim, field) {
  if (field === "oblast") return oblastsOf(claim);
  if (field === "waited") return isWaitedFor(claim) ? [String(WAITED_DAYS)] : [];
  return claim[field] === null || claim[field] === undefined ? [] : [claim[field]];
}

const wants = (chosen, values) => chosen.length === 0 || values.some((value) => chosen.includes(value));

export function passes(claim, filter, searchText) {
  if (!FIELDS.every((field) => wants(filter[field], valuesOf(claim, field)))) return false;
  if (filter.from && !(claim.published >= filter.from)) return false; // a claim without a date is of no day
  if (filter.to && !(claim.published <= filter.to)) return false;
  return !filter.query || searchText(claim).includes(filter.query);
}

// How many choices narrow what is shown.
export function countChoices(filter) {
  return FIELDS.reduce((sum, field) => sum + filter[field].length, 0) + Boolean(filter.from) + Boolean(filter.to);
}

// Values of one field with how often they occur, the most frequent first, equal ones by name.
export function countValues(claims, valuesOfClaim) {
  const counts = new Map();
  for (const claim of claims) for (const value of valuesOfClaim(claim)) counts.set(value, (counts.get(value) || 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}
