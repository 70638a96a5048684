// Tells of points what a page's sheet shows of them on each day: reads {sheet, tracks, scale, areaUnit, counts, points} a
// line, writes for each track and point a text of 0 and 1, a letter a day.
//   node scripts/reliability/page_status.mjs < cases.jsonl
import { createInterface } from "node:readline";

const assets = new URL("../../maps/page/assets/", import.meta.url);
const { inflate } = await import(new URL("lib/packed.js", assets));
const { readSheet } = await import(new URL("data/sheet.js", assets));
const { cellAt } = await import(new URL("data/places.js", assets));
const { heldAt } = await import(new URL("data/history.js", assets));

for await (const line of createInterface({ input: process.stdin })) {
  const { sheet: packed, tracks, scale, areaUnit, counts, points } = JSON.parse(line);
  const sheet = readSheet(await inflate(packed), { tracks, scale, areaUnit });
  const cells = points.map(([lon, lat]) => cellAt(sheet, lon / 360 + 0.5, 0.5 - Math.asinh(Math.tan((lat * Math.PI) / 180)) / (2 * Math.PI)));
  const told = sheet.tracks.map((track, number) => {
    const days = Array.from({ length: counts[number] }, (none, day) => heldAt(sheet, track, day));
    return cells.map((cell) => days.map((held) => (cell === null ? 0 : held[cell])).join(""));
  });
  console.log(JSON.stringify(told));
}
