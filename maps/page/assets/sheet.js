// On a phone the panel is a sheet over the map with three stops: a strip, half and all of the screen. Within another page
// it is a drawer, open or shut.
import { clear } from "./lib/dom.js";
import { isSheet, PHONE } from "./frame.js";

const SHEET_STOPS = ["strip", "half", "full"];
const STOP_WORDS = { strip: "expand", half: "sheet_more", full: "collapse" };
const TAP_SLOP = 6; // pixels that a finger may move in a tap

const stopNow = () => SHEET_STOPS.find((stop) => document.body.classList.contains(`sheet-${stop}`)) || "strip";

// Open is half of the screen, or as far as the reader drew it already.
export function setSheet(app, parts, isOpen) {
  setStop(app, parts, isOpen ? (stopNow() === "strip" ? "half" : stopNow()) : "strip");
}

export function setStop(app, parts, stop) {
  const before = stopNow();
  const centre = app.hasWords && app.map.getCenter();
  for (const other of SHEET_STOPS) document.body.classList.toggle(`sheet-${other}`, other === stop);
  document.body.classList.toggle("sheet-open", stop !== "strip");
  const words = isDrawer() && stop === "half" ? "collapse" : STOP_WORDS[stop];
  parts.grip.setAttribute("aria-expanded", String(stop !== "strip"));
  clear(parts.grip).append(app.t(words));
  if (!centre || before === stop || isDrawer() || !isSheet()) return;
  app.map.invalidateSize({ animate: false, pan: false });
  app.map.setView(centre, app.map.getZoom(), { animate: false });
}

const isDrawer = () => document.body.classList.contains("embed");

export function nextStop(app, parts) {
  const at = SHEET_STOPS.indexOf(stopNow());
  setStop(app, parts, isDrawer() ? (at ? "strip" : "half") : SHEET_STOPS[(at + 1) % SHEET_STOPS.length]);
}

// The grip is drawn up or down, tapped to the next stop, and moved with the arrow keys.
export function watchGrip(app, parts) {
  const { grip, panel } = parts;
  let held = null;
  const heightOf = (stop) => ({ strip: 96, half: innerHeight / 2, full: innerHeight * 0.92 })[stop];
  grip.addEventListener("pointerdown", (event) => {
    if (isDrawer() || !window.matchMedia(PHONE).matches) return;
    grip.setPointerCapture(event.pointerId);
    held = { y: event.clientY, height: panel.getBoundingClientRect().height, isMoved: false };
  });
  grip.addEventListener("pointermove", (event) => {
    if (!held) return;
    const up = held.y - event.clientY;
    held.isMoved ||= Math.abs(up) > TAP_SLOP;
    if (!held.isMoved) return;
    held.now = Math.max(96, Math.min(heightOf("full"), held.height + up));
    Object.assign(panel.style, { height: `${held.now}px`, maxHeight: `${held.now}px`, transition: "none" });
  });
  const leave = () => {
    const { now, isMoved } = held || {};
    Object.assign(panel.style, { height: "", maxHeight: "", transition: "" });
    if (isMoved) setStop(app, parts, [...SHEET_STOPS].sort((a, b) => Math.abs(heightOf(a) - now) - Math.abs(heightOf(b) - now))[0]);
    setTimeout(() => { held = null; }); // the click that a drag ends with is none
  };
  grip.addEventListener("pointerup", leave);
  grip.addEventListener("pointercancel", leave);
  grip.addEventListener("click", () => { if (!held?.isMoved) nextStop(app, parts); });
  grip.addEventListener("keydown", (event) => {
    const step = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (!step || isDrawer()) return;
    event.preventDefault();
    setStop(app, parts, SHEET_STOPS[Math.max(0, Math.min(SHEET_STOPS.length - 1, SHEET_STOPS.indexOf(stopNow()) + step))]);
  });
}
