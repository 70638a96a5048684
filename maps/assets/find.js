// The search box: settlements and roads to fly to, claims to filter by.
import { clear, el } from "./dom.js";
import { fold, search } from "./search.js";

export function drawFind(app, root) {
  const input = el("input", { type: "search", id: "find", autocomplete: "off", role: "combobox", "aria-expanded": "false", "aria-controls": "found", placeholder: app.t("find_short"), "aria-label": app.t("find") });
  input.value = app.query;
  const list = el("ul", { id: "found", role: "listbox", "aria-label": app.t("find") });
  let active = -1;

  const choose = (entry) => {
    app.flyTo(entry);
    close();
  };
  const close = () => {
    clear(list);
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const option = (number, onclick, ...words) => el("li", { role: "option", id: `found-${number}`, "aria-selected": "false", onclick }, words);
  const update = () => {
    close();
    app.setQuery(input.value);
    if (!fold(input.value)) return;
    const hits = search(app.index, input.value).map((entry, number) => option(number, () => choose(entry),
      el("bdi", {}, entry.kind === "road" ? entry.row.ref : app.name(entry.row)), " ",
      el("small", {}, entry.kind === "road" ? app.t("found_road") : entry.row.oblast ? app.oblastName(entry.row.oblast) : app.t("found_place"))));
    const claims = app.shownClaims().length;
    if (claims) hits.push(option(hits.length, close, app.t("found_claims", { n: claims })));
    list.append(...(hits.length ? hits : [el("li", { class: "none" }, app.t("found_none"))]));
    input.setAttribute("aria-expanded", "true");
  };
  input.addEventListener("input", update);
  input.addEventListener("keydown", (event) => {
    const options = [...list.querySelectorAll("[role=option]")];
    if (event.key === "Escape") close();
    if (event.key === "Enter" && options.length) options[Math.max(active, 0)].click();
    if (!["ArrowDown", "ArrowUp"].includes(event.key) || !options.length) return;
    event.preventDefault();
    active = (active + (event.key === "ArrowDown" ? 1 : -1) + options.length) % options.length;
    options.forEach((node, i) => node.setAttribute("aria-selected", String(i === active)));
    input.setAttribute("aria-activedescendant", options[active].id);
  });
  clear(root).append(input, list);
}
