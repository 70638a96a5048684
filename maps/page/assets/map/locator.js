// A small map in the corner: Ukraine, and where in it the map looks. It repeats the scale and the address, so readers aloud pass it.
import { svg } from "../lib/dom.js";
import { ringsOf } from "./ground/ground.js";

const [WEST, SOUTH, EAST, NORTH] = [21.8, 44.2, 40.4, 52.5];
const SMALL_WIDTH = 108;
const SMALL_NARROW = Math.cos((48.4 * Math.PI) / 180);
const SMALL_SCALE = SMALL_WIDTH / ((EAST - WEST) * SMALL_NARROW);
const SMALL_HEIGHT = Math.round((NORTH - SOUTH) * SMALL_SCALE);
const SMALL_LEAST = 5;
const SMALL_STEP = 0.6; // pixels between two points of the outline

const placeSmall = ([lat, lon]) => [(lon - WEST) * SMALL_NARROW * SMALL_SCALE, (NORTH - lat) * SMALL_SCALE];

function pathOf(ring) {
  let last = null;
  const points = ring.map(placeSmall).filter((at) => {
    if (last && Math.hypot(at[0] - last[0], at[1] - last[1]) < SMALL_STEP) return false;
    last = at;
    return true;
  });
  const steps = points.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`);
  return steps.length < 4 ? "" : `M${steps.join("L")}Z`;
}

export class Locator {
  constructor(app, root) {
    Object.assign(this, { app, root });
    this.land = svg("path", { d: ringsOf(app.data.ground.outline).map(pathOf).join(""), "fill-rule": "evenodd", class: "land" });
    this.box = svg("rect", { class: "box" });
    root.append(svg("svg", { viewBox: `0 0 ${SMALL_WIDTH} ${SMALL_HEIGHT}`, width: SMALL_WIDTH, height: SMALL_HEIGHT, "aria-hidden": "true" }, this.land, this.box));
    app.map.on("moveend zoomend resize", () => this.update());
  }

  // Gone where the map shows the whole country anyway.
  update() {
    const bounds = this.app.map.getBounds();
    const held = ([x, y]) => [Math.max(1, Math.min(SMALL_WIDTH - 1, x)), Math.max(1, Math.min(SMALL_HEIGHT - 1, y))];
    const [x0, y0] = held(placeSmall([bounds.getNorth(), bounds.getWest()]));
    const [x1, y1] = held(placeSmall([bounds.getSouth(), bounds.getEast()]));
    this.root.hidden = x1 - x0 > SMALL_WIDTH * 0.8;
    const [w, h] = [Math.max(SMALL_LEAST, x1 - x0), Math.max(SMALL_LEAST, y1 - y0)];
    const at = { x: Math.max(1, Math.min(SMALL_WIDTH - 1 - w, (x0 + x1 - w) / 2)), y: Math.max(1, Math.min(SMALL_HEIGHT - 1 - h, (y0 + y1 - h) / 2)), width: w, height: h };
    for (const [name, value] of Object.entries(at)) this.box.setAttribute(name, value.toFixed(1));
    this.root.title = this.app.t("locator");
  }
}
