// What stands on the map for marks and events: one badge a place, aside from it by little, and clusters of what has no room.
import { whereOf } from "../ui/describe.js";
import { el, svg } from "../lib/dom.js";
import { gather } from "../lib/gather.js";
import { badgeSymbol, clusterSymbol, isEvent, symbol } from "../ui/symbols.js";
import { worldOf } from "./points.js";

const RANK = { denied: 0, claimed: 1, reported: 2, assessed: 3, geolocated: 4 };
const RADIUS = { symbol: 8.5, ringed: 11, badge: 12, cluster: 14 };
const MOST_ASIDE = 10; // pixels
const EQUATOR_M = 40075016.7;
const MARGIN = 60; // pixels beyond the view
const STEP = 0.5;
const PAGES = { PageDown: 1, PageUp: -1 };
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

const compare = (a, b) => (a < b ? 1 : a > b ? -1 : 0);
const dayOf = ({ row }) => row.said || row.published || ""; // the last day that anything was said of it
const rankOf = ({ shape, row }) => (isEvent(shape) ? -1 : RANK[row.evidence] || 0);

// Entries of one point, the newest first and of those the best known: the first is what its badge shows.
function placesOf(entries) {
  const places = new Map();
  for (const entry of entries) {
    const key = (entry.spot ??= entry.at.join());
    if (!places.has(key)) places.set(key, { key, at: entry.at, entries: [] });
    places.get(key).entries.push(entry);
  }
  const found = [...places.values()];
  for (const place of found) {
    place.entries.sort((a, b) => isEvent(a.shape) - isEvent(b.shape) || compare(dayOf(a), dayOf(b)) || rankOf(b) - rankOf(a));
    place.uncertainty = Math.min(...place.entries.map(({ row }) => row.uncertainty || 0));
    place.rank = Math.max(...place.entries.map(rankOf));
    place.newest = dayOf(place.entries[0]);
    place.world = worldOf(place.at);
  }
  return found.sort((a, b) => b.rank - a.rank || compare(a.newest, b.newest) || compare(b.key, a.key));
}

// No further aside than a few pixels, nor than the place itself is known.
function pointAt(place, scale) {
  const metres = (EQUATOR_M * Math.cos((place.at[1] * Math.PI) / 180)) / scale;
  const radius = place.entries.length > 1 ? RADIUS.badge : RADIUS[place.entries[0].row.actor === "ukrainian" ? "ringed" : "symbol"];
  return { x: place.world[0] * scale, y: place.world[1] * scale, radius, reach: Math.min(MOST_ASIDE, (place.uncertainty * 1000) / metres) };
}

export function layOut(places, scale) {
  const points = places.map((place) => pointAt(place, scale));
  return gather(points, RADIUS.cluster).map(({ x, y, radius, members }) => {
    const within = members.map((number) => places[number]);
    return { x, y, radius, aside: [Math.trunc(x - points[members[0]].x), Math.trunc(y - points[members[0]].y)], places: within, entries: within.flatMap((place) => place.entries) };
  });
}

export class Badges {
  constructor(app) {
    Object.assign(this, { app, group: app.L.layerGroup().addTo(app.map), places: [], nodes: [], shown: [], made: new Map(), scale: null, lead: null });
  }

  setEntries(entries) {
    this.places = placesOf(entries);
    this.scale = null;
  }

  // The words or the colours are others: what stands is drawn anew.
  reset() {
    this.group.clearLayers();
    this.made.clear();
  }

  // Laid out for the whole map, so that nothing jumps while it is moved; drawn where it is looked at.
  inView() {
    const { map } = this.app;
    const scale = map.options.crs.scale(map.getZoom());
    if (scale !== this.scale) Object.assign(this, { scale, nodes: layOut(this.places, scale) });
    const { min, max } = map.getPixelBounds();
    return this.nodes.filter(({ x, y }) => x > min.x - MARGIN && x < max.x + MARGIN && y > min.y - MARGIN && y < max.y + MARGIN);
  }

  countNew() { return this.inView().filter((node) => !this.made.has(keyOf(node))).length; }

  // Draws what is in view and returns its boxes on the screen.
  draw() {
    const focused = this.shown.find((node) => node.marker.getElement()?.contains(document.activeElement));
    this.shown = this.inView();
    const kept = new Map(this.shown.map((node) => [keyOf(node), node]));
    for (const [key, marker] of this.made) {
      if (kept.has(key)) continue;
      this.group.removeLayer(marker);
      this.made.delete(key);
    }
    for (const [key, node] of kept) {
      if (!this.made.has(key)) this.made.set(key, this.markerOf(node).addTo(this.group));
      node.marker = this.made.get(key);
      node.marker.node = node;
    }
    this.turnTo(this.shown.find((node) => node.entries.includes(this.lead)) || this.shown[0]);
    if (focused && !focused.marker._map) this.nodeOf(focused.entries[0])?.marker.getElement().focus({ preventScroll: true });
    const { min } = this.app.map.getPixelBounds();
    return this.shown.map(({ x, y, radius }) => ({ x: x - min.x - radius - 1, y: y - min.y - radius - 1, w: 2 * radius + 2, h: 2 * radius + 2 }));
  }

  clear() {
    this.reset();
    this.shown = [];
  }

  nodeOf(entry) { return this.shown.find((node) => node.entries.includes(entry)); }

  // Where an entry's own symbol stands, as latitude and longitude; null where it is one of several.
  standOf(entry) {
    const node = this.nodeOf(entry);
    return node && node.places.length === 1 ? this.latLngOf(node) : null;
  }

  latLngOf(node) { return this.app.map.unproject([node.x, node.y]); }

  // The marks whose outlines can be told apart: those in view that are not in a cluster.
  ownMarks() { return new Set(this.shown.filter((node) => node.places.length === 1).flatMap((node) => node.entries.map((entry) => entry.mark))); }

  markerOf(node) {
    const { L, theme } = this.app;
    const [lead] = node.entries;
    const [x, y] = node.aside;
    const isCluster = node.places.length > 1;
    const leader = svg("svg", { class: "leader", width: 1, height: 1, "aria-hidden": "true" },
      svg("line", { x1: 0, y1: 0, x2: x, y2: y, stroke: theme.actor(lead.row.actor) }), svg("circle", { r: 1.8, fill: theme.actor(lead.row.actor) }));
    const body = el("div", { class: ["mark", isEvent(lead.shape) && "event", isCluster && "cluster"].filter(Boolean).join(" ") }, this.drawingOf(node));
    body.style.transform = `translate(${x}px, ${y}px)`;
    const icon = L.divIcon({ className: "mark-icon", iconSize: [0, 0], html: el("div", {}, !isCluster && Math.hypot(x, y) > 4 ? leader : null, body) });
    const marker = L.marker([lead.at[1], lead.at[0]], { icon, keyboard: false, riseOnHover: true, zIndexOffset: 1000 * (rankOf(lead) + 1) });
    marker.on("add", () => this.dress(marker, node));
    marker.on("click", () => this.open(marker.node));
    marker.on("mouseover", () => this.stress(marker.node, true)).on("mouseout", () => this.stress(marker.node, false));
    return marker;
  }

  drawingOf(node) {
    const { theme } = this.app;
    const look = ({ row, shape }) => ({ shape, color: theme.actor(row.actor), ringed: row.actor === "ukrainian", evidence: row.evidence });
    const [lead, ...others] = node.entries.map(look);
    const isPast = (entry) => entry.mark !== undefined && this.app.isHeldAlready(entry.mark);
    if (node.places.length > 1) return clusterSymbol(node.entries.map(look), { paper: theme.paper, ink: theme.base("text") });
    if (!others.length) return symbol(lead.shape, { ...lead, paper: theme.paper, isPale: isPast(node.entries[0]) });
    return badgeSymbol(lead, others, { paper: theme.paper, ink: theme.base("text") });
  }

  dress(marker, node) {
    const root = marker.getElement();
    root.id = `badge-${node.entries[0].order}`;
    root.setAttribute("role", "button");
    root.setAttribute("tabindex", "-1");
    root.setAttribute("aria-label", this.labelOf(node));
    root.addEventListener("keydown", (event) => this.press(event, marker.node));
    root.addEventListener("focus", () => this.turnTo(marker.node));
  }

  // What is drawn paler says so in words too.
  labelOf(node) {
    const { app } = this;
    if (node.entries.length === 1) return node.entries[0].label();
    const grades = Object.keys(RANK).reverse().map((grade) => [node.entries.filter(({ row }) => row.evidence === grade).length, grade]).filter(([count]) => count);
    const counts = grades.map(([count, grade]) => [count, app.t(`evidence_${grade}`)].join(" ")).join(", ");
    return app.t(node.places.length > 1 ? "badge_cluster" : "badge_place", { n: node.entries.length, place: this.placeName(node.entries[0]), counts });
  }

  placeName(entry) {
    const { app } = this;
    return app.name(entry.row.placeName) || whereOf(app.data.claims[entry.claim ?? app.claimsOf(entry.mark)[0]], app);
  }

  stress(node, isOn) { for (const { mark } of node.entries) if (mark !== undefined) this.app.stress(mark, isOn); }

  open(node) {
    if (node.places.length > 1) return this.part(node);
    return node.entries.length > 1 ? this.app.openPlace(node.entries, this.latLngOf(node)) : node.entries[0].open(this.latLngOf(node));
  }

  // As near as it takes to see the first of a cluster stand by itself; what can't be parted is listed.
  part(node) {
    const { map } = this.app;
    for (let zoom = map.getZoom() + STEP; zoom <= map.getMaxZoom(); zoom += STEP) {
      if (layOut(node.places, map.options.crs.scale(zoom)).length < 2) continue;
      const bounds = this.app.L.latLngBounds(node.places.map(({ at }) => [at[1], at[0]]));
      map.setView(bounds.getCenter(), zoom, { animate: false });
      return;
    }
    this.app.openPlace(node.entries, this.latLngOf(node));
  }

  // One stop of the Tab key for all badges: arrows lead to the next in their direction.
  turnTo(node) {
    if (!node) return;
    [this.lead] = node.entries;
    for (const other of this.shown) other.marker.getElement()?.setAttribute("tabindex", other === node ? "0" : "-1");
  }

  press(event, node) {
    if (event.key === "Enter" || event.key === " ") this.open(node);
    else if (event.key in ARROWS) this.nextTo(node, ARROWS[event.key])?.marker.getElement().focus();
    else if (event.key in PAGES) this.nextInRows(node, PAGES[event.key]).marker.getElement().focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  // Row by row from the north: no badge is left out, however it lies to the others.
  nextInRows(node, step) {
    const rows = [...this.shown].sort((a, b) => a.y - b.y || a.x - b.x);
    return rows[(rows.indexOf(node) + step + rows.length) % rows.length];
  }

  nextTo(node, [dx, dy]) {
    let best = null;
    let least = Infinity;
    for (const other of this.shown) {
      const [x, y] = [other.x - node.x, other.y - node.y];
      const ahead = x * dx + y * dy;
      const beside = Math.abs(x * dy - y * dx);
      if (ahead > 0 && beside <= 2 * ahead && ahead + 2 * beside < least) [best, least] = [other, ahead + 2 * beside];
    }
    return best;
  }
}

function keyOf(node) { return `${node.aside} ${node.entries.map(({ layer, mark, claim, row }) => `${layer} ${mark ?? claim} ${row.low ?? 0} ${row.high ?? 0}`).join()}`; }
