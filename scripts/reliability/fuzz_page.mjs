// Change addresses and packed data of the page at random: each address gives a view or is ignored, and the view it gives
// has an address of its own; packed data that were changed are read or end in an error, never in an endless loop.
//   node scripts/reliability/fuzz_page.mjs [MINUTES] [SEED]
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

const assets = new URL("../../maps/page/assets/", import.meta.url);
const load = (name) => import(new URL(name, assets));
const { readLink, writeLink } = await load("data/permalink.js");
const { FIELDS, emptyFilter } = await load("data/filters.js");
const { bytesOf, inflate } = await load("lib/packed.js");
const { readGround } = await load("map/ground/ground.js");
const { readSheet } = await load("data/sheet.js");
const { cell } = await load("lib/csv.js");

const minutes = Number(process.argv[2] ?? 1);
let seed = Number(process.argv[3] ?? 1);
const random = () => {
  seed = (seed * 1664525 + 1013904223) >>> 0;
  return seed / 2 ** 32;
};
const below = (count) => Math.floor(random() * count);
const pick = (list) => list[below(list.length)];

const known = { langs: ["en", "uk"], layers: ["a", "control:X, y=1&z"], claims: ["c1"], time: { first: "2025-06-01", count: 30, model: { series: [1, 2] } } };
const links = [
  "#v=48.0305,36.8656,11&l=uk&off=a&d=2025-06-12&w=30&e=1&f=evidence:claimed;actor:russian&p=2025-06-01..&q=words&i=1&h=place&c=c1",
  "#on=control%3AX%2C%20y%3D1%26z&x=0:2025-06-01,1:2025-06-05&l=en",
];
const odd = ["%", "%00", "%E0", "=", "&", "&&", "#", ";", ":", ",", "..", "__proto__", "constructor", "1e9", "-0", "NaN", "9".repeat(400), "<img src=x onerror=alert(1)>", "\u202e", "\ud800", "2025-02-31", "0x10"];
const settled = (state) => ({ ...state, filter: { ...emptyFilter(), ...state.filter }, lat: state.lat ?? 1, lon: state.lon ?? 2, zoom: state.zoom ?? 3, lang: state.lang ?? "en" });

function changeText(text) {
  const [from, to] = [below(text.length + 1), below(text.length + 1)].sort((a, b) => a - b);
  return pick([
    () => text.slice(0, from) + pick(odd) + text.slice(from),
    () => text.slice(0, from) + pick(odd) + text.slice(to),
    () => text.slice(0, from) + text.slice(to),
    () => text.slice(0, to) + text.slice(from),
    () => text + "&" + pick(links).slice(1),
  ])().slice(0, 5000);
}

function tryLink(link) {
  const state = readLink(link, known);
  assert.equal(Object.getPrototypeOf(state), Object.prototype);
  assert.ok(state.on.every((name) => known.layers.includes(name)) && state.off.every((name) => known.layers.includes(name)));
  assert.ok(Object.keys(state.filter).every((key) => [...FIELDS, "from", "to"].includes(key)));
  assert.ok(state.query.length <= 200);
  for (const value of [state.lat, state.lon, state.zoom, state.day, state.window]) assert.ok(value === undefined || Number.isFinite(value));
  const { day, window, compare, ...rest } = settled(state);
  const again = settled(readLink(writeLink(rest), { ...known, time: null }));
  assert.deepEqual({ ...again, lat: 0, lon: 0, zoom: 0 }, { ...rest, query: rest.query, lat: 0, lon: 0, zoom: 0 });
  const shown = cell(state.query);
  assert.ok(!/^"?[\s]*[=+\-@]/.test(shown), shown);
}

const packed = JSON.parse(readFileSync(new URL("ground.json", assets), "utf8")).lines;
const whole = await inflate(packed);

async function tryPacked() {
  const bytes = whole.slice(0, pick([whole.length, below(whole.length), below(400)]));
  for (let i = 0; i < 1 + below(8); i += 1) bytes[below(Math.min(bytes.length, 200))] = below(256);
  for (const read of [readGround, (data) => readSheet(data, { tracks: 1, scale: 1000, areaUnit: 1 })]) {
    try {
      read(bytes);
    } catch (error) {
      assert.ok(error instanceof RangeError || error instanceof TypeError, String(error));
    }
  }
  const text = changeText(packed.slice(0, 400));
  assert.ok(bytesOf(text).length <= text.length);
  await inflate(text).catch(() => {});
}

const until = Date.now() + minutes * 60000;
const done = { links: 0, packed: 0 };
while (Date.now() < until) {
  for (let i = 0; i < 200; i += 1) {
    let link = pick(links);
    for (let k = 0; k < 1 + below(5); k += 1) link = changeText(link);
    try {
      tryLink(link);
    } catch (error) {
      console.error(JSON.stringify(link));
      throw error;
    }
    done.links += 1;
  }
  const began = process.cpuUsage();
  await tryPacked();
  assert.ok(process.cpuUsage(began).user < 5e6, "longer than 5 s of the processor");
  done.packed += 1;
}
console.log(`${done.links} addresses, ${done.packed} packed data: none broke a reader`);
