// Filters by what a claim says, how sure it is, who says it, where and when, with counts.
import { clear, el } from "../lib/dom.js";
import { countChoices, countValues, FIELDS, valuesOf } from "../data/filters.js";

const WORDS = {
  evidence: (app, value) => app.t(`evidence_${value}`),
  action: (app, value) => app.t(`action_${value}`),
  actor: (app, value) => app.t(`${value}_ring`).split(":")[0],
  claimant: (app, value) => app.t(`claimant_${value}`),
  support: (app, value) => app.t(`support_${value}`),
  outcome: (app, value) => app.t(`outcome_${value}`),
  oblast: (app, value) => app.oblastName(value),
  waited: (app, value) => app.t("waited_for", { n: value }),
};

export function drawFilters(app, root) {
  clear(root).append(el("summary", {}, app.t("filters"), el("span", { class: "count chosen" })));
  for (const field of FIELDS) {
    const boxes = countValues(app.data.claims, (claim) => valuesOf(claim, field)).map(([value, count]) => {
      const box = el("input", { type: "checkbox" });
      box.checked = app.filter[field].includes(value);
      box.addEventListener("change", () => app.choose(field, value, box.checked));
      return el("label", {}, box, el("bdi", {}, WORDS[field](app, value)), el("span", { class: "count" }, String(count)));
    });
    if (boxes.length) root.append(el("fieldset", {}, el("legend", {}, app.t(field)), boxes));
  }
  const days = app.data.claims.map((claim) => claim.published).filter(Boolean).sort();
  if (days.length && days[0] !== days[days.length - 1]) root.append(dayFields(app, days[0], days[days.length - 1]));
  const inView = el("input", { type: "checkbox", class: "in-view" });
  inView.checked = app.inView;
  inView.addEventListener("change", () => app.limitToView(inView.checked));
  root.append(el("fieldset", {}, el("label", {}, inView, app.t("in_view"))),
    el("button", { type: "button", onclick: () => app.resetFilter() }, app.t("reset")));
  countChosen(app, root);
}

function dayFields(app, first, last) {
  const field = (key) => {
    const input = el("input", { type: "date", min: first, max: last });
    input.value = app.filter[key];
    input.addEventListener("change", () => app.setDays({ [key]: input.validity.valid ? input.value : "" }));
    return el("label", {}, app.t(`days_${key}`), input);
  };
  return el("fieldset", { class: "days" }, el("legend", {}, app.t("clock_published")), field("from"), field("to"));
}

// Whoever folds the filters up still sees that there are some.
export function countChosen(app, root) {
  const count = countChoices(app.filter) + (app.inView ? 1 : 0);
  root.querySelector(".chosen").textContent = count ? ` (${count})` : "";
}
