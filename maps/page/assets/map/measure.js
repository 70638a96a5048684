// Measuring along points that the reader sets, by pointer on the map or by keyboard at its middle.
import { clear, el } from "../lib/dom.js";
import { geodesic } from "../lib/geodesic.js";

const LOOK = { pane: "measure", interactive: false, color: "#0b6e69" };

export class Measure {
  constructor(app, root) {
    Object.assign(this, { app, root, isOn: false, points: [], group: app.L.layerGroup() });
    app.mapNode.addEventListener("keydown", (event) => this.press(event), true);
  }

  toggle(isOn = !this.isOn) {
    this.isOn = isOn;
    this.points = [];
    this.app.closePopup();
    document.body.classList.toggle("measuring", isOn);
    this.root.hidden = !isOn;
    if (isOn) {
      this.group.addTo(this.app.map);
      this.app.showMap();
    } else this.group.remove();
    this.draw();
    if (isOn) this.app.mapNode.focus({ preventScroll: true });
  }

  add(latlng) {
    this.points.push(latlng);
    this.draw();
  }

  press(event) {
    if (!this.isOn) return;
    if (event.key === "Escape") this.toggle(false);
    else if (event.key === "Enter" && event.target === this.app.mapNode) this.add(this.app.map.getCenter());
    else if (event.key === "Backspace") this.undo();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  undo() {
    this.points.pop();
    this.draw();
  }

  draw() {
    const { L } = this.app;
    this.group.clearLayers();
    if (!this.isOn) return;
    this.group.addLayer(L.polyline(this.points, { ...LOOK, color: this.app.theme.base("halo"), weight: 5 }));
    this.group.addLayer(L.polyline(this.points, { ...LOOK, weight: 2.5 }));
    for (const point of this.points) this.group.addLayer(L.circleMarker(point, { ...LOOK, radius: 4, weight: 2, fill: true, fillColor: "#ffffff", fillOpacity: 1 }));
    this.drawWords();
  }

  drawWords() {
    if (!this.isOn) return;
    const { app } = this;
    const button = (key, act) => el("button", { type: "button", onclick: act }, app.t(key));
    clear(this.root).append(el("p", { role: "status" }, this.words()), el("div", { class: "actions" }, this.points.length ? button("measure_undo", () => this.undo()) : null, button("close", () => this.toggle(false))));
  }

  words() {
    const { app } = this;
    const legs = this.points.slice(1).map((point, i) => geodesic([this.points[i].lng, this.points[i].lat], [point.lng, point.lat]) || { metres: NaN, azimuth: 0 });
    if (!legs.length) return app.t("measure_hint");
    const total = this.lengthText(legs.reduce((sum, { metres }) => sum + metres, 0));
    const last = legs[legs.length - 1];
    const leg = app.t("measure_leg", { n: this.lengthText(last.metres), azimuth: Math.round(last.azimuth) % 360 });
    return el("span", {}, el("strong", {}, total), legs.length > 1 ? `, ${leg}` : `, ${app.t("measure_azimuth", { azimuth: Math.round(last.azimuth) % 360 })}`);
  }

  lengthText(metres) {
    const isShort = metres < 1000;
    const digits = isShort ? 0 : metres < 10_000 ? 2 : metres < 100_000 ? 1 : 0;
    const number = new Intl.NumberFormat(this.app.lang === "uk" ? "uk" : "en", { minimumFractionDigits: digits, maximumFractionDigits: digits });
    return this.app.t(isShort ? "unit_m" : "unit_km", { n: number.format(isShort ? metres : metres / 1000) });
  }
}
