// The search box: settlements and roads to fly to. The list keeps all its claims until a reader asks for those with the words.
import { clear, el } from "../lib/dom.js";
import { fold, search } from "../data/search.js";

function optionsOf(app, text) {
  const place = (entry) => (entry.row.oblast ? app.oblastName(entry.row.oblast) : app.t("found_place"));
  const found = search(app.index, text).map((entry) => ({
    act: () => {
      app.flyTo(entry);
      if (app.places.has(entry.row.code)) app.openPlaceCard(entry.row.code);
    },
    words: entry.kind === "road" ? [el("bdi", {}, entry.row.ref), " ", el("small", {}, app.t("found_road"))] : [el("bdi", {}, app.name(entry.row)), " ", el("small", {}, place(entry))],
  }));
  const claims = app.countMatches(text);
  if (claims) found.push({ act: () => app.setQuery(text), words: [app.t("found_claims", { n: claims })] });
  return found;
}

export function drawFind(app, root) {
  const input = el("input", { type: "search", id: "find", autocomplete: "off", role: "combobox", "aria-expanded": "false", "aria-controls": "found", placeholder: app.t("find_short"), "aria-label": app.t("find") });
  input.value = app.sought;
  const list = el("ul", { id: "found", role: "listbox", "aria-label": app.t("find") });
  let active = -1;

  const close = () => {
    clear(list);
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const update = () => {
    close();
    app.sought = input.value;
    if (!fold(input.value)) return;
    const options = optionsOf(app, input.value).map(({ act, words }, number) => el("li", { role: "option", id: `found-${number}`, "aria-selected": "false", onclick: () => { close(); act(); } }, words));
    list.append(...(options.length ? options : [el("li", { class: "none" }, app.t("found_none"))]));
    input.setAttribute("aria-expanded", "true");
  };
  input.addEventListener("input", update);
  input.addEventListener("keydown", (event) => {
    const options = [...list.querySelectorAll("[role=option]")];
    if (event.key === "Escape" && list.children.length) {
      event.preventDefault(); // closes the hits and nothing else
      close();
    }
    if (event.key === "Enter" && options.length) options[Math.max(active, 0)].click();
    if (!["ArrowDown", "ArrowUp"].includes(event.key) || !options.length) return;
    event.preventDefault();
    active = (active + (event.key === "ArrowDown" ? 1 : -1) + options.length) % options.length;
    options.forEach((node, i) => node.setAttribute("aria-selected", String(i === active)));
    input.setAttribute("aria-activedescendant", options[active].id);
  });
  clear(root).append(input, list);
}
