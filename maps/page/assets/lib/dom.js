// Elements from data: text only ever becomes text nodes and attributes, never markup.

const SVG = "http://www.w3.org/2000/svg";

function fill(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) {
      if (typeof value !== "function") throw new TypeError(`${name} must be a function`);
      node.addEventListener(name.slice(2), value);
    } else {
      node.setAttribute(name, value === true ? "" : String(value));
    }
  }
  for (const child of children.flat(Infinity)) {
    if (child === null || child === undefined || child === false) continue;
    node.append(child.nodeType ? child : String(child));
  }
  return node;
}

export function el(tag, attributes, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

export function svg(tag, attributes, ...children) {
  return fill(document.createElementNS(SVG, tag), attributes, children);
}

// Text that is the same leaves the page's layout as it is.
export function say(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

export function clear(node) {
  node.replaceChildren();
  return node;
}

// Other children instead of those that a node has; the DOM's own `append` would write a missing one out as "null".
export const refill = (node, ...children) => fill(clear(node), {}, children);

// Only web addresses become links; "javascript:" and the like stay plain text.
export function isWebAddress(url) {
  return /^https?:\/\/[^\s]+$/i.test(String(url || ""));
}

export function link(url, label) {
  if (!isWebAddress(url)) return document.createTextNode(label || url || "");
  return el("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, label || url);
}
