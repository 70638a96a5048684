// Which claims the reader wants to see: empty choices mean "all".

export const emptyFilter = () => ({ evidence: [], actor: [], claimant: [], oblast: [], query: "" });

const wants = (chosen, value) => chosen.length === 0 || chosen.includes(value);

export function oblastsOf(claim) {
  return claim.oblast ? [claim.oblast] : claim.oblasts || [];
}

export function passes(claim, filter, searchText) {
  if (!wants(filter.evidence, claim.evidence) || !wants(filter.actor, claim.actor)) return false;
  if (!wants(filter.claimant, claim.claimant)) return false;
  if (filter.oblast.length && !oblastsOf(claim).some((name) => filter.oblast.includes(name))) return false;
  return !filter.query || searchText(claim).includes(filter.query);
}

// Values of one field with how often they occur, the most frequent first, equal ones by name.
export function countValues(claims, valuesOf) {
  const counts = new Map();
  for (const claim of claims) for (const value of valuesOf(claim)) counts.set(value, (counts.get(value) || 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}
