// Brings the page to life: reads the data block, draws the layers, keeps list, key and map in step.
import { copyText } from "./badges.js";
import { drawFilters } from "./chooser.js";
import { claimText, dateText, fillIn, oblastInEnglish } from "./describe.js";
import { emptyFilter, passes } from "./filters.js";
import { drawFind } from "./find.js";
import { drawFoot, drawHead, drawTools, drawViews, makeFrame, setSheet } from "./frame.js";
import { makePanes } from "./ground.js";
import { patternCanvas } from "./hatch.js";
import { Labels } from "./labels.js";
import { drawLayers } from "./layers.js";
import { drawLegend } from "./legend.js";
import { declutter, lineBoxes, rimLine } from "./marks.js";
import { drawAbout, drawList } from "./panel.js";
import { readLink, writeLink } from "./permalink.js";
import { markPopup } from "./popup.js";
import { buildIndex, fold } from "./search.js";
import { openTable, saveCsv } from "./table.js";
import { onThemeChange, themeOf } from "./theme.js";

const PHONE = "(max-width: 760px)";
const CLOSE_ZOOM = 12;

class App {
  constructor(L, map, data) {
    Object.assign(this, { L, map, data, lang: data.lang, filter: emptyFilter(), query: "", selected: null });
    this.theme = themeOf(data);
    this.mapNode = map.getContainer();
    this.t = (key, values) => fillIn(key in data.words[this.lang] ? data.words[this.lang][key] : key, values);
    this.name = (names) => (names ? names[this.lang] || names.en || names.uk || "" : "");
    this.on = new Set(data.layers.filter((layer) => layer.visible).map((layer) => layer.key));
    this.texts = data.claims.map((claim) => claimText(claim, data.quotes[claim.quote], fold));
    const rowOf = new Map(data.claims.map((claim, number) => [claim.id, number]));
    this.claimRows = data.marks.map((mark) => mark.claimIds.map((id) => rowOf.get(id)).filter((row) => row !== undefined));
    this.parts = makeFrame(this.mapNode);
    makePanes(map);
    this.controlCanvas = new (patternCanvas(L))({ pane: "control", padding: 0.5 });
    this.labels = new Labels(map, data, this);
    this.index = buildIndex(data.names.settlements, data.names.roads);
    this.scale = L.control.scale({ imperial: false, position: "bottomleft" }).addTo(map);
  }

  start() {
    const link = readLink(location.hash, { langs: ["en", "uk"], layers: this.layerKeys(), claims: this.data.claims.map((claim) => claim.id) });
    if (link.lang) this.lang = link.lang;
    link.on.forEach((key) => this.on.add(key));
    link.off.forEach((key) => this.on.delete(key));
    this.parts.legendBox.open = !window.matchMedia(PHONE).matches;
    if ("lat" in link) this.map.setView([link.lat, link.lon], link.zoom, { animate: false });
    else this.showBounds(this.data.bounds, { animate: false });
    this.drawLayers();
    this.drawWords();
    this.map.on("moveend zoomend resize", () => this.settle());
    this.map.on("moveend", () => this.remember());
    this.parts.grip.addEventListener("click", () => setSheet(this, this.parts, !document.body.classList.contains("sheet-open")));
    onThemeChange(() => { this.theme = themeOf(this.data); this.drawLayers(); this.drawWords(); });
    if (link.claim) this.openClaim(this.data.claims.findIndex((claim) => claim.id === link.claim));
    this.parts.legendBox.addEventListener("toggle", () => this.settle());
    document.body.dataset.ready = "true";
    performance.mark("frontline-ready");
  }

  layerKeys() { return [...this.data.layers.map((layer) => layer.key), "tiles"]; }

  // --- words -----------------------------------------------------------------------------------------------------

  drawWords() {
    document.documentElement.lang = this.lang;
    drawHead(this, this.parts);
    drawFind(this, this.parts.find, this.index);
    drawTools(this, this.parts, { table: () => openTable(this, this.parts.table), csv: () => saveCsv(this), link: (button) => this.copyLink(button) });
    drawViews(this, this.parts);
    drawFilters(this, this.parts.filters);
    drawList(this, this.parts.list);
    drawAbout(this, this.parts.about);
    drawLegend(this, this.parts.legend);
    drawFoot(this, this.parts);
    setSheet(this, this.parts, document.body.classList.contains("sheet-open"));
    this.drawZoom();
    this.highlight();
    this.settle();
  }

  drawZoom() {
    if (this.zoomControl) this.zoomControl.remove();
    this.zoomControl = this.L.control.zoom({ position: "topleft", zoomInTitle: this.t("zoom_in"), zoomOutTitle: this.t("zoom_out") }).addTo(this.map);
  }

  setLang(lang) {
    this.lang = lang;
    this.map.closePopup();
    this.drawWords();
    for (const { found, label } of this.entries) found?.getElement()?.setAttribute("aria-label", label());
    this.remember();
  }

  asOf() { return this.data.asOf ? `${this.t("as_of", { date: dateText(this.data.asOf, this) })}.` : `${this.t("as_of", { date: this.t("unknown") })}.`; }

  windowText() {
    if (!this.data.window) return "";
    const [from, to] = this.data.window.map((day) => dateText(day, this));
    return this.t(from === to ? "window_day" : "window", { from, to });
  }

  footer() { return this.t("footer", { time: this.data.asOf ? dateText(this.data.asOf, this) : this.t("unknown") }); }

  oblastName(name) {
    if (!(name in this.data.oblastNames)) return name;
    return this.lang === "uk" ? this.data.oblastNames[name] : oblastInEnglish(name);
  }

  quoteOf(claim) { return this.data.quotes[claim.quote]; }

  reportOf(claim) { return this.data.reports.find((report) => report.report_id === claim.report); }

  // --- layers ----------------------------------------------------------------------------------------------------

  drawLayers() {
    if (this.groups) Object.values(this.groups).forEach((group) => group.remove());
    if (this.land) this.land.remove();
    this.mapNode.style.backgroundColor = this.theme.base("water");
    Object.assign(this, drawLayers(this));
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
    const overFill = this.data.layers.some((layer) => layer.kind === "area" && this.on.has(layer.key));
    this.mapNode.classList.toggle("over-fill", overFill || this.on.has("tiles"));
    if (this.on.has("tiles")) this.land.remove(); else this.land.addTo(this.map);
    this.applyFilter();
  }

  // --- filter ----------------------------------------------------------------------------------------------------

  shownClaims() {
    const filter = { ...this.filter, query: fold(this.query) };
    const numbers = this.data.claims.map((claim, number) => number);
    return numbers.filter((number) => passes(this.data.claims[number], filter, () => this.texts[number]));
  }

  isPlaced(claim) { return claim.mark !== null || (claim.box !== null && claim.precision <= 3); }

  choose(field, value, isOn) {
    this.filter[field] = isOn ? [...this.filter[field], value] : this.filter[field].filter((other) => other !== value);
    this.applyFilter();
    drawList(this, this.parts.list);
  }

  resetFilter() {
    this.filter = emptyFilter();
    this.query = "";
    this.applyFilter();
    this.drawWords();
  }

  setQuery(query) {
    this.query = query;
    this.applyFilter();
    drawList(this, this.parts.list);
  }

  applyFilter() {
    const shown = new Set(this.shownClaims());
    for (const entry of this.entries) {
      const group = this.groups[entry.layer];
      const keep = entry.claim === undefined ? this.claimsOf(entry.mark).some((number) => shown.has(number)) : shown.has(entry.claim);
      for (const part of entry.lines || [entry.found]) {
        if (keep) group.addLayer(part); else group.removeLayer(part);
      }
    }
    this.settle();
  }

  // The claims behind a mark, as row numbers.
  claimsOf(number) { return this.claimRows[number]; }

  // --- view ------------------------------------------------------------------------------------------------------

  settle() {
    const markers = this.entries.map((entry) => entry.found).filter(Boolean);
    const boxes = declutter(this.map, markers);
    const lines = this.entries.filter((entry) => entry.lines && !entry.isOutline && this.on.has(entry.layer)).map((entry) => entry.lines[0]);
    const groups = new Set(this.on).add("base");
    this.labels.layout([...boxes, ...this.coveredBoxes()], lineBoxes(this.map, lines), groups);
  }

  // Parts of the map that the key and the buttons lie over: no name should stand there.
  coveredBoxes() {
    const origin = this.mapNode.getBoundingClientRect();
    const over = [this.parts.legendBox, ...this.parts.views.children, this.zoomControl && this.zoomControl.getContainer()];
    return over.filter(Boolean).map((node) => {
      const box = node.getBoundingClientRect();
      return { x: box.x - origin.x - 2, y: box.y - origin.y - 2, w: box.width + 4, h: box.height + 4 };
    });
  }

  room() {
    const phone = window.matchMedia(PHONE).matches;
    const key = !phone && this.parts.legendBox.open ? this.parts.legendBox.offsetWidth + 10 : 0;
    return { paddingTopLeft: [24, 56], paddingBottomRight: [24 + key, 40] };
  }

  leaveFor(bounds) {
    this.map.closePopup();
    this.showBounds(bounds);
  }

  showBounds([west, south, east, north], options = {}) {
    const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.map.fitBounds([[south, west], [north, east]], { ...this.room(), maxZoom: CLOSE_ZOOM, animate: !calm, ...options });
  }

  showAll() {
    const all = this.data.views.map((view) => view.bounds);
    this.leaveFor([0, 1, 2, 3].map((i) => Math[i < 2 ? "min" : "max"](...all.map((bounds) => bounds[i]))));
  }

  flyTo(entry) {
    if (entry.kind === "road") this.showBounds(entry.row.box);
    else this.map.setView([entry.row.at[1], entry.row.at[0]], Math.max(this.map.getZoom(), 11));
    this.showMap();
  }

  showMap() { if (window.matchMedia(PHONE).matches) setSheet(this, this.parts, false); }

  showAbout() {
    setSheet(this, this.parts, true);
    this.parts.about.scrollIntoView({ block: "start" });
  }

  // --- claims and marks ------------------------------------------------------------------------------------------

  openClaim(number) {
    const claim = this.data.claims[number];
    this.select(number);
    this.showMap();
    if (claim.mark !== null) {
      this.ensure(this.entries.filter((entry) => entry.mark === claim.mark && !entry.isOutline));
      this.showBounds(this.data.marks[claim.mark].box, { maxZoom: CLOSE_ZOOM, animate: false });
      this.openMark(claim.mark);
      return;
    }
    const event = this.entries.find((entry) => entry.claim === number);
    if (event) this.ensure([event]);
    if (claim.box) this.showBounds(claim.box, { animate: false });
    if (claim.rim) this.rim = rimLine(this.L, claim.rim, this.theme.actor(claim.actor)).addTo(this.map);
    if (event) this.openEvent({ claim: number, at: event.at });
  }

  // A claim's mark must show when the list asks for it, even if its layer was switched off.
  ensure(entries) {
    const missing = entries.map((entry) => entry.layer).filter((key) => !this.on.has(key));
    if (!missing.length) return;
    this.setLayers(missing, true);
    drawLegend(this, this.parts.legend);
  }

  openMark(number, at) {
    const mark = this.data.marks[number];
    const numbers = this.claimsOf(number);
    if (!numbers.includes(this.selected)) this.select(numbers[0]);
    this.openPopup(at || [mark.at[1], mark.at[0]], markPopup(this, mark, numbers), () => this.stress(number, false));
    this.stress(number, true);
    this.scrollTo(this.selected);
  }

  openEvent(row) {
    const claim = this.data.claims[row.claim];
    const mark = { ...claim, form: "point", open: false };
    this.select(row.claim);
    this.openPopup([row.at[1], row.at[0]], markPopup(this, mark, [row.claim]), () => {});
    this.scrollTo(row.claim);
  }

  openPopup(at, node, onClose) {
    const width = Math.min(340, this.map.getSize().x - 50);
    const popup = this.L.popup({ maxWidth: width, minWidth: Math.min(260, width), maxHeight: Math.min(380, this.map.getSize().y * 0.55), autoPanPaddingTopLeft: [12, 54], autoPanPaddingBottomRight: this.room().paddingBottomRight });
    popup.setLatLng(at).setContent(node).openOn(this.map);
    const close = popup.getElement().querySelector(".leaflet-popup-close-button");
    close.setAttribute("aria-label", this.t("close"));
    popup.on("remove", () => { onClose(); this.mapNode.focus({ preventScroll: true }); });
  }

  select(number) {
    this.rim?.remove();
    this.selected = number;
    this.highlight();
    this.remember();
  }

  highlight() {
    document.querySelectorAll(".claim.is-selected").forEach((node) => node.classList.remove("is-selected"));
    if (this.selected === null) return;
    const mark = this.data.claims[this.selected].mark;
    const numbers = mark === null ? [this.selected] : this.claimsOf(mark);
    numbers.forEach((number) => document.getElementById(`claim-${number}`)?.classList.add("is-selected"));
  }

  scrollTo(number) {
    const node = document.getElementById(`claim-${number}`);
    if (node) node.scrollIntoView({ block: "nearest" });
  }

  revealClaim(number) {
    setSheet(this, this.parts, true);
    this.select(number);
    const node = document.getElementById(`claim-${number}`);
    if (!node) return;
    node.scrollIntoView({ block: "center" });
    node.focus({ preventScroll: true });
  }

  // --- address ---------------------------------------------------------------------------------------------------

  link() {
    const { lat, lng } = this.map.getCenter();
    const usual = new Set(this.data.layers.filter((layer) => layer.visible).map((layer) => layer.key));
    return writeLink({
      lat, lon: lng, zoom: this.map.getZoom(), lang: this.lang,
      on: [...this.on].filter((key) => !usual.has(key)).sort(),
      off: [...usual].filter((key) => !this.on.has(key)).sort(),
      claim: this.selected === null ? null : this.data.claims[this.selected].id,
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

// What the browser tests and a curious reader can look at: nothing on the page depends on it.
const data = JSON.parse(document.getElementById("frontline-data").textContent);
window.frontline = new App(window.L, window.map_frontline, data);
window.frontline.start();
