// Area patterns on Leaflet's canvas: hatches, dots and crosses that keep their place on the ground while the map moves.

const TILE = 8;

// The lines of a pattern in one tile, as the data of a path.
const SLANTS = { hatch45: "M-2 2L2 -2M0 8L8 0M6 10L10 6", hatch135: "M-2 6L2 10M0 0L8 8M6 -2L10 2", bars: "M2 0V8M6 0V8", dots: "M4 4h.01" };

export function patternLines(pattern) {
  return pattern === "cross" ? SLANTS.hatch45 + SLANTS.hatch135 : SLANTS[pattern] || "";
}

function strokeTile(ctx, pattern) {
  ctx.beginPath();
  if (pattern === "hatch45" || pattern === "cross") {
    for (const shift of [-TILE, 0, TILE]) ctx.moveTo(shift, TILE), ctx.lineTo(shift + TILE, 0);
  }
  if (pattern === "hatch135" || pattern === "cross") {
    for (const shift of [-TILE, 0, TILE]) ctx.moveTo(shift, 0), ctx.lineTo(shift + TILE, TILE);
  }
  if (pattern === "bars") for (const x of [TILE / 4, (3 * TILE) / 4]) ctx.moveTo(x, 0), ctx.lineTo(x, TILE);
  ctx.stroke();
  if (pattern === "dots") {
    ctx.beginPath();
    ctx.arc(TILE / 2, TILE / 2, 1.3, 0, 2 * Math.PI);
    ctx.fill();
  }
}

// A tile has the fill as its ground and the edge colour as its lines, so that greyscale still shows the pattern.
export function patternTile(pattern, fill, ink, ratio) {
  const tile = document.createElement("canvas");
  tile.width = TILE * ratio;
  tile.height = TILE * ratio;
  const ctx = tile.getContext("2d");
  ctx.scale(ratio, ratio);
  ctx.fillStyle = fill;
  ctx.globalAlpha = pattern === "none" ? 1 : 0.55;
  ctx.fillRect(0, 0, TILE, TILE);
  ctx.globalAlpha = 1;
  ctx.fillStyle = ink;
  ctx.strokeStyle = ink;
  ctx.lineWidth = 1.2;
  ctx.lineCap = "square";
  strokeTile(ctx, pattern);
  return tile;
}

// Where the tile starts so that it stays on the ground: the layer's origin moves with every zoom and jump.
export function anchorOf(origin) {
  const back = (value) => -(((value % TILE) + TILE) % TILE);
  return [back(origin.x), back(origin.y)];
}

// `_fillStroke` is private in Leaflet: the version is pinned to 1.9 and a browser test looks at the pixels.
export function patternCanvas(L) {
  return L.Canvas.extend({
    _fillStroke(ctx, layer) {
      if (this.options.ground && layer.options.fill) {
        // nothing shows through: a hatch below would read as one of control's
        ctx.globalAlpha = 1;
        ctx.fillStyle = this.options.ground();
        ctx.fill("evenodd");
      }
      const { pattern, fillColor, color, fillOpacity } = layer.options;
      if (pattern && pattern !== "none" && layer.options.fill) {
        const ratio = L.Browser.retina ? 2 : 1;
        const paint = ctx.createPattern(patternTile(pattern, fillColor, color, ratio), "repeat");
        const [x, y] = anchorOf(layer._map.getPixelOrigin());
        paint.setTransform(new DOMMatrix([1 / ratio, 0, 0, 1 / ratio, x, y]));
        ctx.globalAlpha = fillOpacity;
        ctx.fillStyle = paint;
        ctx.fill("evenodd");
        const stroke = { ...layer.options, fill: false };
        L.Canvas.prototype._fillStroke.call(this, ctx, { options: stroke });
        return;
      }
      L.Canvas.prototype._fillStroke.call(this, ctx, layer);
    },
  });
}
