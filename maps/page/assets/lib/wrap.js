// Text in lines of a width, measured as the page writes it.
export const FAMILY = "system-ui, 'Segoe UI', Roboto, 'Noto Sans', 'Helvetica Neue', Arial, sans-serif";

export const newRuler = () => document.createElement("canvas").getContext("2d");

export function widthOfText(ctx, text, size, weight) {
  ctx.font = `${weight} ${size}px ${FAMILY}`;
  return ctx.measureText(text).width;
}

export function wrap(ctx, text, { size, weight = 400, width }) {
  const lines = [];
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const longer = lines.length ? `${lines[lines.length - 1]} ${word}` : word;
    if (lines.length && widthOfText(ctx, longer, size, weight) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}
