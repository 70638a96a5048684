// This view as a picture: the map as it stands, and under it its key and all that every map must carry.
import { svg } from "../lib/dom.js";
import { download } from "../lib/download.js";
import { FAMILY, newRuler, widthOfText, wrap } from "../lib/wrap.js";
import { areaSample, crowdSamples, lineSample } from "../panel/legend.js";
import { BINS } from "../time/time.js";
import { GRADES, symbol } from "../ui/symbols.js";
import { Shapes } from "./shapes.js";

const EDGE = 16;
const ROW = 24;
const SHARP = 2; // pixels of a PNG for one of the screen

// The key of what this picture shows, as [sample, words].
function keyItems(app) {
  const { theme, data } = app;
  const entries = app.badges.shown.flatMap((node) => node.entries);
  const ink = theme.base("text");
  const found = GRADES.filter((grade) => entries.some(({ row, mark }) => mark !== undefined && row.evidence === grade)).map((grade) => {
    const style = data.styles[`mark_${grade}`];
    return [symbol(style.shape, { color: ink, paper: theme.paper, size: 22 }), app.name(style.legend)];
  });
  for (const actor of ["russian", "ukrainian"]) {
    if (entries.some(({ row }) => row.actor === actor)) found.push([symbol("circle_filled", { color: theme.actor(actor), paper: theme.paper, ringed: actor === "ukrainian", size: 22 }), app.t(`${actor}_ring`)]);
  }
  if (app.badges.shown.some(({ places }) => places.length > 1)) found.push([crowdSamples(app).cluster, app.t("key_cluster")]);
  if (app.badges.shown.some(({ places, entries: own }) => places.length === 1 && own.length > 1)) found.push([crowdSamples(app).place, app.t("key_place")]);
  if (entries.some(({ mark }) => mark !== undefined && app.isHeldAlready(mark))) found.push([crowdSamples(app).pale, app.t("key_pale")]);
  const { comparing } = app.time || {};
  const kinds = comparing ? ["area", "series"] : ["area", "series", "change"];
  data.layers.filter((layer) => kinds.includes(layer.kind) && app.isOn(layer.key)).forEach((layer, i) => {
    const note = comparing && layer.kind === "series" ? "" : app.noteOf(layer.key);
    found.push([areaSample(data.styles[layer.style], `key-${i}`), [app.name(layer.label), note && `(${note})`].filter(Boolean).join(" ")]);
  });
  data.layers.filter((layer) => layer.kind === "people" && app.isOn(layer.key)).forEach((layer, i) => {
    const style = data.styles[layer.style];
    found.push([style.fill ? areaSample(style, `people-${i}`) : lineSample(style.edge, style.edge_width, []), `${app.name(layer.label)} (${app.noteOf(layer.key)})`]);
  });
  if (app.time?.model.series.length && !comparing) found.push(...["gain", "loss"].map((kind) => [agesOf(app, kind), app.t(`ages_${kind}`)]));
  return found;
}

// Youngest first, as in the key beside the map.
function agesOf(app, kind) {
  const width = 28 / BINS;
  return svg("svg", { width: 28, height: 16 }, Array.from({ length: BINS }, (none, age) => svg("rect", { x: age * width, width, height: 16, fill: app.time.ink(kind, age), stroke: app.time.edge(kind), "stroke-width": 0.8 })));
}

// Key and notes as rows of at most `width`, and how high they are together.
function footOf(app, width) {
  const ctx = newRuler();
  const parts = [];
  let [x, y] = [EDGE, EDGE];
  for (const [sample, words] of keyItems(app)) {
    const lines = wrap(ctx, words, { size: 12, width: width - 2 * EDGE - 34 });
    const wide = 34 + Math.max(...lines.map((line) => widthOfText(ctx, line, 12, 400))) + 18;
    if (x > EDGE && x + wide > width - EDGE) [x, y] = [EDGE, y + ROW];
    sample.setAttribute("x", x + 14 - Number(sample.getAttribute("width")) / 2);
    sample.setAttribute("y", y + 11 - Number(sample.getAttribute("height")) / 2);
    sample.setAttribute("overflow", "visible");
    parts.push(sample, lines.map((line, i) => svg("text", { x: x + 34, y: y + 15 + 14 * i, "font-size": 12 }, line)));
    if (lines.length > 1) [x, y] = [EDGE, y + 14 * (lines.length - 1) + ROW];
    else x += wide;
  }
  const key = svg("g", { id: "key", fill: app.theme.base("text") }, parts);
  y += x > EDGE ? ROW + 12 : 12;
  const lines = [];
  const write = (text, size, weight, tone) => {
    for (const line of wrap(ctx, text, { size, weight, width: width - 2 * EDGE })) {
      lines.push(svg("text", { x: EDGE, y: y + size, "font-size": size, "font-weight": weight, fill: app.theme.base(tone) }, line));
      y += size * 1.4;
    }
  };
  for (const [text, size, weight, tone] of app.stamp()) write(text, size, weight, tone);
  return { key, notes: svg("g", { id: "notes" }, lines), height: y + EDGE };
}

function scaleOf(app, height) {
  const bar = app.mapNode.querySelector(".leaflet-control-scale-line");
  const width = bar.offsetWidth;
  const ink = app.theme.base("text");
  return svg("g", { id: "scale" }, svg("path", { d: `M12 ${height - 20}V${height - 12}H${12 + width}V${height - 20}`, fill: "none", stroke: ink, "stroke-width": 1.5 }),
    svg("text", { x: 18, y: height - 18, "font-size": 11, fill: ink, stroke: app.theme.base("halo"), "stroke-width": 2.5, "paint-order": "stroke" }, bar.textContent));
}

const hasPeople = (app) => app.data.layers.some((layer) => layer.kind === "people" && app.isOn(layer.key));

// What control lies on where figures of people lie below it: a hatch that shines through would read as one of control's.
function groundOf(app, node) {
  if (!hasPeople(app)) return null;
  const copy = node.cloneNode(true);
  [copy, ...copy.querySelectorAll("path")].forEach((one) => one.setAttribute("stroke", "none"));
  [copy, ...copy.querySelectorAll("path[fill]")].filter((one) => one.getAttribute("fill") !== "none").forEach((one) => { one.setAttribute("fill", app.theme.base("home")); one.setAttribute("fill-opacity", 1); });
  return copy;
}

export function drawPicture(app) {
  const { x: width, y: height } = app.map.getSize();
  const shapes = new Shapes(app);
  const group = (id, ...children) => svg("g", { id }, children);
  const foot = footOf(app, width);
  const whole = height + foot.height;
  const { comparing } = app.time || {};
  const bar = comparing ? svg("path", { d: `M${comparing.share * width} 0V${height}`, stroke: app.theme.base("text"), "stroke-width": 2 }) : null;
  const sides = (comparing?.names || []).map((node, i) => svg("text", { x: i ? width - EDGE : EDGE, y: height - 40, "text-anchor": i ? "end" : "start", "font-size": 13, "font-weight": 600, fill: app.theme.base("text"), stroke: app.theme.base("halo"), "stroke-width": 3, "paint-order": "stroke" }, node.textContent));
  const control = [shapes.ofPanes(["control"]), app.time ? shapes.ofDay(app.time.layer.scenes || []) : []].flat();
  const layers = [
    group("ground", svg("rect", { width, height, fill: app.theme.base("water") }), shapes.ofPanes(["ground"])),
    hasPeople(app) ? group("people", shapes.ofPanes(["people"])) : null,
    group("control", control.map((node) => groundOf(app, node)), control, shapes.ofPanes(["changes"])),
    group("borders", shapes.ofPanes(["borders", "flows", "roads"])),
    group("marks", shapes.ofPanes(["outlines", "own", "stretches"]), shapes.ownPoints(), shapes.badges()),
    group("labels", shapes.names(), app.story ? app.story.notes.shapes({ boxes: true }) : null, bar, sides, shapes.ofPanes(["measure"])),
    scaleOf(app, height),
  ];
  shapes.clip(0, width);
  const view = shapes.clips[shapes.clips.length - 1].id;
  return svg("svg", { xmlns: "http://www.w3.org/2000/svg", width, height: whole, viewBox: `0 0 ${width} ${whole}`, "font-family": FAMILY, lang: app.lang },
    svg("title", {}, app.data.title || app.t("untitled")), shapes.definitions(), svg("rect", { width, height: whole, fill: app.theme.paper }),
    svg("g", { "clip-path": `url(#${view})` }, layers), svg("g", { transform: `translate(0 ${height})` }, foot.key, foot.notes));
}

const nameOf = (app, suffix) => `map-${app.time ? app.time.iso() : app.data.asOf || "undated"}.${suffix}`;

function textOf(app) { return new XMLSerializer().serializeToString(drawPicture(app)); }

export function saveSvg(app) {
  download(new Blob([textOf(app)], { type: "image/svg+xml;charset=utf-8" }), nameOf(app, "svg"));
}

export async function savePng(app) {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(textOf(app))}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  Object.assign(canvas, { width: image.naturalWidth * SHARP, height: image.naturalHeight * SHARP });
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  canvas.toBlob((blob) => download(blob, nameOf(app, "png")), "image/png");
}
