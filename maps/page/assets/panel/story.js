// A story over the map: its steps in the panel, one after the other; scrolling, keys and buttons lead through them.
import { emptyFilter } from "../data/filters.js";
import { clear, el } from "../lib/dom.js";
import { MapNotes } from "../map/notes.js";
import { isSheet } from "../frame.js";
import { drawFilters } from "./chooser.js";
import { drawLegend } from "./legend.js";

const READING = 0.35; // a step is read when its head is so far up in the panel
const KEYS = { ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1 };

// The step that is read: the last whose head has come up to the line, the first before that.
export function stepAt(tops, line) {
  return Math.max(0, tops.filter((top) => top <= line).length - 1);
}

export class Story {
  constructor(app, data) {
    Object.assign(this, { app, steps: data.steps, title: data.title, number: 0, isTold: false });
    this.notes = new MapNotes(app);
    const { story, storyBar, scroll } = app.parts;
    Object.assign(this, { root: story, bar: storyBar, scroller: scroll });
    storyBar.hidden = false;
    this.scroller.addEventListener("scroll", () => this.follow());
    document.addEventListener("keydown", (event) => this.press(event));
    window.addEventListener("hashchange", () => {
      const [, number] = /[#&]s=(\d{1,3})(?:&|$)/.exec(location.hash) || [];
      if (number >= 1 && number <= this.steps.length) this.tell(Number(number) - 1);
    });
  }

  // An address without a step and with a view is somebody's own look at the map.
  start(link) {
    if (link.step !== undefined || !("lat" in link || link.claim)) this.tell(link.step ?? 0);
    else this.drawWords();
  }

  tell(number) {
    this.isTold = true;
    this.app.parts.legendBox.open = false; // it would lie over the east of what a step shows
    this.drawWords();
    if (isSheet()) this.app.openSheet(!document.body.classList.contains("embed") || innerWidth > 700);
    this.show(number, { animate: false });
  }

  leave() {
    this.isTold = false;
    this.notes.set([]);
    this.drawWords();
    this.app.resetFilter();
  }

  drawWords() {
    const { app } = this;
    const button = (key, act, more) => el("button", { type: "button", onclick: act, ...more }, app.t(key));
    document.body.classList.toggle("telling", this.isTold);
    this.root.hidden = !this.isTold;
    this.bar.setAttribute("aria-label", app.t("story"));
    if (!this.isTold) return void clear(this.bar).append(button("story_again", () => this.tell(this.number)));
    this.back = button("story_back", () => this.show(this.number - 1));
    this.next = button("story_next", () => this.show(this.number + 1));
    this.status = el("p", { role: "status" });
    clear(this.bar).append(this.back, this.status, this.next, button("story_leave", () => this.leave(), { class: "leave" }));
    clear(this.root).append(
      this.title ? el("h2", { class: "story-title", dir: "auto" }, app.name(this.title)) : "",
      el("ol", { class: "steps" }, this.steps.map((step, i) => el("li", { class: "step", "data-step": i + 1 },
        el("h3", { dir: "auto" }, app.name(step.title)),
        app.name(step.text).split(/\n\s*\n/).map((words) => el("p", { dir: "auto" }, words)),
        step.notes.length ? el("ul", { class: "noted", "aria-label": app.t("story_notes") }, step.notes.map((note) => el("li", { dir: "auto" }, app.name(note.text)))) : null,
        el("a", { href: `${location.href.split("#")[0]}#s=${i + 1}` }, app.t("story_link", { n: i + 1 }))))));
    this.mark();
  }

  mark() {
    const all = this.steps.length;
    this.status.textContent = this.app.t("story_step", { n: this.number + 1, all });
    this.back.disabled = this.number === 0;
    this.next.disabled = this.number === all - 1;
    for (const node of this.root.querySelectorAll(".step")) {
      if (Number(node.dataset.step) === this.number + 1) node.setAttribute("aria-current", "step");
      else node.removeAttribute("aria-current");
    }
  }

  // Scrolling has reached a step by itself; buttons, keys and addresses bring it up.
  show(number, { isScrolled = false, animate = true } = {}) {
    if (number < 0 || number >= this.steps.length) return;
    this.number = number;
    this.mark();
    if (!isScrolled) {
      const nodes = this.root.querySelectorAll(".step");
      this.scroller.scrollTop = number ? nodes[number].offsetTop - this.scroller.offsetTop : 0;
    }
    this.look(this.steps[number], animate);
  }

  look(step, animate) {
    const { app } = this;
    app.closePopup();
    app.on = new Set(app.data.layers.filter((layer) => layer.visible).map((layer) => layer.key));
    step.on.forEach((key) => app.on.add(key));
    step.off.forEach((key) => app.on.delete(key));
    Object.assign(app, { filter: { ...emptyFilter(), ...step.marks }, query: "", inView: false });
    if (app.time && step.window) app.time.window = Math.min(step.window, app.time.count);
    if (app.time && step.day) app.time.day = app.time.clamp(app.time.number(step.day));
    this.notes.set(step.notes);
    app.applyLayers();
    drawLegend(app, app.parts.legend);
    drawFilters(app, app.parts.filters);
    if (step.bounds) app.showBounds(step.bounds, animate ? {} : { animate: false });
    if (app.time) app.restOnDay();
    else app.afterChoice();
    app.settle();
  }

  follow() {
    if (!this.isTold || this.isFollowing) return;
    this.isFollowing = true;
    requestAnimationFrame(() => {
      this.isFollowing = false;
      const top = this.scroller.getBoundingClientRect().top;
      const tops = [...this.root.querySelectorAll(".step")].map((node) => node.getBoundingClientRect().top - top);
      const number = stepAt(tops, this.scroller.clientHeight * READING);
      if (number !== this.number) this.show(number, { isScrolled: true });
    });
  }

  // Arrows lead through the steps from wherever no other thing has a use for them.
  press(event) {
    const step = KEYS[event.key];
    const isFree = event.target === document.body || this.app.parts.panel.contains(event.target);
    if (!step || !this.isTold || !isFree || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    this.show(this.number + step);
  }
}
