// Claims, marks and settlements as the page works with them: what the data leaves out is filled in.
import { boxAround } from "../lib/geometry.js";

const CLAIM = {
  mark: null, code: null, box: null, rim: null, placeName: null, place: null, support: null, modality: null, oblast: null, event: null, edited: null,
  line: [], border: [], oblasts: [], roads: [], units: [], footnotes: [], footnotesInherited: [], takeaway: false, repeats: null,
};
const MARK = { support: null, edited: null, placeName: null, open: false, oblast: null, published: null, view: null };

export function fillRows(data) {
  data.claims = data.claims.map((row) => ({ ...CLAIM, grade: row.evidence, ...row }));
  data.marks = data.marks.map((row) => ({ ...MARK, ...row, box: row.box || boxAround(row.at, row.uncertainty || 0) }));
  data.names.settlements = readSettlements(data.names.settlements);
  return data;
}

// Settlements travel as columns; the first `named` rows are those that claims name.
export function readSettlements({ en, uk, at, pop, named, oblast, oblasts, code, also, scale }) {
  let x = 0;
  let y = 0;
  return en.map((name, i) => {
    x += at[2 * i];
    y += at[2 * i + 1];
    return { en: name, uk: uk[i], at: [x / scale, y / scale], pop: pop[i], named: i < named, code: code[i] ?? null, also: also[i] ?? [], oblast: oblast[i] === null ? null : oblasts[oblast[i]] };
  });
}
