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
  const spells = { offset: new Int32Array(rowsOf.length + 1), row: new Int32Array(count), day: new Int32Array(count), grade: new Int8Array(count), support: new Int8Array(count), days };
  let at = 0;
  rowsOf.forEach((rows, mark) => {
    for (const row of [...rows].sort((a, b) => days[a] - days[b] || a - b)) {
      spells.row[at] = row;
      spells.day[at] = days[row];
      spells.grade[at] = RANKS.indexOf(claims[row].grade ?? claims[row].evidence);
      spells.support[at] = SUPPORTS.indexOf(claims[row].support ?? null);
      at += 1;
    }
    spells.offset[mark + 1] = at;
  });
  return spells;
}

export const emptySight = ({ offset }) => ({ low: new Int32Array(offset.length - 1), high: new Int32Array(offset.length - 1) });

// Sets `low` and `high`: which claims of each mark were published from one day to another; those without a day are of each.
export function lookAt({ offset, day }, { low, high }, from, to, isUndatedIn = true) {
  for (let mark = 0; mark < low.length; mark += 1) {
    let i = offset[mark];
    const stop = offset[mark + 1];
    if (i < stop && day[i] === UNDATED) {
      [low[mark], high[mark]] = [i, isUndatedIn ? stop : i];
      continue;
    }
    while (i < stop && day[i] < from) i += 1;
    low[mark] = i;
    while (i < stop && day[i] <= to) i += 1;
    high[mark] = i;
  }
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
