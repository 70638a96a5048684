// The view in the address: #v=48.0305,36.8656,11&l=uk&off=settlements&c=claim. Anything odd in it is ignored.

const NUMBER = /^-?\d{1,3}(\.\d+)?$/;

export function writeLink(state) {
  const parts = [`v=${state.lat.toFixed(4)},${state.lon.toFixed(4)},${Math.round(state.zoom * 100) / 100}`, `l=${state.lang}`];
  if (state.on.length) parts.push(`on=${state.on.map(encodeURIComponent).join(",")}`);
  if (state.off.length) parts.push(`off=${state.off.map(encodeURIComponent).join(",")}`);
  if (state.claim) parts.push(`c=${encodeURIComponent(state.claim)}`);
  return `#${parts.join("&")}`;
}

export function readLink(hash, { langs, layers, claims }) {
  const found = {};
  for (const part of String(hash || "").replace(/^#/, "").split("&")) {
    const at = part.indexOf("=");
    if (at > 0) found[part.slice(0, at)] = part.slice(at + 1);
  }
  const state = {};
  const view = (found.v || "").split(",");
  if (view.length === 3 && view.every((text) => NUMBER.test(text))) {
    const [lat, lon, zoom] = view.map(Number);
    if (Math.abs(lat) <= 85 && Math.abs(lon) <= 180 && zoom >= 0 && zoom <= 20) Object.assign(state, { lat, lon, zoom });
  }
  if (langs.includes(found.l)) state.lang = found.l;
  state.on = known(found.on, layers);
  state.off = known(found.off, layers);
  const claim = decode(found.c);
  if (claims.includes(claim)) state.claim = claim;
  return state;
}

function known(text, names) {
  return (text || "").split(",").map(decode).filter((name) => names.includes(name));
}

function decode(text) {
  try {
    return decodeURIComponent(text || "");
  } catch {
    return ""; // a broken escape in a hand-made link
  }
}
