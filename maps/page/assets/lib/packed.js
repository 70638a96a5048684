// Packed data: 85 letters that mean nothing to HTML, five for four bytes, deflated; in them numbers of seven bits a byte.

const LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%/()*+-;,=.?@^_\x60{|}~";

export function bytesOf(text) {
  const values = new Uint8Array(128);
  for (let i = 0; i < LETTERS.length; i += 1) values[LETTERS.charCodeAt(i)] = i;
  const rest = (5 - (text.length % 5)) % 5;
  const found = new Uint8Array(((text.length + rest) / 5) * 4);
  for (let i = 0, at = 0; i < text.length; i += 5) {
    let word = 0;
    for (let k = i; k < i + 5; k += 1) word = word * 85 + (k < text.length ? values[text.charCodeAt(k)] : 84);
    for (let shift = 24; shift >= 0; shift -= 8) found[at++] = (word / 2 ** shift) & 255;
  }
  return found.subarray(0, found.length - rest);
}

export async function inflate(text) {
  const stream = new Blob([bytesOf(text)]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

// Reads numbers of seven bits a byte, the lowest first.
export class Varints {
  constructor(bytes) {
    this.bytes = bytes;
    this.at = 0;
  }

  next() {
    let value = 0;
    let unit = 1;
    for (;;) {
      if (this.at >= this.bytes.length) throw new RangeError("packed data are cut short");
      const byte = this.bytes[this.at++];
      value += (byte & 127) * unit;
      if (byte < 128) return value;
      unit *= 128;
    }
  }

  need(count) {
    if (count > this.bytes.length - this.at) throw new RangeError("packed data are cut short");
  }

  signed() {
    const value = this.next();
    return value % 2 ? -(value + 1) / 2 : value / 2;
  }

  // A number has a byte at least: more of them than there are bytes are told before there is room made for them.
  column(count, ArrayType = Int32Array) {
    this.need(count);
    const found = new ArrayType(count);
    for (let i = 0; i < count; i += 1) found[i] = this.next();
    return found;
  }

  // Steps summed up: where each of `count` steps leads to.
  sums(count, isSigned = true) {
    this.need(count);
    const found = new Int32Array(count);
    let sum = 0;
    for (let i = 0; i < count; i += 1) found[i] = sum += isSigned ? this.signed() : this.next();
    return found;
  }
}
