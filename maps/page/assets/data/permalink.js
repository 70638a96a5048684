// The view in the address: #v=48.0305,36.8656,11&l=uk&off=settlements&d=2025-06-12&w=30&e=1&f=evidence:claimed;actor:russian&p=2025-06-01..&q=words&i=1&h=place&c=claim, or a step of a story: #s=2. Anything odd is ignored.
import { dayNumber } from "../lib/days.js";
import { FIELDS } from "./filters.js";

const LONGEST_QUERY = 200;
const MOST_CHOICES = 50;
const NUMBER = /^-?\d{1,3}(\.\d+)?$/;

// Half a letter, as of a word that was cut, has no place in an address: it would throw.
const wellFormed = (text) => text.replace(/[\ud800-\udfff]/gu, "\ufffd");
const encode = (text) => encodeURIComponent(wellFormed(text));

export function writeLink(state) {
  if (state.step) return `#s=${state.step}&l=${state.lang}${state.embed === undefined ? "" : `&e=${Number(state.embed)}`}`;
  const parts = [`v=${state.lat.toFixed(4)},${state.lon.toFixed(4)},${Math.round(state.zoom * 100) / 100}`, `l=${state.lang}`];
  if (state.on.length) parts.push(`on=${state.on.map(encode).join(",")}`);
  if (state.off.length) parts.push(`off=${state.off.map(encode).join(",")}`);
  if (state.claim) parts.push(`c=${encode(state.claim)}`);
  const chosen = FIELDS.filter((field) => state.filter[field].length).map((field) => [field, ...state.filter[field].map(encode)].join(":"));
  if (chosen.length) parts.push(`f=${chosen.join(";")}`);
  if (state.filter.from || state.filter.to) parts.push(`p=${state.filter.from}..${state.filter.to}`);
  if (state.query) parts.push(`q=${encode(state.query)}`);
  if (state.place) parts.push(`h=${encode(state.place)}`);
  if (state.inView) parts.push("i=1");
  if (state.embed !== undefined) parts.push(`e=${Number(state.embed)}`);
  if (state.time) parts.push(...timeParts(state.time));
  return `#${parts.join("&")}`;
}

function timeParts(time) {
  const parts = [`d=${time.iso()}`, `w=${time.window}`];
  if (!time.comparing) return parts;
  const sides = time.comparing.sides.map(({ series, day }) => `${series}:${time.iso(day)}`);
  return [...parts, `x=${sides.join(",")}`];
}

const DATE = /^\d{4}-\d{2}-\d{2}$/;

function readDay(text, time) {
  const day = DATE.test(text || "") ? dayNumber(text, time.first) : NaN;
  return day >= 0 && day < time.count ? day : null;
}

function readTime(found, time) {
  const state = {};
  const day = readDay(found.d, time);
  if (day !== null) state.day = day;
  if (/^\d{1,4}$/.test(found.w || "") && Number(found.w) > 0) state.window = Math.min(Number(found.w), time.count);
  const sides = (found.x || "").split(",").map((side) => {
    const [series, text] = side.split(":");
    return { series: Number(series), day: readDay(text, time) };
  });
  const isKnown = ({ series, day: at }) => at !== null && Number.isInteger(series) && series >= 0 && series < time.model.series.length;
  if (sides.length === 2 && sides.every(isKnown)) state.compare = sides;
  return state;
}

export function readLink(hash, { langs, layers, claims, time, steps = 0 }) {
  const found = {};
  for (const part of String(hash || "").replace(/^#/, "").split("&")) {
    const at = part.indexOf("=");
    if (at > 0) found[part.slice(0, at)] = part.slice(at + 1);
  }
  const state = {};
  const view = (found.v || "").split(",");
  if (view.length === 3 && view.every((text) => NUMBER.test(text))) {
    const [lat, lon, zoom] = view.map(Number);
    if (Math.abs(lat) <= 85 && Math.abs(lon) <= 180 && zoom >= 0 && zoom <= 20) Object.assign(state, { lat, lon, zoom });
  }
  if (langs.includes(found.l)) state.lang = found.l;
  state.on = known(found.on, layers);
  state.off = known(found.off, layers);
  const claim = decode(found.c);
  if (claims.includes(claim)) state.claim = claim;
  state.filter = readFilter(found);
  state.query = shorten(decode(found.q));
  const place = shorten(decode(found.h));
  if (place) state.place = place;
  state.inView = found.i === "1";
  if (found.e === "0" || found.e === "1") state.embed = found.e === "1";
  if (/^\d{1,3}$/.test(found.s || "") && Number(found.s) >= 1 && Number(found.s) <= steps) state.step = Number(found.s) - 1;
  if (time) Object.assign(state, readTime(found, time));
  return state;
}

function readFilter({ f, p }) {
  const state = {};
  for (const part of (f || "").split(";")) {
    const [field, ...values] = part.split(":").map(decode);
    if (FIELDS.includes(field)) state[field] = values.filter(Boolean).slice(0, MOST_CHOICES);
  }
  const [from, to] = (p || "").split("..");
  if (DATE.test(from || "")) state.from = from;
  if (DATE.test(to || "")) state.to = to;
  return state;
}

function known(text, names) {
  return (text || "").split(",").map(decode).filter((name) => names.includes(name));
}

// Cut between letters, never within one of two units.
function shorten(text) {
  return text.length > LONGEST_QUERY ? text.slice(0, LONGEST_QUERY).replace(/[\ud800-\udbff]$/, "") : text;
}

function decode(text) {
  try {
    return wellFormed(decodeURIComponent(text || ""));
  } catch {
    return ""; // a broken escape in a hand-made link
  }
}
