// The scale bar in the reader's language. Leaflet asks it for `_updateScale`, private to its line 1.9.

export function scaleBar(L, app) {
  return L.Control.Scale.extend({
    _updateScale(bar, text, ratio) {
      const [, number, unit] = /^(\S+) (\S+)$/.exec(text);
      L.Control.Scale.prototype._updateScale.call(this, bar, "", ratio);
      bar.textContent = app.t(`unit_${unit}`, { n: number });
    },
  });
}
