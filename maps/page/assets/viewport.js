// Where the map looks: room beside the key, areas of action, places, and what lies over it.
import { isSheet, PHONE } from "./frame.js";

const KEYLESS = 720; // a narrower map would be mostly key
const LEAST_WIDTH = 200;
const CLOSE_ZOOM = 12;
const FAR_DEG = 0.12; // beyond about 13 km a name would mislead

export const sight = {
  // Parts of the map that the key and the buttons lie over: no name should stand there.
  coveredBoxes() {
    const origin = this.mapNode.getBoundingClientRect();
    const over = [this.parts.legendBox, this.parts.locator, ...this.parts.views.children, this.zoomControl && this.zoomControl.getContainer(), ...(this.time?.comparing?.names || [])];
    return over.filter(Boolean).map((node) => {
      const box = node.getBoundingClientRect();
      return { x: box.x - origin.x - 2, y: box.y - origin.y - 2, w: box.width + 4, h: box.height + 4 };
    });
  },

  room() {
    const key = this.parts.legendBox.open ? this.parts.legendBox.offsetWidth + 10 : 0;
    const beside = !window.matchMedia(PHONE).matches && this.map.getSize().x - key >= LEAST_WIDTH ? key : 0;
    // the chips are taller under a finger
    return { paddingTopLeft: [24, window.matchMedia(PHONE).matches ? 68 : 56], paddingBottomRight: [24 + beside, 40] };
  },

  // The key stands open only where it leaves more map than it takes.
  foldKey() { this.parts.legendBox.open = this.map.getSize().x >= KEYLESS && !document.body.classList.contains("embed"); },

  leaveFor(bounds) {
    this.closePopup();
    this.showBounds(bounds);
  },

  showBounds([west, south, east, north], options = {}) {
    const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.map.fitBounds([[south, west], [north, east]], { ...this.room(), maxZoom: CLOSE_ZOOM, animate: !calm, ...options });
  },

  showAll() {
    const all = this.data.views.map((view) => view.bounds);
    this.leaveFor([0, 1, 2, 3].map((i) => Math[i < 2 ? "min" : "max"](...all.map((bounds) => bounds[i]))));
  },

  flyTo(entry) {
    this.closePopup();
    if (entry.kind === "road") this.showBounds(entry.row.box);
    else this.showBounds([...entry.row.at, ...entry.row.at], { maxZoom: Math.max(this.map.getZoom(), 11), animate: false });
    this.showMap();
  },

  showMap() { if (isSheet()) this.openSheet(false); },

  showAbout() {
    this.openSheet(true);
    this.parts.about.scrollIntoView({ block: "start" });
  },

  // The settlement nearest to the middle of some bounds, larger ones within the same reach first.
  nearestName([west, south, east, north]) {
    const [lon, lat] = [(west + east) / 2, (south + north) / 2];
    const narrow = Math.cos((lat * Math.PI) / 180);
    let best = null;
    let least = Infinity;
    for (const row of this.data.names.settlements) {
      const far = Math.hypot((row.at[0] - lon) * narrow, row.at[1] - lat);
      if (far < least) [best, least] = [row, far];
    }
    return least < FAR_DEG ? this.t("where_near", { place: this.name(best) }) : `${lat.toFixed(3)}, ${lon.toFixed(3)}`;
  },
};
