// Brings the page to life: reads the data block, draws the layers, keeps list, key and map in step.
import { copyText } from "./ui/badges.js";
import { drawFilters } from "./panel/chooser.js";
import { Compare } from "./time/compare.js";
import { claimText, datesWithin, dateText, fillIn, localName, localNames, oblastInEnglish } from "./ui/describe.js";
import { emptyFilter } from "./data/filters.js";
import { placesByCode } from "./data/places.js";
import { drawFind } from "./panel/find.js";
import { watchFrame } from "./embed.js";
import { drawFoot, drawHead, drawTools, drawViews, keepTall, makeFrame } from "./frame.js";
import { Badges } from "./map/badges.js";
import { Measure } from "./map/measure.js";
import { makePanes, readGround, thinOutline } from "./map/ground/ground.js";
import { patternCanvas } from "./map/ground/hatch.js";
import { Labels } from "./map/labels.js";
import { drawLayers } from "./map/layers.js";
import { drawLegend } from "./panel/legend.js";
import { showWaters, turnWaters } from "./map/ground/waters.js";
import { Locator } from "./map/locator.js";
import { lineBoxes } from "./map/marks.js";
import { drawAbout, drawList } from "./panel/panel.js";
import { drawPlace } from "./panel/place.js";
import { inflate } from "./lib/packed.js";
import { readLink, writeLink } from "./data/permalink.js";
import { pointLayer } from "./map/points.js";
import { fillRows } from "./data/rows.js";
import { buildIndex, fold } from "./data/search.js";
import { LISTED_CARDS, sift } from "./apply_filters.js";
import { scaleBar } from "./map/scale_bar.js";
import { sight } from "./viewport.js";
import { Story } from "./panel/story.js";
import { savePng, saveSvg } from "./save/picture.js";
import { drawTrack } from "./panel/track.js";
import { openTable, saveCsv } from "./panel/table.js";
import { onThemeChange, themeOf } from "./theme.js";
import { readHistory, Time } from "./time/time.js";
import { TimeBar } from "./time/time_bar.js";
import { setSheet, watchGrip } from "./sheet.js";
import { tell } from "./stamp.js";
import { trace } from "./selection.js";
import { preparePrint } from "./print.js";

const MOST_STRETCHES = 250;
const STAMP_GAP = 5; // pixels: a symbol so close under another is not told apart from it while the slider moves

class App {
  constructor(L, map, data, model) {
    Object.assign(this, { L, map, data, lang: data.lang, filter: emptyFilter(), query: "", inView: false, place: null, symbols: [], sought: "", selected: null, listed: LISTED_CARDS });
    this.theme = themeOf(data);
    this.mapNode = map.getContainer();
    this.t = (key, values) => fillIn(key in data.words[this.lang] ? data.words[this.lang][key] : key, values);
    this.name = (names) => (names ? names[this.lang] || names.en || names.uk || "" : "");
    this.on = new Set(data.layers.filter((layer) => layer.visible).map((layer) => layer.key));
    const texts = [];
    this.texts = (number) => (texts[number] ??= claimText(data.claims[number], this.quoteOf(data.claims[number]), fold));
    const rowOf = new Map(data.claims.map((claim, number) => [claim.id, number]));
    this.claimRows = data.marks.map((mark) => mark.claimIds.map((id) => rowOf.get(id)).filter((row) => row !== undefined));
    this.parts = makeFrame(this.mapNode);
    makePanes(map);
    const hasPeople = data.layers.some((layer) => layer.kind === "people");
    this.controlCanvas = new (patternCanvas(L))({ pane: "control", padding: 0.2, ground: hasPeople ? () => this.theme.base("home") : null });
    this.changeCanvas = new (patternCanvas(L))({ pane: "changes", padding: 0.2 });
    this.peopleCanvas = new (patternCanvas(L))({ pane: "people", padding: 0.2 });
    this.flowCanvas = L.canvas({ pane: "flows", padding: 0.2 });
    this.roadCanvas = L.canvas({ pane: "roads", padding: 0.2 });
    this.ownCanvas = L.canvas({ pane: "own", padding: 0.2 });
    this.pointCanvas = L.canvas({ pane: "points", padding: 0.2 });
    this.stampCanvas = L.canvas({ pane: "points", padding: 0 }); // shows only while the slider moves, and then the map stands
    this.stamps = new (pointLayer(L))(this.stampCanvas, { thin: STAMP_GAP, imageOf: (entry) => (entry.image ??= this.stampOf(entry)) });
    this.badges = new Badges(this);
    this.measure = new Measure(this, this.parts.measure);
    this.labels = new Labels(map, data, this);
    this.time = model ? new Time(this, model) : null;
    this.timeBar = this.time ? new TimeBar(this, this.time, this.parts.time) : null;
    this.parts.time.hidden = !model;
    this.story = data.story ? new Story(this, data.story) : null;
    this.locator = new Locator(this, this.parts.locator);
    this.scale = new (scaleBar(L, this))({ imperial: false, position: "bottomleft" }).addTo(map);
  }

  start() {
    const link = readLink(location.hash, { langs: ["en", "uk"], layers: this.layerKeys(), claims: this.data.claims.map((claim) => claim.id), time: this.time, steps: this.data.story?.steps.length });
    if (link.lang) this.lang = link.lang;
    link.on.forEach((key) => this.on.add(key));
    link.off.forEach((key) => this.on.delete(key));
    if (this.time) this.takeTime(link);
    Object.assign(this.filter, link.filter);
    this.query = link.query;
    this.inView = link.inView;
    if (this.places.has(link.place)) this.place = { code: link.place, km: 0 };
    this.asked = link.embed;
    watchFrame(this, link.embed);
    this.fitMap();
    this.foldKey();
    if ("lat" in link) this.map.setView([link.lat, link.lon], link.zoom, { animate: false });
    else this.showBounds(this.data.bounds, { animate: false });
    this.drawLayers();
    this.drawWords();
    if (link.compare) this.toggleCompare(link.compare);
    this.map.on("zoomend", () => { showWaters(this); thinOutline(this); });
    this.map.on("moveend zoomend resize", () => this.settle());
    this.map.on("moveend", () => { this.remember(); if (this.inView) drawList(this, this.parts.list); });
    this.map.on("click", (event) => (this.measure.isOn ? this.measure.add(event.latlng) : this.pickPoint(event)));
    document.addEventListener("keydown", (event) => this.pressEscape(event));
    watchGrip(this, this.parts);
    onThemeChange(() => { this.theme = themeOf(this.data); this.drawLayers(); this.drawWords(); });
    this.story?.start(link);
    if (link.claim) this.openClaim(this.data.claims.findIndex((claim) => claim.id === link.claim));
    this.parts.legendBox.addEventListener("toggle", () => this.settle());
    preparePrint(this, this.parts);
    document.body.dataset.ready = "true";
    performance.mark("frontline-ready");
  }

  // Leaflet measured the map before bar and foot took their room; both grow and shrink with their words.
  fitMap() {
    drawFoot(this, this.parts);
    this.timeBar?.drawWords();
    const fit = () => {
      this.map.invalidateSize({ animate: false, pan: false });
      this.timeBar?.timeline.drawMonths();
    };
    fit();
    new ResizeObserver(fit).observe(this.mapNode);
    if (this.time) [this.parts.foot, this.parts.head].forEach(keepTall);
  }

  // Made when first asked for: folding thousands of names takes longer than opening the page.
  get index() { return (this.found ??= buildIndex(this.data.names.settlements, this.data.names.roads, (name) => (name ? [name, this.data.oblastNames[name]].filter(Boolean) : []))); }

  get places() { return (this.placesKnown ??= placesByCode(this.data.claims, this.data.marks, this.data.names.settlements)); }

  openSheet(isOpen) { setSheet(this, this.parts, isOpen); }

  layerKeys() { return [...this.data.layers.map((layer) => layer.key), "tiles"]; }

  // --- words -----------------------------------------------------------------------------------------------------

  drawWords() {
    document.documentElement.lang = this.lang;
    drawHead(this, this.parts);
    drawFind(this, this.parts.find);
    drawTools(this, this.parts, { table: () => openTable(this, this.parts.table), near: () => openTable(this, this.parts.table, "near"), csv: () => saveCsv(this), png: () => savePng(this), svg: () => saveSvg(this), measure: () => this.measure.toggle(), link: (button) => this.copyLink(button) });
    drawViews(this, this.parts);
    drawFilters(this, this.parts.filters);
    drawPlace(this, this.parts.place);
    drawTrack(this, this.parts.track);
    drawList(this, this.parts.list);
    drawAbout(this, this.parts.about);
    drawLegend(this, this.parts.legend);
    drawFoot(this, this.parts);
    this.timeBar?.drawWords();
    this.time?.comparing?.drawWords();
    this.openSheet(document.body.classList.contains("sheet-open"));
    this.drawZoom();
    this.scale._update();
    this.locator.update();
    this.highlight();
    this.hasWords = true;
    this.measure.drawWords();
    this.story?.drawWords();
    this.tellTitle();
    this.badges.reset();
    this.settle();
  }

  drawZoom() {
    if (this.zoomControl) this.zoomControl.remove();
    this.zoomControl = this.L.control.zoom({ position: "topleft", zoomInTitle: this.t("zoom_in"), zoomOutTitle: this.t("zoom_out") }).addTo(this.map);
  }

  setLang(lang) {
    this.lang = lang;
    this.closePopup();
    this.drawWords();
    this.remember();
  }

  oblastName(name) {
    if (!(name in this.data.oblastNames)) return this.local(name);
    return this.lang === "uk" ? this.data.oblastNames[name] : oblastInEnglish(name);
  }

  // A name in the reader's language; English names of the text are looked up.
  local(name) { return this.lang === "uk" ? localName(name, (this.localKnown ??= localNames(this.data))) : name; }

  // What stands for a withheld sentence has both languages; a sentence is as its report has it.
  quoteOf(claim) { const quote = this.data.quotes[claim.quote]; return quote[this.lang] ?? quote; }

  reportOf(claim) { return this.data.reports.find((report) => report.report_id === claim.report); }

  // --- layers ----------------------------------------------------------------------------------------------------

  drawLayers() {
    if (this.groups) Object.values(this.groups).forEach((group) => group.remove());
    if (this.land) this.land.remove();
    this.waters?.forEach(({ fill }) => fill?.remove());
    this.mapNode.style.backgroundColor = this.theme.base("water");
    this.sprites = {};
    this.stamps.remove();
    this.badges.reset();
    Object.assign(this, drawLayers(this));
    thinOutline(this);
    this.applyLayers();
  }

  stress(number, isOn) {
    for (const line of this.outlines.get(number) || []) line.setStyle({ weight: isOn ? 2 : 0.9, opacity: isOn ? 1 : 0.8 });
  }

  isOn(key) { return this.on.has(key); }

  setLayers(keys, isOn) {
    keys.forEach((key) => (isOn ? this.on.add(key) : this.on.delete(key)));
    this.applyLayers();
    this.remember();
  }

  applyLayers() {
    for (const [key, group] of Object.entries(this.groups)) {
      if (this.on.has(key)) group.addTo(this.map);
      else group.remove();
    }
    const overFill = this.data.layers.some((layer) => ["area", "series"].includes(layer.kind) && this.on.has(layer.key));
    this.mapNode.classList.toggle("over-fill", overFill || this.on.has("tiles"));
    if (this.on.has("tiles")) this.land.remove(); else this.land.addTo(this.map);
    showWaters(this);
    if (this.time) {
      this.time.layer.addTo(this.map);
      this.time.draw();
      this.timeBar.timeline.draw();
      this.timeBar.update();
    }
    this.applyFilter();
  }

  // --- time ------------------------------------------------------------------------------------------------------

  takeTime(link) {
    if (link.window) this.time.window = link.window;
    if ("day" in link) this.time.day = link.day;
  }

  // While the slider moves only drawings follow: marks here, the areas in the time's own layer.
  showDay() {
    turnWaters(this);
    this.applyMarks({ isMoving: true });
  }

  restOnDay() {
    this.tellTitle();
    this.time.comparing?.drawWords();
    if (this.isStamped) this.applyMarks();
    drawList(this, this.parts.list);
    if (this.place) drawPlace(this, this.parts.place);
    document.querySelectorAll("[data-note]").forEach((node) => { node.textContent = this.noteOf(node.dataset.note); });
    this.settle();
    this.remember();
  }

  // What a layer's label must not leave out: source and date; a series has the date of the snapshot it shows.
  noteOf(key) {
    const number = this.time ? this.time.model.series.findIndex((one) => one.key === key) : -1;
    if (number < 0) return datesWithin(this.data.layers.find((layer) => layer.key === key).note, this);
    const shown = this.time.shownDay(number, this.time.day);
    return [this.time.model.series[number].source, shown === null ? "" : dateText(this.time.iso(shown), this)].filter(Boolean).join(", ");
  }

  toggleCompare(sides) {
    const { time } = this;
    if (time.comparing) {
      time.comparing.close();
      time.comparing = null;
    } else {
      time.comparing = new Compare(this, time, this.parts, sides);
      if (!sides) this.openSheet(true);
    }
    document.body.classList.toggle("comparing", Boolean(time.comparing));
    this.applyMarks();
    time.draw();
    this.remember();
  }

  // --- view ------------------------------------------------------------------------------------------------------

  settle() {
    if (!this.hasWords) return;
    const boxes = this.placeBadges();
    const stretches = this.entries.filter((entry) => entry.isStretch && entry.kept && this.on.has(entry.layer));
    const lines = stretches.length > MOST_STRETCHES ? [] : stretches.map((entry) => entry.made[0]);
    const groups = new Set(this.on).add("base");
    const taken = [...boxes, ...this.coveredBoxes()];
    this.labels.layout([...taken, ...(this.story?.notes.layout(taken) ?? [])], lineBoxes(this.map, lines), groups);
  }

  // --- address ---------------------------------------------------------------------------------------------------

  link(changes = {}) {
    const { lat, lng } = this.map.getCenter();
    const usual = new Set(this.data.layers.filter((layer) => layer.visible).map((layer) => layer.key));
    return writeLink({
      lat, lon: lng, zoom: this.map.getZoom(), lang: this.lang,
      on: [...this.on].filter((key) => !usual.has(key)).sort(),
      off: [...usual].filter((key) => !this.on.has(key)).sort(),
      claim: this.selected === null ? null : this.data.claims[this.selected].id,
      time: this.time, step: this.story?.isTold ? this.story.number + 1 : null,
      embed: this.asked, filter: this.filter, query: this.query, inView: this.inView, place: this.place?.code,
      ...changes,
    });
  }

  remember() {
    if (!document.body.dataset.ready || location.protocol === "about:") return; // a notebook's frame has no address of its own
    history.replaceState(null, "", this.link());
  }

  copyLink(button) {
    this.remember();
    copyText(this, location.href.split("#")[0] + this.link(), button);
  }
}

Object.assign(App.prototype, sift, sight, tell, trace);

// What the browser tests and a curious reader can look at: nothing on the page depends on it.
async function open() {
  const block = document.getElementById("frontline-data");
  const isPlain = block.type === "application/json";
  const data = JSON.parse(isPlain ? block.textContent : new TextDecoder().decode(await inflate(block.textContent)));
  const [ground, ...sheets] = await Promise.all([...document.querySelectorAll(".frontline-packed")].map((node) => inflate(node.textContent)));
  data.ground = readGround(ground);
  window.frontline = new App(window.L, window.map_frontline, fillRows(data), readHistory(data, sheets));
  window.frontline.start();
}

open();
