// Find settlements, roads and claims by English or Ukrainian name, however apostrophes, hyphens and case are typed.

const LOOKALIKE = { "т": "t", "м": "m", "е": "e", "н": "h", "р": "p", "о": "o" };

export function fold(text) {
  return String(text || "")
    .toLowerCase()
    .normalize("NFD")
    .replace(/[\u0300-\u0305\u0307\u0309-\u036f]/g, "") // accents, but not the marks of й and ї
    .normalize("NFC")
    .replace(/[’'ʼ\x60´"]/g, "")
    .replace(/[-–—\s]+/g, " ")
    .trim();
}

// T-0428, T0428, T-04-28 and Т-04-28 (Cyrillic) are one road.
export function foldRoad(text) {
  const key = String(text || "").toLowerCase().replace(/[\s-]/g, "");
  return key.replace(/^[тменро]/, (letter) => LOOKALIKE[letter]);
}

// `namesOf` gives the names of an oblast: "Novoukrainka Donetsk" is one of many.
export function buildIndex(settlements, roads, namesOf = (name) => (name ? [name] : [])) {
  const places = settlements.map((row) => ({
    kind: "place", row, keys: [row.en, row.uk, ...(row.also || [])].map(fold), oblast: namesOf(row.oblast).map(fold), rank: (row.named ? 1e9 : 0) + (row.pop || 0),
  }));
  const lines = roads.map((row) => ({ kind: "road", row, keys: [fold(row.ref), fold(row.name)], road: foldRoad(row.ref), rank: 0 }));
  return [...places, ...lines];
}

// Best first: whole name, then start of a name, then start of a word; larger places first among equals.
export function search(index, query, limit = 8) {
  const key = fold(query);
  if (!key) return [];
  const road = foldRoad(query);
  const scored = [];
  for (const entry of index) {
    const score = Math.max(...entry.keys.map((name) => scoreOf(name, key)), scoreWithin(entry, key), entry.road && road && entry.road.startsWith(road) ? 3 : 0);
    if (score > 0) scored.push({ entry, score });
  }
  scored.sort((a, b) => b.score - a.score || b.entry.rank - a.entry.rank || (a.entry.keys[0] < b.entry.keys[0] ? -1 : 1));
  return scored.slice(0, limit).map((hit) => hit.entry);
}

// A name and then the oblast it is in.
function scoreWithin({ keys, oblast }, key) {
  let best = 0;
  for (let cut = key.indexOf(" "); oblast?.length && cut > 0; cut = key.indexOf(" ", cut + 1)) {
    if (!oblast.some((name) => name.startsWith(key.slice(cut + 1)))) continue;
    best = Math.max(best, ...keys.map((name) => scoreOf(name, key.slice(0, cut))));
  }
  return best;
}

function scoreOf(name, key) {
  if (!name) return 0;
  if (name === key) return 4;
  if (name.startsWith(key)) return 3;
  return name.includes(` ${key}`) ? 1 : 0;
}
