// What is known of one place: its claims, those near it, and when each control source showed it as held.
import { geodesic } from "../lib/geodesic.js";

// Each settlement that claims name by its code: {code, names, at, claims}, at [lon, lat] or null where no mark stands.
export function placesByCode(claims, marks, settlements) {
  const places = new Map();
  const points = new Map(settlements.filter((row) => row.code).map((row) => [row.code, row]));
  claims.forEach((claim, number) => {
    if (!claim.code) return;
    if (!places.has(claim.code)) {
      const row = points.get(claim.code);
      places.set(claim.code, { code: claim.code, names: claim.placeName || row, at: row?.at || null, row: row || null, claims: [] });
    }
    const place = places.get(claim.code);
    place.claims.push(number);
    if (!place.at && claim.mark !== null && marks[claim.mark].form === "point") place.at = marks[claim.mark].at;
  });
  return places;
}

// Numbers of the claims of a place and, with `km`, of those whose mark or middle lies as near; the newest first, equal
// days in reading order. Returns [{number, km}], km 0 for the place's own.
export function claimsAround(place, claims, marks, km) {
  const own = new Set(place.claims);
  const found = place.claims.map((number) => ({ number, km: 0 }));
  if (km && place.at) {
    claims.forEach((claim, number) => {
      const at = own.has(number) || claim.precision > 3 ? null : claim.mark !== null ? marks[claim.mark].at : middleOf(claim.box);
      const far = at && geodesic(place.at, at);
      if (far && far.metres <= km * 1000) found.push({ number, km: far.metres / 1000 });
    });
  }
  const day = ({ number }) => claims[number].published || "";
  return found.sort((a, b) => (day(a) < day(b) ? 1 : day(a) > day(b) ? -1 : a.number - b.number));
}

const middleOf = (box) => box && [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2];

// The cell of a sheet that a point lies in, null where it lies outside all: the one whose edge a line to the east meets an
// odd number of times. The first arc that is met does not tell: a sliver's two sides fall together on the page's grid.
// `x` and `y` are in the sheet's own units.
export function cellAt(sheet, x, y) {
  const isOdd = new Uint8Array(sheet.cells + 1);
  for (let arc = 0; arc < sheet.arcs; arc += 1) {
    for (let i = sheet.offset[arc] + 1; i < sheet.offset[arc + 1]; i += 1) {
      const [y0, y1] = [sheet.y[i - 1], sheet.y[i]];
      if (y0 > y === y1 > y) continue;
      const at = sheet.x[i - 1] + ((y - y0) / (y1 - y0)) * (sheet.x[i] - sheet.x[i - 1]);
      if (at < x) continue;
      isOdd[sheet.left[arc]] ^= 1;
      isOdd[sheet.right[arc]] ^= 1;
    }
  }
  const cell = isOdd.indexOf(1);
  return cell < 0 || cell >= sheet.cells ? null : cell;
}

const GAINS = ["advance", "seize", "cross_border", "reach"];
const saidOn = (claim) => [claim.source, claim.published].filter(Boolean).sort()[0];
const daysBetween = (first, second) => Math.round((Date.parse(second) - Date.parse(first)) / 864e5);

const hoursBetween = (first, second) => Math.round((Date.parse(second) - Date.parse(first)) / 36e4) / 10;

// The moment at which the first of some voices spoke, null unless it is known of all of that day.
function momentOf(voices, day) {
  const moments = voices.filter((one) => one.day === day).map((one) => one.at);
  return moments.every(Boolean) ? moments.sort()[0] : null;
}

// How much later than the first to claim it each claim of a gain was said, by its number, as {days, hours}: hours are null
// unless both moments are known, and below 0 is a denial before any known claim. One actor's gain of one kind at one
// place is one event until it is silent for 14 days. A denial is said when it is published.
export function lagsOf(found, claims) {
  const lags = new Map();
  const events = new Map();
  for (const { number } of found) {
    const claim = claims[number];
    const key = `${claim.actor} ${claim.action} ${claim.code}`;
    if (!GAINS.includes(claim.action) || !claim.published) continue;
    if (!events.has(key)) events.set(key, []);
    const day = claim.evidence === "denied" ? claim.published : saidOn(claim);
    events.get(key).push({ number, day, at: day === claim.published ? claim.publishedAt || null : null, denies: claim.evidence === "denied" });
  }
  for (const said of events.values()) {
    said.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
    for (let from = 0; from < said.length;) {
      let to = from + 1;
      while (to < said.length && daysBetween(said[to - 1].day, said[to].day) <= 14) to += 1;
      const spell = said.slice(from, to);
      const claimed = spell.filter((one) => !one.denies);
      const voices = claimed.length ? claimed : spell;
      const first = voices[0].day;
      const firstAt = momentOf(voices, first);
      for (const { number, day, at } of spell) {
        lags.set(number, { days: daysBetween(first, day), hours: firstAt && at ? hoursBetween(firstAt, at) : null });
      }
      from = to;
    }
  }
  return lags;
}

// When a track holds a cell, as [first day, day it no longer does or null], in order; days are those of its snapshots.
export function spansOf(track, cell, days) {
  const spans = [];
  if (cell === null) return spans;
  for (let i = 0; i < track.cell.length; i += 1) {
    if (track.cell[i] !== cell) continue;
    spans.push([days[track.start[i]], track.stop[i] < days.length ? days[track.stop[i]] : null]);
  }
  return spans.sort(([a], [b]) => a - b);
}

// Whether [lon, lat] lies in rings of [lat, lon], holes and all.
export function isWithin([lon, lat], polygons) {
  let isIn = false;
  for (const ring of polygons.flat()) {
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i, i += 1) {
      const [[yi, xi], [yj, xj]] = [ring[i], ring[j]];
      if (yi > lat !== yj > lat && lon < ((lat - yi) / (yj - yi)) * (xj - xi) + xi) isIn = !isIn;
    }
  }
  return isIn;
}
