// From a claim to its mark and back: selection, popups, the list.
import { el } from "./lib/dom.js";
import { drawLegend } from "./panel/legend.js";
import { isSheet } from "./frame.js";
import { rimLine } from "./map/marks.js";
import { changePopup } from "./panel/changes.js";
import { drawPlace } from "./panel/place.js";
import { markPopup, placePopup } from "./panel/popup.js";

const POPUP_ZOOM = 12;

export const trace = {
  openClaim(number) {
    const claim = this.data.claims[number];
    this.select(number);
    this.showMap();
    if (claim.mark === null) this.closePopup();
    if (this.time && !this.time.coversClaim(number)) this.timeBar.goTo(this.time.number(claim.published));
    if (this.time && claim.mark !== null && !this.claimsOf(claim.mark).includes(number)) this.setDays({ from: "", to: "" });
    if (claim.mark !== null) {
      this.ensure(this.entries.filter((entry) => entry.mark === claim.mark && !entry.isOutline));
      this.showBounds(this.data.marks[claim.mark].box, { maxZoom: POPUP_ZOOM, animate: false });
      this.openMark(claim.mark);
      return;
    }
    const event = this.entries.find((entry) => entry.claim === number);
    if (event) this.ensure([event]);
    if (claim.box) this.showBounds(claim.box, { animate: false });
    if (claim.rim) this.rim = rimLine(this.L, claim.rim, this.theme.actor(claim.actor)).addTo(this.map);
    if (event) this.openEvent({ claim: number, at: event.at });
  },

  // A claim's mark must show when the list asks for it, even if its layer was switched off.
  ensure(entries) {
    const missing = entries.map((entry) => entry.layer).filter((key) => !this.on.has(key));
    if (!missing.length) return;
    this.setLayers(missing, true);
    drawLegend(this, this.parts.legend);
  },

  openMark(number, at) {
    const mark = this.markOn(number);
    const numbers = this.claimsOf(number);
    if (!numbers.includes(this.selected)) this.select(numbers[0]);
    const entry = this.symbols.find((one) => one.mark === number);
    this.openPopup(at || this.badges.standOf(entry) || [mark.at[1], mark.at[0]], markPopup(this, mark, numbers, this.besides(entry)), () => this.stress(number, false), () => this.keeps({ mark: number }));
    this.stress(number, true);
    this.scrollTo(this.selected);
  },

  openEvent(row, at) {
    const claim = this.data.claims[row.claim];
    const entry = this.symbols.find((one) => one.claim === row.claim);
    const mark = { ...claim, form: "point", open: false };
    this.select(row.claim);
    this.openPopup(at || this.badges.standOf(entry) || [row.at[1], row.at[0]], markPopup(this, mark, [row.claim], this.besides(entry)), () => {}, () => this.keeps({ claim: row.claim }));
    this.scrollTo(row.claim);
  },

  // All that stands at one place, or as good as one, to choose from.
  openPlace(entries, at) {
    this.openPopup(at, placePopup(this, entries), () => {}, () => entries.some((entry) => this.keeps(entry)));
  },

  // The card of a settlement that claims name; it stays until it is closed.
  openPlaceCard(code, km = 0) {
    this.place = { code, km };
    drawPlace(this, this.parts.place);
    if (isSheet()) {
      this.closePopup();
      this.openSheet(true);
    }
    this.parts.place.scrollIntoView({ block: "start" });
    this.remember();
  },

  closePlaceCard() {
    this.place = null;
    drawPlace(this, this.parts.place);
    this.remember();
  },

  // The entries of the badge that an entry shares with others; null where it has its own.
  besides(entry) {
    const node = entry && this.badges.nodeOf(entry);
    return node && node.places.length === 1 && node.entries.length > 1 ? node : null;
  },

  openChange(row, at) {
    this.openPopup(at, changePopup(this, this.changeOn(row)), () => {});
  },

  // `isKept` tells whether what the popup speaks of is still on the map.
  openPopup(at, node, onClose, isKept = () => true) {
    const opener = this.openerNow();
    const width = Math.min(340, this.map.getSize().x - 50);
    const popup = this.L.popup({ maxWidth: width, minWidth: Math.min(260, width), maxHeight: Math.min(380, this.map.getSize().y * 0.55), autoPanPaddingTopLeft: [12, 54], autoPanPaddingBottomRight: this.room().paddingBottomRight, closeOnEscapeKey: false, closeButton: false });
    this.closePopup();
    this.popup = { popup, opener, isKept };
    popup.on("remove", () => {
      onClose();
      const isHolding = popup.getElement().contains(document.activeElement);
      if (this.popup?.popup !== popup) return;
      this.popup = null;
      if (isHolding || document.activeElement === document.body) this.giveBack(opener);
    });
    popup.setLatLng(at).setContent(node).openOn(this.map);
    const box = popup.getElement();
    box.append(el("button", { type: "button", class: "popup-close", "aria-label": this.t("close"), onclick: () => this.map.closePopup(popup) }, "×"));
    box.setAttribute("role", "dialog");
    box.setAttribute("aria-label", node.querySelector("h3").textContent);
    box.setAttribute("tabindex", "-1");
    box.focus({ preventScroll: true });
  },

  // Closed because something else is looked at: the focus is where the reader put it.
  closePopup() {
    const open = this.popup;
    this.popup = null;
    if (open) this.map.closePopup(open.popup);
  },

  // What asked for the popup, as words to find it by: list and marks are drawn anew while it is open.
  openerNow() {
    const node = document.activeElement;
    if (this.popup && this.popup.popup.getElement()?.contains(node)) return this.popup.opener;
    if (node?.id) return () => document.getElementById(node.id);
    return () => (node?.isConnected ? node : null);
  },

  giveBack(opener) {
    const node = opener();
    (node && node !== document.body && node.checkVisibility() ? node : this.mapNode).focus({ preventScroll: true });
  },

  // Escape closes the popup wherever the reader is, but not behind a dialog or an open list of hits.
  pressEscape(event) {
    if (event.key !== "Escape" || event.defaultPrevented || !this.popup || this.parts.table.open) return;
    const { popup, opener } = this.popup;
    this.map.closePopup(popup);
    this.giveBack(opener);
  },

  select(number) {
    this.rim?.remove();
    this.selected = number;
    this.highlight();
    this.remember();
  },

  highlight() {
    document.querySelectorAll(".claim.is-selected").forEach((node) => node.classList.remove("is-selected"));
    if (this.selected === null) return;
    const mark = this.data.claims[this.selected].mark;
    const numbers = mark === null ? [this.selected] : this.claimsOf(mark);
    numbers.forEach((number) => document.getElementById(`claim-${number}`)?.classList.add("is-selected"));
  },

  scrollTo(number) {
    const node = document.getElementById(`claim-${number}`);
    if (node) node.scrollIntoView({ block: "nearest" });
  },

  revealClaim(number) {
    this.openSheet(true);
    this.select(number);
    if (!document.getElementById(`claim-${number}`)) this.listMore(Infinity);
    const node = document.getElementById(`claim-${number}`);
    if (!node) return;
    node.scrollIntoView({ block: "center" });
    node.focus({ preventScroll: true });
  },
};
