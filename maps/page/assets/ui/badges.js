// Small pieces that list, popup and key share: a symbol, an evidence badge, the words of a claim.
import { el } from "../lib/dom.js";
import { symbol } from "./symbols.js";

export function markSymbol(app, row, size = 22) {
  const theme = app.theme;
  const gains = ["advance", "seize", "cross_border", "reach"];
  const style = gains.includes(row.action) ? `mark_${row.evidence}` : `event_${row.action}`;
  return symbol(app.data.styles[style].shape, {
    color: theme.actor(row.actor), paper: theme.paper, ringed: row.actor === "ukrainian", size,
  });
}

export function evidenceBadge(app, row) {
  return el("span", { class: `badge ${row.evidence}` }, app.t(`evidence_${row.evidence}`));
}

// A name from data cannot turn the direction of the words around it.
export const bare = (text) => el("bdi", {}, text);

// `lang` is that of the sentence: readers aloud and hyphenation follow it.
export function quoteBlock(text, lang = null) {
  return text ? el("blockquote", { dir: "auto", ...(lang ? { lang } : {}) }, text) : null;
}

export async function copyText(app, text, button) {
  const label = button.textContent;
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = el("textarea", { class: "offscreen", "aria-hidden": "true" }, text); // no clipboard for pages from disk
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
  button.textContent = app.t("copied");
  setTimeout(() => { button.textContent = label; }, 1500);
}
