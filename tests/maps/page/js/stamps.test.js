// Which stamps of a moving day are drawn: node --test tests/maps/page/js
import assert from "node:assert/strict";
import { test } from "node:test";

const { seenOf } = await import(new URL("../../../../maps/page/assets/map/points.js", import.meta.url));

const bounds = { min: { x: -10, y: -10 }, max: { x: 90, y: 40 } };

test("of stamps over each other the topmost is drawn, bottom to top", () => {
  const places = [[1, 1], [42, 7], [3, 2], [41, 9], [2, 3], [20, 20]];
  assert.deepEqual(seenOf(places, bounds, 5), [3, 4, 5]);
});

test("without a gap every stamp in view is drawn, and none beyond it", () => {
  const places = [[1, 1], [1, 1], [91, 0], [0, -11], [90, 40], [-10, -10]];
  assert.deepEqual(seenOf(places, bounds, 0), [0, 1, 4, 5]);
  assert.deepEqual(seenOf(places, bounds, 5), [1, 4, 5]);
});
