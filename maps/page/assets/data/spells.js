// What is known of each mark on each day: its claims in order of days as flat arrays, for a slider asks many times a second.

export const RANKS = ["denied", "claimed", "reported", "assessed", "geolocated"];
const SUPPORTS = [null, "unsupported", "corroborated", "contradicted"];
const UNDATED = -(2 ** 31);

// `rowsOf` are the rows of the claims behind each mark, `numberOf` makes a day a number. Undated claims are marks apart.
export function gatherSpells(claims, rowsOf, numberOf) {
  const known = new Map();
  const dayOf = ({ published }) => {
    if (!published) return UNDATED;
    if (!known.has(published)) known.set(published, numberOf(published));
    return known.get(published);
  };
  const days = claims.map(dayOf);
  const count = rowsOf.reduce((sum, rows) => sum + rows.length, 0);
  const spells = { offset: new Int32Array(rowsOf.length + 1), mark: new Int32Array(count), row: new Int32Array(count), day: new Int32Array(count), grade: new Int8Array(count), support: new Int8Array(count), days };
  let at = 0;
  rowsOf.forEach((rows, mark) => {
    for (const row of [...rows].sort((a, b) => days[a] - days[b] || a - b)) {
      spells.mark[at] = mark;
      spells.row[at] = row;
      spells.day[at] = days[row];
      spells.grade[at] = RANKS.indexOf(claims[row].grade ?? claims[row].evidence);
      spells.support[at] = SUPPORTS.indexOf(claims[row].support ?? null);
      at += 1;
    }
    spells.offset[mark + 1] = at;
  });
  const { day } = spells;
  const order = new Int32Array(count).map((none, i) => i).sort((a, b) => day[a] - day[b] || a - b);
  return { ...spells, order, told: Int32Array.from(new Set(days.filter((one) => one !== UNDATED))).sort() };
}

// How many of sorted values come before one.
function countBefore(length, valueAt, wanted) {
  let [low, high] = [0, length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (valueAt(middle) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

// The newest day from one to another that has a claim, null where none has.
export function lastTold({ told }, from, to) {
  const at = countBefore(told.length, (i) => told[i], to + 1) - 1;
  return at >= 0 && told[at] >= from ? told[at] : null;
}

export const emptySight = ({ offset }) => ({ low: new Int32Array(offset.length - 1), high: new Int32Array(offset.length - 1), seen: [] });

// Sets `low` and `high`: which claims of each mark were published from one day to another; those without a day are of each.
// Only the marks of these days and of those before are touched; `seen` are the marks that have a claim.
export function lookAt({ mark, day, order }, sight, from, to, isUndatedIn = true) {
  const { low, high } = sight;
  for (const one of sight.seen) low[one] = high[one] = 0;
  sight.seen = [];
  const take = (start, stop) => {
    for (let i = start; i < stop; i += 1) {
      const at = order[i]; // of one mark in the order of its days: what comes later ends later
      const one = mark[at];
      if (high[one] <= low[one]) {
        low[one] = at;
        sight.seen.push(one);
      }
      high[one] = at + 1;
    }
  };
  const before = (wanted) => countBefore(order.length, (i) => day[order[i]], wanted);
  const dated = before(UNDATED + 1);
  if (isUndatedIn) take(0, dated);
  take(Math.max(dated, before(from)), before(to + 1));
}

// What some claims of a mark say together: the best grade, the last day it was lent, the last day anything was said, and
// what speaks for or against it. A denied claim beside others contradicts them; alone it is a denied mark.
export function sumUp({ row, day, grade, support }, low, high) {
  let best = -1;
  let word = 0;
  let told = UNDATED;
  let said = UNDATED;
  let isDenied = false;
  const rows = [];
  for (let i = low; i < high; i += 1) {
    rows.push(row[i]);
    if (grade[i] > best) [best, word, told] = [grade[i], support[i], day[i]];
    else if (grade[i] === best) [word, told] = [Math.max(word, support[i]), Math.max(told, day[i])];
    said = Math.max(said, day[i]);
    if (grade[i] === 0) isDenied = true;
  }
  const dated = (number) => (number === UNDATED ? null : number);
  return { evidence: RANKS[best] ?? null, support: SUPPORTS[isDenied ? 3 : word], told: dated(told), said: dated(said), rows };
}
