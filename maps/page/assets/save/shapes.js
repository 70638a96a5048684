// What Leaflet drew as elements of a picture: lines and areas with their patterns, the areas of a day, symbols and names.
import { traceRings } from "../data/history.js";
import { svg } from "../lib/dom.js";
import { anchorOf, patternLines } from "../map/ground/hatch.js";
import { symbol } from "../ui/symbols.js";

const LINES = { "stroke-linecap": "butt", "stroke-linejoin": "round" };

// Collects what a canvas would be told, as the data of a path.
class Pen {
  constructor(dx, dy) { Object.assign(this, { dx, dy, words: [] }); }

  moveTo(x, y) { this.words.push(`M${(x + this.dx).toFixed(1)} ${(y + this.dy).toFixed(1)}`); }

  lineTo(x, y) { this.words.push(`L${(x + this.dx).toFixed(1)} ${(y + this.dy).toFixed(1)}`); }

  closePath() { this.words.push("Z"); }

  get data() { return this.words.join(""); }
}

export class Shapes {
  constructor(app) {
    const corner = app.map.containerPointToLayerPoint([0, 0]);
    Object.assign(this, { app, dx: -corner.x, dy: -corner.y, patterns: new Map(), clips: [] });
  }

  // What the patterns and halves need to be defined before they are used.
  definitions() { return svg("defs", {}, [...this.patterns.values()], this.clips); }

  // Lines, areas and circles of some panes, bottom to top.
  ofPanes(panes) {
    const found = panes.map(() => []);
    this.app.map.eachLayer((layer) => {
      const at = panes.indexOf(layer.options?.pane);
      if (at >= 0 && layer instanceof this.app.L.Path) found[at].push(layer);
    });
    return found.flat().map((layer) => this.pathOf(layer)).filter(Boolean);
  }

  pathOf(layer) {
    const pen = new Pen(this.dx, this.dy);
    if (layer._radius && layer._point) {
      const { x, y } = layer._point;
      return svg("circle", { cx: (x + this.dx).toFixed(1), cy: (y + this.dy).toFixed(1), r: layer._radius, ...this.paint(layer.options) });
    }
    const isArea = layer instanceof this.app.L.Polygon;
    for (const part of layer._parts || []) {
      part.forEach(({ x, y }, i) => (i ? pen.lineTo(x, y) : pen.moveTo(x, y)));
      if (isArea && part.length) pen.closePath();
    }
    return pen.data ? svg("path", { d: pen.data, ...this.paint(layer.options) }) : null;
  }

  // Both sides of a comparison are cut where the bar stands.
  ofDay(scenes) {
    const { map } = this.app;
    const { x, y } = map.getPixelOrigin();
    const frame = { scale: map.options.crs.scale(map.getZoom()), dx: x, dy: y };
    return scenes.map(({ steps, from, to }) => {
      const paths = steps.map(({ sheet, rings, style }) => {
        const pen = new Pen(this.dx, this.dy);
        traceRings(pen, sheet, rings, frame);
        return pen.data ? svg("path", { d: pen.data, ...this.paint(style) }) : null;
      });
      return svg("g", { "clip-path": from === undefined && to === undefined ? null : this.clip(from ?? 0, to ?? map.getSize().x) }, paths);
    });
  }

  clip(from, to) {
    const id = `half-${this.clips.length}`;
    this.clips.push(svg("clipPath", { id }, svg("rect", { x: from, y: 0, width: Math.max(0, to - from), height: this.app.map.getSize().y })));
    return `url(#${id})`;
  }

  paint({ fill, fillColor, fillOpacity = 0.2, pattern, stroke = true, color, weight, opacity = 1, dashArray, _dashArray, lineCap, lineJoin }) {
    const dash = _dashArray?.length ? _dashArray.join(" ") : dashArray || null;
    const isDrawn = stroke !== false && weight > 0;
    return {
      fill: !fill ? "none" : pattern && pattern !== "none" ? this.pattern(pattern, fillColor, color) : fillColor || color, "fill-opacity": fill ? fillOpacity : null,
      "fill-rule": fill ? "evenodd" : null, stroke: isDrawn ? color : "none", "stroke-width": isDrawn ? weight : null, "stroke-opacity": isDrawn ? opacity : null,
      "stroke-dasharray": isDrawn ? dash : null, ...LINES, ...(lineCap && { "stroke-linecap": lineCap }), ...(lineJoin && { "stroke-linejoin": lineJoin }),
    };
  }

  pattern(name, fill, ink) {
    const id = `pattern-${name}-${fill}-${ink}`.replace(/#/g, "");
    if (!this.patterns.has(id)) {
      const [x, y] = anchorOf(this.app.map.getPixelOrigin());
      this.patterns.set(id, svg("pattern", { id, width: 8, height: 8, patternUnits: "userSpaceOnUse", patternTransform: `translate(${x + this.dx} ${y + this.dy})` },
        svg("rect", { width: 8, height: 8, fill, "fill-opacity": 0.55 }),
        svg("path", { d: patternLines(name), stroke: ink, "stroke-width": name === "dots" ? 2.6 : 1.2, "stroke-linecap": name === "dots" ? "round" : "square", fill: "none" })));
    }
    return `url(#${id})`;
  }

  // Badges as they stand, or the stamps of a moving day.
  badges() {
    const { app } = this;
    const { min } = app.map.getPixelBounds();
    return app.badges.shown.map((node) => {
      const [x, y] = [node.x - min.x, node.y - min.y];
      const [dx, dy] = node.aside;
      const drawing = app.badges.drawingOf(node);
      const size = Number(drawing.getAttribute("width"));
      const ink = app.theme.actor(node.entries[0].row.actor);
      drawing.removeAttribute("aria-hidden");
      drawing.removeAttribute("focusable");
      drawing.prepend(svg("title", {}, app.badges.labelOf(node)));
      for (const [name, value] of Object.entries({ x: x - size / 2, y: y - size / 2, overflow: "visible" })) drawing.setAttribute(name, value);
      const isAside = node.places.length === 1 && Math.hypot(dx, dy) > 4;
      return [isAside ? svg("path", { d: `M${x} ${y}L${x - dx} ${y - dy}`, stroke: ink, opacity: 0.8 }) : null, drawing];
    });
  }

  // Points of the maker's own layers.
  ownPoints() {
    const { app } = this;
    const size = app.map.getSize();
    const found = [];
    for (const group of Object.values(app.groups)) {
      for (const layer of group.getLayers()) {
        if (!layer.pick || !layer._map) continue;
        for (const row of layer.rows) {
          const { x, y } = app.map.latLngToContainerPoint([row.at[1], row.at[0]]);
          if (x < 0 || y < 0 || x > size.x || y > size.y) continue;
          const drawing = symbol("dot", { color: app.theme.dark ? "#5FD0C5" : "#0B6E69", paper: app.theme.paper });
          for (const [name, value] of Object.entries({ x: x - 12, y: y - 12 })) drawing.setAttribute(name, value);
          found.push(drawing);
        }
      }
    }
    return found;
  }

  // Names and the dots beside them, as the page has laid them out.
  names() {
    const origin = this.app.mapNode.getBoundingClientRect();
    return [...this.app.labels.root.children].map((node) => {
      const box = node.getBoundingClientRect();
      const [x, y] = [box.x - origin.x, box.y - origin.y];
      const look = getComputedStyle(node);
      if (!node.classList.contains("label")) return svg("circle", { cx: x + box.width / 2, cy: y + box.height / 2, r: box.width / 2, fill: look.backgroundColor });
      const size = parseFloat(look.fontSize);
      const isFramed = node.classList.contains("road");
      const text = {
        x: x + box.width / 2, y: y + box.height / 2 + 0.36 * size, "text-anchor": "middle", "font-size": size, "font-weight": look.fontWeight,
        "font-style": look.fontStyle === "normal" ? null : look.fontStyle, "letter-spacing": parseFloat(look.letterSpacing) || null, fill: look.color,
      };
      if (isFramed) return [svg("rect", { x, y, width: box.width, height: box.height, rx: 3, fill: look.backgroundColor, stroke: look.borderTopColor }), svg("text", text, node.textContent)];
      return svg("text", { ...text, stroke: this.app.theme.base("halo"), "stroke-width": 3, "stroke-linejoin": "round", "paint-order": "stroke" }, node.textContent);
    });
  }
}
