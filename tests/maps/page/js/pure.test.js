// Unit tests of the page's pure modules: node --test tests/maps/page/js
import assert from "node:assert/strict";
import { test } from "node:test";

const assets = new URL("../../../../maps/page/assets/", import.meta.url);
const load = (name) => import(new URL(name, assets));
const { gather } = await load("lib/gather.js");
const { overlaps, placeLabels } = await load("lib/collide.js");
const { cell, toCsv } = await load("lib/csv.js");
const { fold, foldRoad, buildIndex, search } = await load("data/search.js");
const { readLink, writeLink } = await load("data/permalink.js");
const { decodePath, decodePolygons, isInside } = await load("lib/geometry.js");
const { countChoices, countValues, emptyFilter, passes, valuesOf } = await load("data/filters.js");
const { bySentence } = await load("panel/panel.js");
const { isWebAddress } = await load("lib/dom.js");
const { isNamedAt, leastPopulation } = await load("map/labels.js");
const { anchorOf } = await load("map/ground/hatch.js");
const { legendRows } = await load("panel/legend.js");
const { chainClasses, chainRings } = await load("data/history.js");
const { bytesOf, Varints } = await load("lib/packed.js");
const { readGround, ringsOf } = await load("map/ground/ground.js");
const { cellAt, claimsAround, isWithin, lagsOf, placesByCode, spansOf } = await load("data/places.js");
const { geodesic } = await load("lib/geodesic.js");
const describe = await load("ui/describe.js");
const spells = await load("data/spells.js");
const timeline = await load("data/timeline.js");
const { dayNumber, isoOf } = await load("lib/days.js");
const { stepAt } = await load("panel/story.js");
const { nearestOf, standsAround } = await load("map/notes.js");
const { holdsOn } = await load("map/ground/waters.js");

test("paths are undone step by step, latitude first for Leaflet", () => {
  assert.deepEqual(decodePath([3686600, 4803100, 3000, -900], 100000), [[48.031, 36.866], [48.022, 36.896]]);
  assert.deepEqual(decodePolygons({ scale: 10, polygons: [[[0, 0, 10, 0, 0, 10]]] }), [[[[0, 0], [0, 1], [1, 1]]]]);
});

const crowd = (count, more = {}) => Array.from({ length: count }, (none, i) => ({ x: 100 + 7 * Math.cos(i * 5), y: 100 + 9 * Math.sin(i * 3), radius: 8, reach: 10, ...more }));

test("symbols that touch part within their reach, and what finds no room joins a neighbour", () => {
  const points = [...crowd(12), { x: 300, y: 100, radius: 8, reach: 10 }];
  const nodes = gather(points, 14);
  assert.deepEqual(nodes.flatMap((node) => node.members).sort((a, b) => a - b), points.map((none, i) => i));
  assert.ok(nodes.length > 1 && nodes.length < points.length);
  for (const node of nodes) {
    const { x, y } = points[node.members[0]];
    assert.ok(Math.hypot(node.x - x, node.y - y) <= 10.001);
    assert.equal(node.radius, node.members.length > 1 ? 14 : 8);
    for (const other of nodes) assert.ok(other === node || Math.hypot(node.x - other.x, node.y - other.y) >= node.radius + other.radius - 1);
  }
  assert.deepEqual(gather(points, 14), nodes);
});

test("two on one place part to both sides, and none where the place is known to the metre", () => {
  const pair = gather(crowd(2, { x: 50, y: 50 }), 14);
  assert.equal(pair.length, 2);
  assert.ok(Math.hypot(pair[0].x - pair[1].x, pair[0].y - pair[1].y) >= 15.5);
  const [only, ...none] = gather(crowd(2, { x: 50, y: 50, reach: 0 }), 14);
  assert.deepEqual([only.x, only.y, only.members, none], [50, 50, [0, 1], []]);
  assert.deepEqual(gather([], 14), []);
});

test("labels never overlap and the important one wins", () => {
  const labels = Array.from({ length: 60 }, (_, i) => ({ x: (i * 37) % 300, y: (i * 53) % 200, w: 60, h: 16, rank: i }));
  const placed = placeLabels(labels, [{ x: 0, y: 0, w: 50, h: 50 }]);
  assert.ok(placed.length > 5);
  assert.equal(placed[0].label.rank, 59);
  placed.forEach((a, i) => {
    assert.ok(!overlaps(a.box, { x: 0, y: 0, w: 50, h: 50 }));
    placed.slice(i + 1).forEach((b) => assert.ok(!overlaps(a.box, b.box)));
  });
});

test("no name of the report stands nearer to another place of the report than to its own", () => {
  const spots = [[100, 100], [124, 82], [112, 64], [90, 70], [60, 95], [140, 120]];
  const labels = spots.map(([x, y], i) => ({ x, y, w: 55, h: 17, rank: i, must: true, covered: true }));
  const marks = spots.map(([x, y]) => ({ x: x - 8, y: y - 8, w: 16, h: 16 }));
  const gap = ({ x, y }, box) => Math.hypot(Math.max(box.x - x, 0, x - box.x - box.w), Math.max(box.y - y, 0, y - box.y - box.h));
  const placed = placeLabels(labels, marks);
  assert.ok(placed.length >= 3);
  for (const { label, box } of placed) {
    for (const other of labels) if (other !== label) assert.ok(gap(label, box) < gap(other, box));
  }
});

test("a centred label takes the first of its spots that is free", () => {
  const [first] = placeLabels([{ rank: 1, w: 20, h: 10, spots: [[10, 10], [200, 10]] }], [{ x: 0, y: 0, w: 30, h: 30 }]);
  assert.deepEqual(first.box, { x: 190, y: 5, w: 20, h: 10 });
});

test("no CSV cell can become a formula", () => {
  for (const text of ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "=cmd|' /C calc'!A0"]) {
    assert.match(cell(text), /^"?'/, text);
  }
  assert.equal(cell(-2.5), "-2.5");
  assert.equal(cell('a "b", c'), '"a ""b"", c"');
  assert.equal(cell(null), "");
  assert.equal(cell(["a", "b"]), '"a; b"');
  assert.equal(toCsv([{ a: 1 }], [["A", (row) => row.a]]), "\ufeffA\r\n1\r\n");
});

test("names are found however they are typed", () => {
  assert.equal(fold("Kam’yanka-Dniprovska "), fold("kamyanka dniprovska"));
  assert.notEqual(fold("Їжак"), fold("Іжак"));
  assert.equal(foldRoad("Т-04-28"), foldRoad("T0428"));
  const index = buildIndex(
    [{ en: "Novopavlivka", uk: "Новопавлівка", pop: 3000 }, { en: "Pavlivka", uk: "Павлівка", pop: 900 }, { en: "Velyka Pavlivka", uk: "Велика Павлівка", pop: 100000 }],
    [{ ref: "T-0428", name: "Kurakhove-Novopavlivka" }],
  );
  const names = (query) => search(index, query).map((hit) => hit.row.en || hit.row.ref);
  assert.deepEqual(names("pavlivka"), ["Pavlivka", "Velyka Pavlivka"]);
  assert.deepEqual(names("Новоп"), ["Novopavlivka"]);
  assert.deepEqual(names("т0428"), ["T-0428"]);
  assert.deepEqual(names(""), []);
});

test("the address carries the view, and nonsense in it is ignored", () => {
  const known = { langs: ["en", "uk"], layers: ["a", "control:X, y=1&z"], claims: ["c1"] };
  const state = { lat: 48.03052, lon: 36.86556, zoom: 11.25, lang: "uk", on: ["control:X, y=1&z"], off: ["a"], claim: "c1", filter: emptyFilter(), query: "", inView: false };
  assert.deepEqual(readLink(writeLink(state), known), { ...state, lat: 48.0305, lon: 36.8656, filter: {} });
  for (const hash of ["#v=a,b,c&l=xx&on=zzz&c=<img>", "#v=999,0,3", "#c=%E0%A4%A", "#&&==&v", "", "#v=1,2,3,4"]) {
    assert.deepEqual(readLink(hash, known), { on: [], off: [], filter: {}, query: "", inView: false });
  }
  const asked = { filter: { ...emptyFilter(), evidence: ["claimed", "denied"], claimant: ["A; B: C,"], to: "2025-06-12" }, query: "two words & more", inView: true, embed: false };
  const { filter, ...rest } = readLink(writeLink({ ...state, ...asked }), known);
  assert.deepEqual({ ...emptyFilter(), ...filter }, asked.filter);
  assert.deepEqual([rest.query, rest.inView, rest.embed], [asked.query, true, false]);
  assert.deepEqual(readLink("#f=colour:red;actor;evidence:&p=now..2025&q=%E0", known).filter, { actor: [], evidence: [] });
});

const claim = { evidence: "claimed", actor: "russian", claimant: "ISW", oblast: null, oblasts: ["Sumy"], place: "X", roads: [], line: [], border: [], units: [] };

test("half a letter in an address or a search breaks no link", () => {
  const known = { langs: ["en"], layers: [], claims: [] };
  const base = { lat: 48, lon: 37, zoom: 9, lang: "en", on: [], off: [], filter: { ...emptyFilter(), claimant: ["a\ud800"] }, query: "x\udc00", place: "\ud83d", inView: false };
  const found = readLink(writeLink(base), known);
  assert.deepEqual([found.query, found.place, found.filter.claimant], ["x\ufffd", "\ufffd", ["a\ufffd"]]);
  const long = readLink(`#q=${"a".repeat(199)}${encodeURIComponent("😀")}`, known);
  assert.equal(long.query, "a".repeat(199));
});

test("filters: empty means all, several choices in a field mean any, fields mean and", () => {
  const text = () => "near toretsk";
  assert.ok(passes(claim, emptyFilter(), text));
  assert.ok(passes(claim, { ...emptyFilter(), evidence: ["claimed", "denied"], oblast: ["Sumy"] }, text));
  assert.ok(!passes(claim, { ...emptyFilter(), evidence: ["claimed"], actor: ["ukrainian"] }, text));
  assert.ok(passes(claim, { ...emptyFilter(), query: "toretsk" }, text));
  assert.ok(!passes(claim, { ...emptyFilter(), query: "siversk" }, text));
  assert.ok(!passes(claim, { ...emptyFilter(), support: ["unsupported"] }, text));
  const dated = { ...claim, published: "2025-06-12", outcome: "confirmed" };
  assert.ok(passes(dated, { ...emptyFilter(), from: "2025-06-12", to: "2025-06-12", outcome: ["confirmed"] }, text));
  assert.ok(!passes(dated, { ...emptyFilter(), from: "2025-06-13" }, text) && !passes(claim, { ...emptyFilter(), to: "2030-01-01" }, text));
  assert.equal(countChoices({ ...emptyFilter(), actor: ["russian"], evidence: ["claimed", "denied"], from: "2025-06-12" }), 4);
  assert.deepEqual(countValues([claim, claim, { ...claim, actor: "ukrainian" }], (c) => [c.actor]), [["russian", 2], ["ukrainian", 1]]);
});

test("claims of one sentence stand together, reports apart", () => {
  const claims = [{ report: "a", number: "1" }, { report: "a", number: "2" }, { report: "a", number: "1" }, { report: "b", number: "1" }];
  assert.deepEqual(bySentence([0, 1, 2, 3], claims), [[0, 2], [1], [3]]);
});

test("only web addresses become links", () => {
  assert.ok(isWebAddress("https://example.org/a?b=c"));
  for (const url of ["javascript:alert(1)", " javascript:alert(1)", "data:text/html,x", "//example.org", "https://a b", null]) assert.ok(!isWebAddress(url), String(url));
});

test("more places are named the closer one looks", () => {
  assert.ok(leastPopulation(6) > leastPopulation(9));
  assert.ok(isNamedAt({ named: true, pop: null }, 8));
  assert.ok(!isNamedAt({ named: false, pop: null }, 10));
  assert.ok(isNamedAt({ named: false, pop: null }, 12));
});

test("a hatch keeps its place whatever the origin of the layer", () => {
  for (const x of [0, 3, 8, -5, 1234567]) {
    const [shift] = anchorOf({ x, y: 0 });
    assert.ok(shift <= 0 && shift > -8);
    assert.equal((((x - -shift) % 8) + 8) % 8, 0);
  }
});

test("a stretch is switched together with the symbols of its grade", () => {
  const rows = legendRows([
    { key: "stretch_claimed", kind: "stretch", style: "mark_claimed", group: "marks" },
    { key: "mark_claimed", kind: "mark", style: "mark_claimed", group: "marks" },
    { key: "settlements", kind: "ground", style: "settlement", group: "labels" },
  ]);
  assert.deepEqual(rows.map((row) => row.keys), [["stretch_claimed", "mark_claimed"], ["settlements"]]);
});

const words = {
  title: "{actor} {action}", where_in: "{place}", where_near: "near {place}", where_bearing: "{bearing} of {place}", where_km: "{km} km {bearing} of {place}",
  where_line: "along the {place} line", where_border: "{border} border", where_none: "no place", where_road: "along the {road}", and: " and ",
  bearing_north: "north", bearing_west: "west", unknown: "not stated", retrieved_unknown: "day not recorded", where_part: "{part} of {place}", part_northern: "northern part", edge_western: "western outskirts", edge_: "outskirts", part_: "part", drawn_centre: "centre of {place}: {words}", drawn_off: "off {place}: {words}", within_km: "within about {km} km", precision_1: "at the place", within_stretch: "along the stretch",
};
const say = { t: (key, values) => describe.fillIn(words[key] ?? key, values), name: (names) => names && names.en, lang: "en", oblastName: (name) => `${name} Oblast` };

test("where a claim lies is said close to its own words", () => {
  const at = (more) => describe.whereOf({ ...claim, placeName: null, relation: null, ...more }, say);
  assert.equal(at({ relation: "near" }), "near X");
  assert.equal(at({ bearing: "north and west", bearingOf: "X" }), "north and west of X");
  assert.equal(at({ bearing: "north", km: 3 }), "3 km north of X");
  assert.equal(at({ line: ["A", "B"] }), "along the A–B line");
  assert.equal(at({ border: ["A", "B"], bearing: "west" }), "A–B border, west of X");
  assert.equal(at({ place: null }), "Sumy Oblast");
  assert.equal(at({ place: null, part: "northern" }), "northern part of Sumy Oblast");
  assert.equal(at({ part: "western outskirts", relation: "outskirts" }), "western outskirts of X");
  assert.equal(at({ part: "upper", relation: "in" }), "part of X");
  assert.equal(at({ place: null, roads: ["T-0428"] }), "along the T-0428");
  assert.equal(at({ place: null, oblasts: [] }), "no place");
});

test("braces in data are not filled in", () => {
  assert.equal(describe.fillIn("{place}", { place: "{km} ${x} {{y}}" }), "{km} ${x} {{y}}");
});

test("clocks are never mixed, and an unknown one says so", () => {
  const rows = describe.clocksOf({ event: "2025-06-12", eventFrom: "2025-06-11", source: null, published: "2025-06-12" }, null, say);
  assert.deepEqual(rows.map(([, value]) => value), ["11 June 2025 – 12 June 2025", "not stated", "12 June 2025", "day not recorded"]);
});

test("exactness depends on what is drawn", () => {
  assert.equal(describe.precisionOf({ precision: 1, form: "point", uncertainty: 2.04 }, say), "at the place, within about 2 km");
  assert.equal(describe.precisionOf({ precision: 1, form: "line", uncertainty: 9 }, say), "along the stretch");
});

test("the two cities and Crimea are no oblasts", () => {
  assert.deepEqual(["Sumy", "Kyiv", "Kyiv City", "Crimea", "Sevastopol"].map(describe.oblastInEnglish), ["Sumy Oblast", "Kyiv Oblast", "Kyiv City", "Crimea", "Sevastopol"]);
});

test("rings of several classes are those of each class alone, walked with its cell on the left", () => {
  // two squares side by side in a third cell: 0 | 1, the world is 2
  const sheet = { arcs: 3, cells: 2, nodes: 2, left: [0, 0, 1], right: [2, 1, 2], from: [0, 1, 1], to: [1, 0, 0] };
  const classes = Int8Array.from([3, -2, 0]);
  const both = chainClasses(sheet, classes, [3, -2, 1]);
  assert.deepEqual(both[0].breaks, [2]);
  assert.deepEqual([...both[0].walk].sort(), [0, 1]);
  assert.deepEqual([...both[1].walk].sort(), [-2, 2]);
  assert.deepEqual(both[2], { walk: [], breaks: [] });
  assert.deepEqual(both, [3, -2, 1].map((value) => chainRings(sheet, classes, value)));
  assert.deepEqual(chainRings(sheet, Int8Array.from([1, 1, 0]), 1).walk.length, 2);
});

test("letters of base 85 are bytes again, whole or cut short", () => {
  assert.deepEqual([...bytesOf("")], []);
  assert.deepEqual([...bytesOf("VPaz%")].length, 4);
  assert.deepEqual([...bytesOf("00000")], [0, 0, 0, 0]);
  assert.deepEqual([...bytesOf("|NsC0")], [255, 255, 255, 255]);
  assert.deepEqual([...bytesOf("VE")], [97]);
});

test("packed data that are cut short end in an error, not in an endless loop", () => {
  assert.throws(() => new Varints(Uint8Array.from([])).next(), /cut short/);
  assert.throws(() => new Varints(Uint8Array.from([200, 200])).next(), /cut short/);
  assert.throws(() => new Varints(Uint8Array.from([1])).column(2 ** 40), /cut short/);
  assert.throws(() => readGround(Uint8Array.from([1, 0, 0, 0, 1, 0, 2, 2, 20])), /cut short/);
  assert.deepEqual([...new Varints(Uint8Array.from([1, 172, 2])).column(2)], [1, 300]);
});

test("lines that end where others begin become rings, whichever way they run", () => {
  const rings = ringsOf([[[0, 0], [0, 1]], [[1, 0], [0, 0]], [[1, 0], [1, 1], [0, 1]], [[5, 5], [5, 6], [6, 6], [5, 5]]]);
  assert.deepEqual(rings, [[[0, 0], [0, 1], [1, 1], [1, 0]], [[5, 5], [5, 6], [6, 6]]]);
});

test("the ground's lines are read kind by kind", () => {
  // one coast of two points, one outline of two, the steps in zigzag
  const bytes = Uint8Array.from([1, 0, 0, 0, 1, 0, 2, 2, 20, 2, 10, 0, 40, 0, 20, 2]);
  const ground = readGround(bytes);
  assert.deepEqual(ground.coast, [[[0.02, 0.01], [0.02, 0.011]]]);
  assert.deepEqual(ground.outline, [[[0.004, 0.002], [0.0044, 0.002]]]);
  assert.deepEqual(ground.region, []);
});

test("names of the text are looked up part by part, what is unknown stays", () => {
  const known = describe.localNames({
    names: { labels: [{ group: "regions", en: "Kursk Oblast", uk: "Курська область" }, { group: "countries", en: "Moldova", uk: "Молдова" }], settlements: [{ en: "Sudzha", uk: "Інша" }, { en: "Lyman", uk: "Лиман" }, { en: "Lyman", uk: "Інший" }] },
    oblastNames: { Sumy: "Сумська область" },
  });
  assert.equal(describe.localName("Lyman – Nowhere, Kursk Oblast", known), "Лиман – Nowhere, Курська область");
  assert.equal(describe.localName("Sumy Oblast", known), "Сумська область");
});

test("a mark that is exact says nothing of where it stands", () => {
  const standing = (mark, more) => describe.standingOf({ form: "point", ...mark }, { ...claim, placeName: null, relation: null, ...more }, say);
  assert.equal(standing({ centre: 1 }, {}), "");
  assert.equal(standing({ centre: 1 }, { part: "northern" }), "centre of X: northern part of X");
  assert.equal(standing({ centre: 0 }, { part: "northern" }), "off X: northern part of X");
  assert.equal(standing({ centre: 0 }, { relation: "near" }), "");
  assert.equal(standing({}, { part: "northern" }), "");
  assert.equal(standing({ centre: 1, form: "area" }, { part: "northern" }), "");
});

test("distances and directions are those of the ellipsoid", () => {
  // Vincenty 1975 via GeographicLib: Flinders Peak to Buninyong on WGS 84, and lines in Ukraine
  const { metres, azimuth } = geodesic([144.42486789, -37.95103341], [143.92649552, -37.6528211]);
  assert.ok(Math.abs(metres - 54972.271) < 0.01);
  assert.ok(Math.abs(azimuth - 306.86816) < 1e-4);
  assert.deepEqual(geodesic([37, 48], [37, 48]), { metres: 0, azimuth: 0 });
  assert.ok(Math.abs(geodesic([37, 48], [37, 49]).metres - 111200) < 30);
  assert.equal(Math.round(geodesic([37, 48], [38, 48]).azimuth), 90);
  assert.equal(geodesic([0, 0], [180, 0]), null);
});

test("a point finds the cell around it, on whichever side of an arc, and none outside", () => {
  // two squares side by side, 0 to the west and 1 to the east; y grows southward
  const arcs = [[[0, 0], [2, 0]], [[2, 0], [4, 0], [4, 2], [2, 2]], [[2, 2], [0, 2], [0, 0]], [[2, 2], [2, 0]]];
  const [left, right] = [[2, 2, 2, 0], [0, 1, 0, 1]]; // clockwise on the screen: the inside is on the right
  const points = arcs.flat();
  const offset = [0, 2, 6, 9, 11];
  const sheet = { arcs: 4, cells: 2, left, right, offset, x: points.map(([x]) => x), y: points.map(([, y]) => y) };
  assert.deepEqual([[1, 1], [3, 1], [5, 1], [-1, 1], [1, 3]].map(([x, y]) => cellAt(sheet, x, y)), [0, 1, null, null, null]);
  const track = { cell: [1, 0, 1], start: [0, 0, 3], stop: [2, 1 << 30, 1 << 30] };
  assert.deepEqual(spansOf(track, 1, [10, 11, 13, 14]), [[10, 13], [14, null]]);
  assert.deepEqual(spansOf(track, null, [10]), []);
  const hole = [[[0, 0], [0, 4], [4, 4], [4, 0]], [[1, 1], [1, 3], [3, 3], [3, 1]]];
  assert.deepEqual([[0.5, 0.5], [2, 2], [9, 9]].map((at) => isWithin(at, [hole])), [true, false, false]);
});

test("a sliver whose sides fall together hides nothing of what lies beside it", () => {
  // the outside is cell 2, the sliver cell 0, the ground behind it cell 1; the sliver's east side is told first
  const sheet = {
    arcs: 3, cells: 2, offset: [0, 2, 4, 8],
    x: [2, 2, 2, 2, 2, 4, 4, 2], y: [0, 4, 0, 4, 4, 4, 0, 0],
    left: [1, 0, 1], right: [0, 2, 2],
  };
  assert.deepEqual([[1, 2], [3, 2], [5, 2]].map(([x, y]) => cellAt(sheet, x, y)), [null, 1, null]);
});

test("claims of a place and near it, the newest first", () => {
  const at = (lon, published, more) => ({ code: null, mark: null, box: [lon, 48, lon, 48], precision: 1, published, placeName: { en: "A", uk: "А" }, ...more });
  const claims = [at(37, "2025-01-02", { code: "UA1" }), at(37, "2025-01-05", { code: "UA1" }), at(37.04, "2025-01-03"), at(37.04, "2025-01-04", { precision: 5 }), at(37.5, "2025-01-04")];
  const places = placesByCode(claims, [], [{ code: "UA1", at: [37, 48], also: [] }, { code: null, at: [0, 0] }]);
  assert.deepEqual([...places.keys()], ["UA1"]);
  assert.deepEqual(claimsAround(places.get("UA1"), claims, [], 0).map(({ number }) => number), [1, 0]);
  const near = claimsAround(places.get("UA1"), claims, [], 5);
  assert.deepEqual(near.map(({ number }) => number), [1, 2, 0]);
  assert.ok(Math.abs(near[1].km - 2.98) < 0.01);
});

test("each voice of a gain has its days after the first, from the day of the statement", () => {
  const gain = { actor: "russian", action: "seize", code: "UA1", evidence: "claimed", published: "2025-06-13" };
  const claims = [gain, { ...gain, source: "2025-06-11" }, { ...gain, evidence: "denied", source: "2025-06-11" }, { ...gain, action: "attack" },
    { ...gain, code: "UA2" }, { ...gain, published: "2025-07-30" }];
  const lags = lagsOf(claims.map((claim, number) => ({ number })), claims);
  assert.deepEqual([...lags].map(([number, lag]) => [number, lag.days]).sort(), [[0, 2], [1, 0], [2, 2], [4, 0], [5, 0]]);
  assert.ok([...lags.values()].every((lag) => lag.hours === null));
});

test("lags are in hours where both moments are known, and below 0 for a denial before any claim", () => {
  const gain = { actor: "russian", action: "seize", code: "UA1", evidence: "claimed", published: "2025-06-13" };
  const at = (moment) => ({ ...gain, published: moment.slice(0, 10), publishedAt: moment });
  const lags = (claims) => [...lagsOf(claims.map((claim, number) => ({ number })), claims)].sort().map(([, lag]) => [lag.days, lag.hours]);
  assert.deepEqual(lags([at("2025-06-13T08:00:00Z"), at("2025-06-13T11:30:00Z")]), [[0, 0], [0, 3.5]]);
  assert.deepEqual(lags([at("2025-06-13T22:00:00Z"), at("2025-06-14T01:00:00Z")]), [[0, 0], [1, 3]]);
  assert.deepEqual(lags([at("2025-06-13T08:00:00Z"), gain, at("2025-06-14T08:00:00Z")]), [[0, null], [0, null], [1, null]]);
  assert.deepEqual(lags([{ ...at("2025-06-12T08:00:00Z"), evidence: "denied" }, at("2025-06-13T08:00:00Z")]), [[-1, -24], [0, 0]]);
  assert.deepEqual(lags([{ ...at("2025-06-13T08:00:00Z"), source: "2025-06-12" }, at("2025-06-13T09:00:00Z")]), [[0, null], [1, null]]);
});

test("any spelling finds a place, and a name with its oblast is one of many", () => {
  const row = (en, uk, oblast, also = []) => ({ en, uk, oblast, also, pop: 0 });
  const both = { Donetsk: "Донецька область", Kherson: "Херсонська область" };
  const index = buildIndex([row("Sievierodonetsk", "Сєвєродонецьк", "Luhansk", ["Severodonetsk", "Северодонецк"]), row("Novoukrainka", "Новоукраїнка", "Donetsk"), row("Novoukrainka", "Новоукраїнка", "Kherson")], [], (name) => [name, both[name]].filter(Boolean));
  const found = (query) => search(index, query).map((hit) => `${hit.row.en} ${hit.row.oblast}`);
  assert.deepEqual(found("Severodonetsk"), ["Sievierodonetsk Luhansk"]);
  assert.deepEqual(found("северодонецк"), ["Sievierodonetsk Luhansk"]);
  assert.deepEqual(found("Novoukrainka Donetsk"), ["Novoukrainka Donetsk"]);
  assert.deepEqual(found("новоукраїнка херсон"), ["Novoukrainka Kherson"]);
  assert.deepEqual(found("novoukrainka"), ["Novoukrainka Donetsk", "Novoukrainka Kherson"]);
});

// A made-up year of 300 claims about 25 gains, the same on every run.
function madeUpYear() {
  let seed = 20250101;
  const draw = (below) => (seed = (seed * 48271) % 2147483647) % below;
  const marks = Array.from({ length: 25 }, () => []);
  const claims = Array.from({ length: 300 }, (none, number) => {
    marks[draw(25)].push(number);
    const evidence = spells.RANKS[draw(5)];
    return { evidence, grade: evidence === "assessed" && draw(3) === 0 ? "reported" : evidence, support: [null, "unsupported", "corroborated"][draw(3)], published: isoOf(draw(365), "2025-01-01") };
  });
  claims.push({ evidence: "claimed", grade: "claimed", support: null, published: null });
  marks.push([300]);
  return { claims, marks };
}

test("on every day of a year the marks shown are those of the claims listed, with the best grade of these days and no later one", () => {
  const { claims, marks } = madeUpYear();
  const found = spells.gatherSpells(claims, marks, (iso) => dayNumber(iso, "2025-01-01"));
  const sight = spells.emptySight(found);
  for (const window of [1, 7, 30, 365]) {
    for (let day = 0; day < 365; day += 1) {
      spells.lookAt(found, sight, day - window + 1, day);
      const isListed = ({ published }) => published === null || (published <= isoOf(day, "2025-01-01") && published > isoOf(day - window, "2025-01-01"));
      marks.forEach((rows, mark) => {
        const listed = rows.filter((row) => isListed(claims[row]));
        const seen = spells.sumUp(found, sight.low[mark], sight.high[mark]);
        assert.deepEqual([...seen.rows].sort((a, b) => a - b), listed.sort((a, b) => a - b));
        if (!listed.length) return assert.equal(seen.evidence, null);
        const best = Math.max(...listed.map((row) => spells.RANKS.indexOf(claims[row].grade)));
        const lent = listed.filter((row) => claims[row].grade === spells.RANKS[best]);
        assert.equal(seen.evidence, spells.RANKS[best]);
        if (seen.told === null) return assert.equal(mark, 25);
        assert.equal(isoOf(seen.told, "2025-01-01"), lent.map((row) => claims[row].published).sort().pop());
        assert.ok(seen.told <= seen.said && seen.said <= day);
      });
    }
  }
});

test("a gain assessed on one day and claimed again later keeps each its day", () => {
  const said = [["2025-06-11", "assessed"], ["2025-06-14", "claimed"], ["2025-06-16", "denied"]].map(([published, evidence]) => ({ published, evidence, support: null }));
  const found = spells.gatherSpells(said, [[2, 0, 1]], (iso) => dayNumber(iso, "2025-06-10"));
  const on = (from, to) => {
    const sight = spells.emptySight(found);
    spells.lookAt(found, sight, from, to);
    const { evidence, told, said: last, support } = spells.sumUp(found, sight.low[0], sight.high[0]);
    return [evidence, told, last, support];
  };
  assert.deepEqual(on(0, 3), ["assessed", 1, 1, null]);
  assert.deepEqual(on(0, 4), ["assessed", 1, 4, null]);
  assert.deepEqual(on(4, 4), ["claimed", 4, 4, null]);
  assert.deepEqual(on(0, 6), ["assessed", 1, 6, "contradicted"]);
  assert.deepEqual(on(6, 6), ["denied", 6, 6, "contradicted"]);
  assert.deepEqual(on(7, 9), [null, null, null, null]);
});

test("a chart of days has a bar a day and beyond 120 days one a week from Monday on", () => {
  assert.deepEqual(timeline.startsOf(3, "2025-06-10"), [0, 1, 2]);
  const starts = timeline.startsOf(365, "2025-01-01"); // a Wednesday
  assert.deepEqual(starts.slice(0, 3), [0, 5, 12]);
  assert.ok(starts.slice(1).every((day) => new Date(`${isoOf(day, "2025-01-01")}T00:00:00Z`).getUTCDay() === 1));
  assert.deepEqual(timeline.startsOf(200, "2025-06-02").slice(0, 2), [0, 7]);
  const bars = timeline.barOfDays(starts, 365);
  assert.deepEqual([bars[0], bars[4], bars[5], bars[11], bars[12], bars[364]], [0, 0, 1, 1, 2, starts.length - 1]);
});

test("every dated claim is in one bar, and what the ground did is summed as it is", () => {
  const { claims } = madeUpYear();
  const starts = timeline.startsOf(365, "2025-01-01");
  const bars = timeline.barOfDays(starts, 365);
  const dated = claims.map(({ evidence, published }) => ({ evidence, day: published ? dayNumber(published, "2025-01-01") : -1e10 }));
  const counts = timeline.countBars(dated, spells.RANKS, bars, starts.length);
  assert.equal(counts.reduce((sum, grade) => sum + grade.reduce((a, b) => a + b, 0), 0), 300);
  counts.forEach((grade, i) => assert.equal(grade.reduce((a, b) => a + b, 0), dated.filter(({ day, evidence }) => day >= 0 && evidence === spells.RANKS[i]).length));
  const sums = timeline.sumBars([{ day: 5, gained: 2, lost: 0 }, { day: 11, gained: 1, lost: 0.5 }, { day: 12, gained: 0, lost: 4 }], bars, starts.length);
  assert.deepEqual([[...sums.gained.slice(0, 3)], [...sums.lost.slice(0, 3)]], [[0, 3, 0], [0, 0.5, 4]]);
});

test("days without a report are gaps, and months are thinned to what can be read", () => {
  assert.deepEqual(timeline.gapsOf([1, 2, 5], 8), [[0, 1], [3, 5], [6, 8]]);
  assert.deepEqual(timeline.gapsOf([0, 1], 2), []);
  assert.deepEqual(timeline.gapsOf([], 3), [[0, 3]]);
  assert.deepEqual(timeline.monthsOf(90, "2025-01-20", 9).map((day) => isoOf(day, "2025-01-20")), ["2025-02-01", "2025-03-01", "2025-04-01"]);
  assert.deepEqual(timeline.monthsOf(365, "2025-01-01", 4).map((day) => isoOf(day, "2025-01-01").slice(5, 7)), ["02", "05", "08", "11"]);
  assert.equal(timeline.topOf([0, 0]), 1);
  assert.equal(timeline.topOf([...Array(99).fill(2), 500]), 2);
});

test("what is waited for was claimed and not shown for sixty days", () => {
  const open = { evidence: "claimed", outcome: "unconfirmed", published: "2025-04-16", outcomeKnown: "2025-06-15" };
  const values = (more) => valuesOf({ ...open, ...more }, "waited");
  assert.deepEqual(values({}), ["60"]);
  assert.deepEqual(values({ outcome: "pending" }), ["60"]);
  for (const more of [{ published: "2025-04-17" }, { outcome: "confirmed" }, { outcome: null }, { evidence: "assessed" }, { published: null }, { outcomeKnown: undefined }]) assert.deepEqual(values(more), [], JSON.stringify(more));
});

test("a place lies inside of an odd number of rings", () => {
  const square = [[0, 0], [0, 4], [4, 4], [4, 0]];
  const hole = [[1, 1], [1, 2], [2, 2], [2, 1]];
  assert.equal(isInside([square], [3, 3]), true);
  assert.equal(isInside([square, hole], [1.5, 1.5]), false);
  assert.equal(isInside([square], [5, 1]), false);
});

test("the step that is read is the last whose head has come up", () => {
  assert.equal(stepAt([-900, -300, 120, 700], 200), 2);
  assert.equal(stepAt([0, 600], 200), 0);
  assert.equal(stepAt([500, 900], 200), 0, "before the first it is the first");
});

test("a step has an address of its own, and no other part of the view is in it", () => {
  const known = { langs: ["en", "uk"], layers: [], claims: [], time: null, steps: 3 };
  const state = { lat: 48, lon: 37, zoom: 9, lang: "uk", on: [], off: [], filter: emptyFilter(), step: 2 };
  assert.equal(writeLink(state), "#s=2&l=uk");
  assert.equal(readLink("#s=2&l=uk", known).step, 1);
  for (const odd of ["#s=0", "#s=4", "#s=x", "#s=-1", "#s=1e1"]) assert.equal(readLink(odd, known).step, undefined);
  assert.equal(readLink("#s=2", { ...known, steps: undefined }).step, undefined);
});

test("a note stands near its point, and its leader ends at the rim", () => {
  const at = { x: 100, y: 100 };
  const places = standsAround(at, { w: 80, h: 30 });
  assert.ok(places.every((box) => !(at.x > box.x && at.x < box.x + box.w && at.y > box.y && at.y < box.y + box.h)));
  assert.deepEqual(nearestOf({ x: 120, y: 60, w: 80, h: 30 }, at), { x: 120, y: 90 });
});

test("a lake holds until the day it ends, a bed from that day on", () => {
  const [lake, bed] = [{ until: "2023-06-06" }, { from: "2023-06-06" }];
  assert.deepEqual(["2023-06-05", "2023-06-06"].map((day) => [holdsOn(lake, day), holdsOn(bed, day)]), [[true, false], [false, true]]);
  assert.ok(holdsOn({}, null));
});

test("a source's days are written out, in Ukrainian without the word for years, and a file's name stays", async () => {
  const { datesWithin } = await load("ui/describe.js");
  const say = (lang) => ({ lang, t: (key, { days }) => `each: ${days}` });
  assert.equal(datesWithin("Map, 2025-06-12", say("uk")), "Map, 12 червня 2025");
  assert.equal(datesWithin("UNHCR, 2022-10-03…2023-01-10", say("uk")), "UNHCR, each: 3 жовтня 2022 – 10 січня 2023");
  assert.equal(datesWithin("UNHCR, 2022-10-03…2022-11-10", say("uk")), "UNHCR, each: 3 жовтня – 10 листопада 2022");
  assert.equal(datesWithin("UNHCR, 2022-10-03…2023-01-10", say("en")), "UNHCR, each: 3 October 2022 – 10 January 2023");
  assert.equal(datesWithin("map-2025-06-12, 2025-02-31", say("en")).startsWith("map-2025-06-12, "), true);
});
