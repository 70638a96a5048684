// Many points as one drawing: DOM symbols are for the few that a reader can tell apart.

const REACH = 11;

// A symbol of the key drawn once, to be stamped; the same forms as symbols.js. `ratio` is pixels a CSS pixel.
export function sprite(shape, { color, paper, ringed, ratio }) {
  const size = ringed ? 26 : shape === "diamond" ? 22 : shape === "dot" ? 10 : 18; // no larger than it is: thousands are stamped
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = size * ratio;
  const ctx = canvas.getContext("2d");
  ctx.scale(ratio, ratio);
  ctx.translate(size / 2, size / 2);
  const shapePath = outline(shape, 6.5);
  if (ringed) ring(ctx, 10, paper, 4, color, 1.5);
  ctx.strokeStyle = paper;
  ctx.lineWidth = 4.5;
  ctx.stroke(shapePath);
  ctx.fillStyle = ["circle_filled", "square_filled", "dot"].includes(shape) ? color : paper;
  ctx.fill(shapePath);
  ctx.strokeStyle = color;
  ctx.lineWidth = 2;
  ctx.stroke(shapePath);
  if (shape === "circle_half") {
    ctx.fillStyle = color;
    ctx.beginPath();
    ctx.arc(0, 0, 6.5, Math.PI / 2, (3 * Math.PI) / 2);
    ctx.fill();
  }
  if (shape === "diamond") ctx.stroke(new Path2D("M-3.4 3.4L3.4 -3.4"));
  return { canvas, size, ratio };
}

function ring(ctx, radius, paper, wide, color, width) {
  const path = new Path2D();
  path.arc(0, 0, radius, 0, 2 * Math.PI);
  ctx.fillStyle = paper;
  ctx.fill(path);
  ctx.strokeStyle = paper;
  ctx.lineWidth = wide;
  ctx.stroke(path);
  ctx.strokeStyle = color;
  ctx.lineWidth = width;
  ctx.stroke(path);
}

function outline(shape, radius) {
  const path = new Path2D();
  if (shape === "square_filled") path.rect(-radius + 0.6, -radius + 0.6, 2 * radius - 1.2, 2 * radius - 1.2);
  else if (shape === "diamond") path.addPath(new Path2D("M0 -8L8 0L0 8L-8 0Z"));
  else path.arc(0, 0, shape === "dot" ? 2.6 : radius, 0, 2 * Math.PI);
  return path;
}

// Which of places [x, y] within bounds are stamped, bottom to top: in each square of `thin` pixels only the topmost, for
// what lies under it would hardly be seen and takes as long to draw. Without `thin` all are.
export function seenOf(places, { min, max }, thin) {
  const across = Math.ceil((max.x - min.x) / (thin || 1)) + 1;
  const taken = thin ? new Uint8Array(across * (Math.ceil((max.y - min.y) / thin) + 1)) : null;
  const seen = [];
  for (let i = places.length - 1; i >= 0; i -= 1) {
    const [x, y] = places[i];
    if (x < min.x || x > max.x || y < min.y || y > max.y) continue;
    if (taken) {
      const at = Math.floor((y - min.y) / thin) * across + Math.floor((x - min.x) / thin);
      if (taken[at]) continue;
      taken[at] = 1;
    }
    seen.push(i);
  }
  return seen.reverse();
}

// `rows` are {at: [lon, lat], image, ...}, the topmost last; `imageOf` makes the image of a row that has none until it is drawn.
export function pointLayer(L) {
  return L.Path.extend({
    options: { interactive: false, pane: "points" },

    initialize(renderer, { thin = 0, imageOf = ({ image }) => image } = {}) {
      L.setOptions(this, { renderer });
      Object.assign(this, { rows: [], thin, imageOf });
    },

    setRows(rows) {
      this.rows = rows;
      for (const row of rows) row.world ??= worldOf(row.at);
      if (this._map) this.redraw();
    },

    _project() {
      const size = this._map.getSize();
      const corner = this._map.containerPointToLayerPoint([0, 0]);
      this._pxBounds = L.bounds(corner.subtract(size), corner.add(size.multiplyBy(2)));
    },

    _update() { if (this._map) this._updatePath(); },

    _updatePath() {
      const renderer = this._renderer;
      if (!renderer._drawing) return;
      const ctx = renderer._ctx;
      const origin = this._map.getPixelOrigin();
      const scale = this._map.options.crs.scale(this._map.getZoom());
      const { min, max } = renderer._bounds;
      const places = this.rows.map(({ world }) => [world[0] * scale - origin.x, world[1] * scale - origin.y]);
      ctx.globalAlpha = 1;
      for (const number of seenOf(places, { min, max }, this.thin)) {
        const [x, y] = places[number];
        const { canvas, size, ratio } = this.imageOf(this.rows[number]);
        // on whole pixels a stamp is copied, between them it is filtered: several times the work
        ctx.drawImage(canvas, Math.round((x - size / 2) * ratio) / ratio, Math.round((y - size / 2) * ratio) / ratio, size, size);
      }
    },

    // The point nearest to a place on the screen, null where none is within reach.
    pick(latlng) {
      if (!this._map) return null;
      const scale = this._map.options.crs.scale(this._map.getZoom());
      const [x, y] = worldOf([latlng.lng, latlng.lat]);
      let best = null;
      let least = REACH / scale;
      for (const row of this.rows) {
        const far = Math.hypot(row.world[0] - x, row.world[1] - y);
        if (far < least) [best, least] = [row, far];
      }
      return best;
    },

    _containsPoint: () => false,
    _reset() { this._project(); },
  });
}

export function worldOf([lon, lat]) {
  return [lon / 360 + 0.5, 0.5 - Math.asinh(Math.tan((lat * Math.PI) / 180)) / (2 * Math.PI)];
}
