// Filters by evidence, actor, claimant and oblast, with counts.
import { clear, el } from "../lib/dom.js";
import { countValues, oblastsOf } from "../data/filters.js";

const FIELDS = [
  ["evidence", (claim) => [claim.evidence], (app, value) => app.t(`evidence_${value}`)],
  ["actor", (claim) => [claim.actor], (app, value) => app.t(`${value}_ring`).split(":")[0]],
  ["claimant", (claim) => [claim.claimant], (app, value) => app.t(`claimant_${value}`)],
  ["oblast", (claim) => oblastsOf(claim), (app, value) => app.oblastName(value)],
];

export function drawFilters(app, root) {
  clear(root).append(el("summary", {}, app.t("filters")));
  for (const [field, valuesOf, words] of FIELDS) {
    const boxes = countValues(app.data.claims, valuesOf).map(([value, count]) => {
      const box = el("input", { type: "checkbox" });
      box.checked = app.filter[field].includes(value);
      box.addEventListener("change", () => app.choose(field, value, box.checked));
      return el("label", {}, box, el("bdi", {}, words(app, value)), el("span", { class: "count" }, String(count)));
    });
    root.append(el("fieldset", {}, el("legend", {}, app.t(field)), boxes));
  }
  root.append(el("button", { type: "button", onclick: () => app.resetFilter() }, app.t("reset")));
}
