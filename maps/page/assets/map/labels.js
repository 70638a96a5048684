// Names on the map: countries, oblasts, water, roads and settlements, without overlap, fewer when far out.
import { clear, el } from "../lib/dom.js";
import { overlaps, placeLabels } from "../lib/collide.js";
import { waterNames } from "./ground/waters.js";

const LEAST = [[5, 1e6], [6, 250000], [7, 90000], [8, 30000], [9, 8000], [10, 2000], [11, 500]];
const FULL_NAMES = 7.5; // zoom
const RIVER_RANK = 40000; // above smaller towns that no claim names
const FONTS = {
  country: ["600", 13], oblast: ["500", 11.5], water: ["italic 400", 13], river: ["italic 400", 11.5], road: ["600", 10.5],
  city: ["600", 13.5], town: ["500", 12.5], village: ["400", 12], named: ["600", 12.5],
};

// The smallest population that is named at this zoom; places of the report are named from zoom 8.
export function leastPopulation(zoom) {
  const step = LEAST.find(([upTo]) => zoom <= upTo);
  return step ? step[1] : 0;
}

export function settlementKind(row) {
  if (row.pop >= 100000) return "city";
  if (row.named) return "named";
  return row.pop >= 10000 ? "town" : "village";
}

export function isNamedAt(row, zoom) {
  return (row.named && zoom >= 8) || (row.pop || 0) >= leastPopulation(zoom);
}

const measuring = new Map();

function widthOf(text, kind) {
  const [weight, size] = FONTS[kind];
  const key = `${kind}:${text}`;
  if (!measuring.has(key)) {
    const ctx = document.createElement("canvas").getContext("2d");
    ctx.font = `${weight} ${size}px system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif`;
    const spacing = kind === "country" ? 2.6 : kind === "oblast" ? 1.1 : 0;
    measuring.set(key, ctx.measureText(text).width + spacing * text.length + (kind === "road" ? 10 : 4));
  }
  return measuring.get(key);
}

// The world just outside the view: no name is cut off by the edge.
function edgesOf({ x, y }) {
  const out = 200;
  return [
    { x: -out, y: -out, w: out, h: y + 2 * out }, { x, y: -out, w: out, h: y + 2 * out },
    { x: 0, y: -out, w: x, h: out }, { x: 0, y, w: x, h: out },
  ];
}

export class Labels {
  constructor(map, data, say) {
    Object.assign(this, { map, data, say, visible: true, placed: [] });
    this.root = el("div", { class: "labels", "aria-hidden": "true" });
    map.getPane("labels").append(this.root);
    map.on("zoomanim", () => this.root.classList.add("zooming"));
  }

  layout(obstacles, lines, groups) {
    const { map, root } = this;
    clear(root).classList.remove("zooming");
    const size = map.getSize();
    const inView = ([x, y]) => x > -40 && y > -20 && x < size.x + 40 && y < size.y + 20;
    const wanted = this.wanted(groups).filter((label) => {
      if (label.spots) label.spots = label.spots.filter(inView);
      return label.spots ? label.spots.length : inView([label.x, label.y]);
    });
    for (const label of wanted) label.covered = !label.spots && obstacles.some((box) => overlaps(box, { x: label.x - 3, y: label.y - 3, w: 6, h: 6 }));
    this.placed = placeLabels(wanted, [...obstacles, ...edgesOf(size)], lines);
    const origin = map.containerPointToLayerPoint([0, 0]);
    for (const { label, box } of this.placed) this.draw(label, box, origin);
  }

  draw(label, box, origin) {
    const text = el("span", { class: `label ${label.kind}` }, label.text);
    text.style.transform = `translate(${Math.round(box.x + origin.x)}px, ${Math.round(box.y + origin.y)}px)`;
    text.style.width = `${Math.ceil(box.w)}px`;
    this.root.append(text);
    if (label.spots || label.covered) return; // a mark on the place already shows where it is
    const dot = el("i", { class: `dot ${label.kind}` });
    dot.style.transform = `translate(${label.x + origin.x}px, ${label.y + origin.y}px)`;
    this.root.append(dot);
  }

  // Far out a full name is wider than its oblast and would be read as that of the next.
  shortened(text, kind, zoom) {
    if (kind !== "oblast" || zoom >= FULL_NAMES) return text;
    return this.say.t("oblast_words").split(", ").reduce((rest, word) => rest.replace(word, ""), text).trim();
  }

  wanted(groups) {
    const zoom = this.map.getZoom();
    const { labels, settlements, roads } = this.data.names;
    const key = this.data.views[0]?.place?.en; // the place the map is about comes before all others
    const found = [];
    const point = ([lon, lat]) => {
      const at = this.map.latLngToContainerPoint([lat, lon]);
      return [at.x, at.y];
    };
    const add = (kind, text, rank, where) => text && found.push({ kind, text, rank, w: widthOf(text, kind), h: kind === "road" ? 16 : 17, ...where });
    for (const row of labels) {
      if (!groups.has(row.group) || zoom < row.from || zoom > row.to) continue;
      const text = this.shortened(row.group === "oblasts" ? this.say.oblastName(row.en) : this.say.name(row), row.kind, zoom);
      add(row.kind, row.kind === "country" || row.kind === "oblast" ? text.toLocaleUpperCase(this.say.lang) : text, row.rank, { spots: row.spots.map(point) });
    }
    for (const { text, spots } of waterNames(this.say, point)) add("river", text, RIVER_RANK, { spots });
    if (zoom >= 8) {
      for (const row of roads) if (groups.has(row.layer)) add("road", row.ref, row.named ? 3e8 : 10, { spots: row.spots.map(point) });
    }
    if (groups.has("settlements")) {
      const view = this.map.getBounds().pad(0.05);
      const [west, south, east, north] = [view.getWest(), view.getSouth(), view.getEast(), view.getNorth()];
      for (const row of settlements) {
        if (!isNamedAt(row, zoom) || row.at[0] < west || row.at[0] > east || row.at[1] < south || row.at[1] > north) continue;
        const [x, y] = point(row.at);
        add(settlementKind(row), this.say.name(row), (row.named ? 1e8 : 0) + (key === row.en ? 1e8 : 0) + (row.pop || 0), { x, y, must: row.named });
      }
    }
    return found;
  }
}
