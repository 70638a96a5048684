// What the filters, the search and the day let through: in the list, as symbols and as stamps.
import { countChosen } from "./panel/chooser.js";
import { emptyFilter, passes } from "./data/filters.js";
import { summary } from "./frame.js";
import { say } from "./lib/dom.js";
import { drawList } from "./panel/panel.js";
import { AGE_DASHES } from "./map/marks.js";
import { sprite } from "./map/points.js";
import { fold } from "./data/search.js";

const MOST_LAID = 300;
const MOST_NEW = 6;
export const LISTED_CARDS = 40;
const MORE_CARDS = 120;

const isOutlineOfMark = (entry) => entry.isOutline && !entry.change;
const isDrawn = (entry) => !entry.isSymbol && !isOutlineOfMark(entry); // with the filters alone, and not by its badge

export const sift = {
  shownClaims() {
    const isTimely = (number) => !this.time || this.time.coversClaim(number);
    const view = this.inView ? this.map.getBounds() : null;
    return this.data.claims.map((claim, number) => number).filter((number) => this.passing[number] && isTimely(number) && (!view || this.isIn(view, number)));
  },

  // A claim is in view where its mark stands, or its box lies at least partly; what has no place is in no view.
  isIn(view, number) {
    const { mark, box } = this.data.claims[number];
    if (mark !== null) return view.contains([this.data.marks[mark].at[1], this.data.marks[mark].at[0]]);
    return box !== null && view.intersects([[box[1], box[0]], [box[3], box[2]]]);
  },

  limitToView(isOn) {
    this.inView = isOn;
    this.afterChoice();
  },

  setDays(days) {
    Object.assign(this.filter, days);
    this.applyFilter();
    this.afterChoice();
  },

  afterChoice() {
    countChosen(this, this.parts.filters);
    drawList(this, this.parts.list);
    this.remember();
  },

  isPlaced(claim) { return claim.mark !== null || (claim.box !== null && claim.precision <= 3); },

  choose(field, value, isOn) {
    this.filter[field] = isOn ? [...this.filter[field], value] : this.filter[field].filter((other) => other !== value);
    // what is long waited for was said before the days that are shown
    if (field === "waited" && isOn && this.time) this.timeBar.setWindow(this.time.count);
    this.applyFilter();
    this.afterChoice();
  },

  resetFilter() {
    this.filter = emptyFilter();
    this.query = "";
    this.inView = false;
    this.applyFilter();
    this.drawWords();
    this.remember();
  },

  listMore(count = this.listed + MORE_CARDS) {
    this.listed = count;
    drawList(this, this.parts.list);
    this.highlight();
  },

  setQuery(query) {
    this.query = query;
    this.applyFilter();
    drawList(this, this.parts.list);
    this.remember();
  },

  // How many claims hold these words, whatever the list shows now.
  countMatches(query) {
    const filter = { ...emptyFilter(), query: fold(query) };
    return this.data.claims.filter((claim, number) => passes(claim, filter, () => this.texts(number))).length;
  },

  applyFilter() {
    const { claims } = this.data;
    const filter = { ...this.filter, query: fold(this.query) };
    this.passing = claims.map((claim, number) => passes(claim, filter, () => this.texts(number)));
    this.applyMarks();
    this.timeBar?.timeline.draw();
    this.settle();
  },

  // Badges are elements that can be focused. While the slider moves, symbols are stamped on one canvas where many badges
  // would be new: elements take longer to make than a frame lasts.
  applyMarks({ isMoving = false } = {}) {
    this.time?.look();
    this.judge();
    // a crowd is laid out when the slider rests: that alone takes longer than a frame lasts
    this.isStamped = isMoving && this.symbols.length > MOST_LAID;
    if (!this.isStamped) this.badges.setEntries(this.symbols);
    this.isStamped ||= isMoving && this.badges.countNew() > MOST_NEW;
    if (this.isStamped) {
      this.stamps.addTo(this.map);
      this.stamps.setRows(this.symbols);
    } else this.stamps.remove();
    this.placeBadges();
    this.countShown();
    if (this.popup && !this.popup.isKept()) this.closePopup();
  },

  // Which entries pass. Asked are those of the marks on the days shown and what is no mark's, each once: a campaign has
  // tens of thousands, and a step of the slider lasts a frame.
  judge() {
    this.round += 1;
    this.counts = new Map();
    const symbols = [];
    const fresh = [];
    const take = (entry) => {
      entry.round = this.round;
      if (this.time) this.turn(entry);
      if (entry.isSymbol || entry.isOutline) this.counts.set(entry.layer, (this.counts.get(entry.layer) || 0) + 1);
      if (entry.isSymbol && this.on.has(entry.layer)) symbols.push(entry.order);
      else if (!entry.kept && isDrawn(entry)) fresh.push(entry.order);
    };
    for (const entry of this.ofNoMark) if (this.keeps(entry)) take(entry);
    const marks = this.time ? this.time.seenMarks() : this.data.marks.keys();
    for (const mark of marks) if (this.keepsMark(mark)) this.ofMark.get(mark)?.forEach(take);
    const inOrder = (orders) => Array.from(Int32Array.from(orders).sort(), (order) => this.entries[order]); // of the layers, bottom to top
    this.symbols = inOrder(symbols);
    for (const entry of this.drawn) if (!this.isPassing(entry)) this.keepEntry(entry, false);
    for (const entry of inOrder(fresh)) this.keepEntry(entry, true);
  },

  isPassing(entry) { return entry.round === this.round; },

  // Head and key count what is shown, not what there is.
  countShown() {
    const { counts } = this;
    for (const node of this.parts.legend.querySelectorAll("[data-count]")) {
      const { count, key } = this.data.layers.find((one) => one.key === node.dataset.count);
      const shown = this.on.has(key) || this.time ? counts.get(key) || 0 : count;
      say(node, shown === count || this.time ? String(shown) : this.t("of_all", { n: shown, all: count }));
    }
    const inViews = this.data.views.map(({ count }) => (this.time ? 0 : count));
    if (this.time) for (const { mark, row } of this.symbols) if (mark !== undefined && row.view !== null) inViews[row.view] += 1;
    for (const node of this.parts.views.querySelectorAll("[data-view]")) say(node, String(inViews[node.dataset.view]));
    const lead = this.parts.head.querySelector(".lead");
    if (lead) say(lead, summary(this));
    this.tellDay();
  },

  // Badges where the map looks, with the outlines of those that stand by themselves; returns their boxes.
  placeBadges() {
    if (this.isStamped) this.badges.clear();
    const boxes = this.isStamped ? [] : this.badges.draw();
    const own = this.badges.ownMarks();
    const outlined = [...own].flatMap((mark) => this.ofMark.get(mark) ?? []).filter((entry) => isOutlineOfMark(entry) && this.isPassing(entry));
    const kept = new Set(outlined);
    for (const entry of this.outlined) if (!kept.has(entry)) this.keepEntry(entry, false);
    for (const entry of outlined) {
      if (!entry.kept) this.keepEntry(entry, true);
      if (this.time) this.ageOutline(entry);
    }
    this.outlined = outlined;
    return boxes;
  },

  // What stands on the map looks as is known on the day: a grade of later days changes the layer, the symbol and the line.
  turn(entry) {
    if (entry.change) return this.move(entry, entry.change.steps ? this.changeOn(entry.change).layer : entry.layer);
    if (entry.mark === undefined || entry.isOutline) return;
    const before = entry.row;
    entry.row = this.time.markOn(entry.mark);
    if (entry.row === before) return;
    const { evidence } = entry.row;
    entry.shape = this.data.styles[`mark_${evidence}`].shape;
    entry.image = null;
    this.move(entry, `${entry.isStretch ? "stretch" : "mark"}_${evidence}`);
  },

  move(entry, layer) {
    if (layer === entry.layer) return;
    if (entry.kept) this.keepEntry(entry, false);
    entry.layer = layer;
    entry.made = null;
  },

  // Of some claims those that were published by the day shown.
  knownBy(numbers) { return numbers.filter((number) => !this.time || !(this.data.claims[number].published > this.time.iso())); },

  // A face as the reports that were published by the day tell of it.
  changeOn(row) {
    if (!this.time || !row.steps) return row;
    const day = this.time.iso();
    const [, evidence, support, style] = row.steps.filter(([from]) => from <= day).pop() || row.steps[0];
    return { ...row, evidence, support, layer: `change:${style}` };
  },

  // A mark as the days shown make it.
  markOn(number) { return this.time ? this.time.markOn(number) : this.data.marks[number]; },

  ageOutline(entry) {
    const age = this.time.ageOf(entry.mark);
    if (age === (entry.age ?? 0)) return;
    entry.age = age;
    entry.parts().slice(-1)[0].setStyle({ dashArray: AGE_DASHES[age] });
  },

  keepEntry(entry, keep) {
    entry.kept = keep;
    const group = this.groups[entry.layer];
    if (isDrawn(entry)) this.drawn[keep ? "add" : "delete"](entry);
    for (const part of entry.parts()) {
      if (keep) group.addLayer(part); else group.removeLayer(part);
    }
  },

  keeps(entry) {
    // under the swipe bar two days are shown, and a change belongs to neither
    if (entry.change) return !this.time.comparing && this.time.coversDay(entry.day ??= this.time.number(entry.change.to));
    if (entry.claim !== undefined) return this.passing[entry.claim] && (!this.time || this.time.coversClaim(entry.claim));
    return this.keepsMark(entry.mark);
  },

  keepsMark(mark) { return this.time ? this.time.hasAny(mark, this.passing) : this.claimRows[mark].some((number) => this.passing[number]); },

  stampOf({ shape, row }) {
    const key = `${shape} ${row.actor}`;
    this.sprites[key] ??= sprite(shape, { color: this.theme.actor(row.actor), paper: this.theme.paper, ringed: row.actor === "ukrainian", ratio: this.L.Browser.retina ? 2 : 1 });
    return this.sprites[key];
  },

  // Points on canvas have no elements: the map asks which of them was meant.
  pickPoint(event) {
    const layers = [this.stamps, ...Object.values(this.groups).flatMap((group) => group.getLayers().filter((part) => part.pick && part._map))];
    const hits = layers.map((layer) => layer.pick(event.latlng)).filter(Boolean);
    const hit = hits.find((one) => !one.isBelow) || hits[0];
    if (hit) hit.open([hit.at[1], hit.at[0]]);
  },

  // Every claim behind a mark is of ground that the source showed as held when it was made.
  isHeldAlready(number) {
    if (this.time) return this.time.markOn(number).isPast;
    return (this.past ??= this.claimRows.map((rows) => rows.length > 0 && rows.every((row) => this.data.claims[row].outcome === "already_held")))[number];
  },

  // The claims behind a mark on the days shown, as row numbers.
  claimsOf(number) { return this.time ? this.time.markOn(number).rows : this.claimRows[number]; },
};
