// Print: the map as it stands on the screen, scaled to the sheet, its title over it and the whole foot under it.
import { el } from "./lib/dom.js";

const SHEET = { w: 1040, h: 560 }; // A4 on its side within 10 mm, in CSS pixels, less what title and foot take
const CHART = 100; // of these the day and the chart take so many

// A map that changed its size would show other ground, and nothing draws between the sheet's layout and its print.
export function preparePrint(app, parts) {
  const title = el("p", { class: "print-title", dir: "auto" });
  const { style } = parts.mapBox;
  parts.stage.prepend(title);
  window.addEventListener("beforeprint", () => {
    const { width, height } = parts.mapBox.getBoundingClientRect();
    title.textContent = app.data.title || app.t("untitled");
    Object.assign(style, { flex: "none", width: `${width}px`, height: `${height}px`, zoom: Math.min(1, SHEET.w / width, (SHEET.h - (parts.time.hidden ? 0 : CHART)) / height) });
  });
  window.addEventListener("afterprint", () => {
    Object.assign(style, { flex: "", width: "", height: "", zoom: "" });
    title.textContent = "";
  });
}
