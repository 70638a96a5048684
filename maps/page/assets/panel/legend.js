// The key of the map, which is also the layer switch, with how many of each there are.
import { clear, el, svg } from "../lib/dom.js";
import { badgeSymbol, clusterSymbol, symbol } from "../ui/symbols.js";
import { patternLines } from "../map/ground/hatch.js";
import { AGE_DASHES } from "../map/marks.js";
import { BINS } from "../time/time.js";

// What the colours mean comes before how a mark is drawn: a key that is longer than the map is read from its top.
const GROUPS = ["marks", "control", "people", "events", "own", "signs", "base"];

export function lineSample(color, width, dash, paper) {
  const line = { x1: 1, x2: 27, y1: 8, y2: 8, "stroke-width": width, stroke: color };
  return svg("svg", { viewBox: "0 0 28 16", width: 28, height: 16, "aria-hidden": "true" },
    paper ? svg("line", { ...line, stroke: paper, "stroke-width": width + 2 }) : null,
    svg("line", { ...line, "stroke-dasharray": dash.join(" ") }));
}

export function areaSample(style, id) {
  const box = { x: 1, y: 1, width: 26, height: 14 };
  const lines = patternLines(style.pattern);
  return svg("svg", { viewBox: "0 0 28 16", width: 28, height: 16, "aria-hidden": "true" },
    lines ? svg("pattern", { id, width: 8, height: 8, patternUnits: "userSpaceOnUse" },
      svg("path", { d: lines, stroke: style.edge, "stroke-width": style.pattern === "dots" ? 2.6 : 1.2, "stroke-linecap": "round" })) : null,
    style.fill ? svg("rect", { ...box, fill: style.fill, "fill-opacity": lines ? 0.55 * style.opacity : style.opacity }) : null,
    svg("rect", { ...box, fill: lines ? `url(#${id})` : "none", stroke: style.edge, "stroke-width": style.edge_width, "stroke-dasharray": style.dash.join(" ") }));
}

function sampleOf(app, layer, number) {
  const style = app.data.styles[layer.style];
  const theme = app.theme;
  if (layer.kind === "people" && !style.fill) return lineSample(style.edge, style.edge_width, []);
  if (["area", "series", "change", "people"].includes(layer.kind)) return areaSample(style, `hatch-${layer.group}-${number}`);
  if (layer.style === "lake") return areaSample({ ...style, fill: theme.base("water"), edge: theme.base("river") }, `hatch-${number}`);
  if (style.shape && layer.kind !== "own" && layer.group !== "labels") return symbol(style.shape, { color: layer.group === "events" ? theme.base("text_soft") : theme.base("text"), paper: theme.paper, size: 22 });
  if (layer.kind === "own") return symbol("dot", { color: theme.dark ? "#5FD0C5" : "#0B6E69", paper: theme.paper, size: 22 });
  if (layer.style === "settlement") return symbol("dot", { color: theme.base("text"), paper: theme.paper, size: 22 });
  const inks = { country: "country_edge", region: "region_edge", oblast: "oblast_edge", road_schematic: "road", road_surveyed: "road", river_generalised: "river", river_schematic: "river", uncertainty: "text_soft" };
  return lineSample(theme.base(inks[layer.style] || "text_soft"), Math.max(style.edge_width, 1), style.dash);
}

// Stretches are switched together with the marks of their grade: one line of the key for one grade.
export function legendRows(layers) {
  return layers.filter((layer) => layer.kind !== "stretch").map((layer) => ({
    layer,
    group: layer.group === "labels" ? "base" : layer.group,
    keys: layers.filter((other) => other === layer || (other.kind === "stretch" && layer.kind === "mark" && other.style === layer.style)).map((other) => other.key),
  }));
}

// Figures of people are classes of one measure: it is said once over them, with its source and day.
const isClass = (layer) => layer.kind === "people";
const titleOfPeople = (app, layer) => app.name(layer.label).split(": ")[0];

function peopleItems(app, rows) {
  let title = null;
  return rows.flatMap((row, number) => {
    const told = `${titleOfPeople(app, row.layer)} (${app.noteOf(row.layer.key)})`;
    const head = told === title ? [] : [el("li", { class: "plain told" }, told)];
    title = told;
    return [...head, rowItem(app, row, number)];
  });
}

function rowItem(app, row, number) {
  const { layer } = row;
  const box = el("input", { type: "checkbox", "data-layer": layer.key });
  box.checked = app.isOn(layer.key);
  box.addEventListener("change", () => app.setLayers(row.keys, box.checked));
  const count = layer.group === "base" || layer.group === "labels" || layer.kind === "series" ? null : el("span", { class: "count", "data-count": ["mark", "event", "change", "outline"].includes(layer.kind) ? layer.key : null }, String(layer.count));
  return el("li", {}, el("label", {}, box, el("span", { class: "sample" }, sampleOf(app, layer, number)),
    el("span", { class: "words" }, isClass(layer) ? app.name(layer.label).slice(titleOfPeople(app, layer).length + 2) : app.name(layer.label), layer.note && !isClass(layer) ? [" (", el("bdi", { "data-note": layer.key }, app.noteOf(layer.key)), ")"] : ""), count));
}

function actorRows(app) {
  const rows = [["russian", "russian_ring"], ["ukrainian", "ukrainian_ring"]];
  return rows.map(([actor, words]) => el("li", { class: "plain" },
    el("span", { class: "sample" }, symbol("circle_filled", { color: app.theme.actor(actor), paper: app.theme.paper, ringed: actor === "ukrainian", size: 22 })),
    el("span", { class: "words" }, app.t(words))));
}

// How marks are drawn that share a place, or have no room beside each other.
export function crowdSamples(app) {
  const [one, other] = [{ shape: "square_filled", evidence: "assessed" }, { shape: "circle_hollow", evidence: "claimed" }].map((look) => ({ ...look, color: app.theme.base("text") }));
  const inks = { paper: app.theme.paper, ink: app.theme.base("text") };
  return { pale: symbol("circle_filled", { color: inks.ink, paper: inks.paper, size: 22, isPale: true }), place: badgeSymbol(one, [other, other], inks), cluster: clusterSymbol([one, one, one, other, other], inks) };
}

function crowdRows(app) {
  const places = new Set(app.data.marks.map((mark) => mark.at.join()));
  const samples = crowdSamples(app);
  const row = (sample, key) => el("li", { class: "plain" }, el("span", { class: "sample" }, sample), el("span", { class: "words" }, app.t(key)));
  return [
    places.size < app.data.marks.length ? row(samples.place, "key_place") : null,
    places.size > 1 ? row(samples.cluster, "key_cluster") : null,
    app.data.claims.some(({ mark, outcome }) => mark !== null && outcome === "already_held") ? row(samples.pale, "key_pale") : null,
  ].filter(Boolean);
}

function stretchRows(app) {
  const found = [];
  const color = app.theme.base("text");
  if (app.time && app.data.layers.some((layer) => layer.kind === "outline")) {
    found.push(el("li", { class: "plain" }, el("span", { class: "sample" }, svg("svg", { viewBox: "0 0 28 16", width: 28, height: 16, "aria-hidden": "true" },
      AGE_DASHES.map((dash, age) => svg("line", { x1: 1, x2: 27, y1: 3 + 5 * age, y2: 3 + 5 * age, stroke: color, "stroke-width": 1.2, "stroke-dasharray": dash })))), el("span", { class: "words" }, app.t("key_age"))));
  }
  if (app.data.layers.some((layer) => layer.kind === "stretch")) {
    found.push(el("li", { class: "plain" }, el("span", { class: "sample" }, lineSample(color, 3.5, [7, 5])), el("span", { class: "words" }, app.t("stretch"))));
  }
  if (app.data.marks.some((mark) => mark.form === "line" && mark.precision > 2)) {
    found.push(el("li", { class: "plain" }, el("span", { class: "sample" }, lineSample(color, 1.75, [7, 5])), el("span", { class: "words" }, app.t("stretch_loose"))));
  }
  if (app.data.marks.some((mark) => mark.open)) {
    const ring = svg("svg", { viewBox: "0 0 28 16", width: 28, height: 16, "aria-hidden": "true" },
      svg("line", { x1: 9, x2: 27, y1: 8, y2: 8, stroke: color, "stroke-width": 3.5, "stroke-dasharray": "7 5" }),
      svg("circle", { cx: 6, cy: 8, r: 4.5, fill: "none", stroke: color, "stroke-width": 1.5, "stroke-dasharray": "2 2" }));
    found.push(el("li", { class: "plain" }, el("span", { class: "sample" }, ring), el("span", { class: "words" }, app.name(app.data.styles.open_end.legend))));
  }
  return found;
}

// The same swatches as in the bar of days, which a narrow page has no room for.
function ageRows(app) {
  const row = (kind) => el("li", { class: "plain" }, el("span", { class: "sample ages" }, Array.from({ length: BINS }, (none, age) => app.timeBar.swatch(kind, age))),
    el("span", { class: "words" }, app.t(`ages_${kind}`)));
  return [row("gain"), row("loss")];
}

export function drawLegend(app, root) {
  const rows = legendRows(app.data.layers).reverse();
  clear(root);
  for (const group of GROUPS) {
    const own = rows.filter((row) => row.group === group);
    const items = group === "people" ? peopleItems(app, own) : own.map((row, number) => rowItem(app, row, number));
    if (group === "marks") items.push(...actorRows(app));
    if (group === "signs") items.push(...crowdRows(app), ...stretchRows(app));
    if (group === "control" && app.time?.model.series.length) items.push(...ageRows(app));
    if (group === "control" && !app.data.hasControl) items.push(el("li", { class: "plain none" }, app.t("no_control")));
    if (group === "base" && app.data.tiles) items.push(tileItem(app));
    if (items.length) root.append(el("section", { class: `group ${group}` }, el("h3", {}, app.t(`group_${group}`)), el("ul", {}, items)));
  }
  app.countShown();
}

function tileItem(app) {
  const box = el("input", { type: "checkbox", "data-layer": "tiles" });
  box.checked = app.isOn("tiles");
  box.addEventListener("change", () => app.setLayers(["tiles"], box.checked));
  const host = app.data.tiles.origin.replace("https://", "");
  return el("li", {}, el("label", {}, box, el("span", { class: "sample" }), el("span", { class: "words" }, app.t("tiles", { host }), " ", el("small", {}, app.data.tiles.attribution))));
}
