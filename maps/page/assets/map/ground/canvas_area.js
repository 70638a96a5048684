// One drawing for all that a history shows on a day: each series as one path, what changed on top, both sides of a swipe.
import { ageClasses, chainClasses, chainRings, heldAt, traceRings } from "../../data/history.js";

const KEPT = 60;

// `model` is {sheets, series}, series with {sheet, track, days, style}; rings of the last snapshots are kept.
export class Drawings {
  constructor(model) {
    this.model = model;
    this.cache = new Map();
  }

  remember(key, make) {
    const known = this.cache.get(key);
    if (known) return known;
    const made = make();
    this.cache.set(key, made);
    if (this.cache.size > KEPT) this.cache.delete(this.cache.keys().next().value);
    return made;
  }

  held(number, snapshot) {
    const { sheet, track } = this.model.series[number];
    return this.remember(`${number}:${snapshot}`, () => chainRings(sheet, heldAt(sheet, track, snapshot), 1));
  }

  // One set of rings for each class of age, the oldest below: {steps: [{value, rings}], gained, lost} with km2.
  changes(number, span) {
    const { sheet, track, days } = this.model.series[number];
    return this.remember(`${number}:${span.first}:${span.last}:${span.today}:${span.window}`, () => {
      const classes = ageClasses(sheet, track, { ...span, days });
      const ages = Array.from({ length: span.bins }, (none, i) => span.bins - i);
      const values = [...ages.map((bin) => -bin), ...ages];
      const rings = chainClasses(sheet, classes, values);
      const found = { steps: [], gained: 0, lost: 0 };
      values.forEach((value, i) => { if (rings[i].walk.length) found.steps.push({ value, rings: rings[i] }); });
      for (let i = 0; i < sheet.cells; i += 1) if (classes[i]) found[classes[i] > 0 ? "gained" : "lost"] += sheet.area[i];
      return found;
    });
  }
}

// Leaflet's canvas asks a layer for `_project`, `_update` and `_updatePath`; all three are private to its line 1.9.
export function areaLayer(L) {
  return L.Path.extend({
    options: { interactive: false, pane: "control", fill: true },

    initialize(renderer) { L.setOptions(this, { renderer }); },

    // A day without areas after a day without areas leaves the canvas as it is: to wipe it costs as much as to draw.
    setScenes(scenes) {
      const isDrawn = [this.scenes, scenes].some((known) => known?.some(({ steps }) => steps.length));
      this.scenes = scenes;
      if (this._map && isDrawn) this.redraw();
    },

    _project() {
      const size = this._map.getSize();
      const corner = this._map.containerPointToLayerPoint([0, 0]);
      this._pxBounds = L.bounds(corner.subtract(size), corner.add(size.multiplyBy(2)));
    },

    _update() {
      if (this._map) this._updatePath();
    },

    _updatePath() {
      const renderer = this._renderer;
      if (!renderer._drawing) return;
      const ctx = renderer._ctx;
      const origin = this._map.getPixelOrigin();
      const frame = { scale: this._map.options.crs.scale(this._map.getZoom()), dx: origin.x, dy: origin.y };
      const corner = this._map.containerPointToLayerPoint([0, 0]);
      const far = 10000;
      for (const { steps, from, to } of this.scenes || []) {
        ctx.save();
        if (from !== undefined || to !== undefined) {
          ctx.beginPath();
          const [x0, x1] = [from === undefined ? -far : corner.x + from, to === undefined ? far : corner.x + to];
          ctx.rect(x0, -far, x1 - x0, 3 * far);
          ctx.clip();
        }
        for (const { sheet, rings, style } of steps) {
          ctx.beginPath();
          traceRings(ctx, sheet, rings, frame);
          renderer._fillStroke(ctx, { options: style, _map: this._map });
        }
        ctx.restore();
      }
    },

    _containsPoint: () => false,
    _reset() { this._project(); },
  });
}
