// Claims as CSV that a spreadsheet shows as text: no cell can become a formula.

export function cell(value) {
  let text = value === null || value === undefined ? "" : Array.isArray(value) ? value.join("; ") : String(value);
  if (typeof value !== "number" && /^[\s]*[=+\-@\t\r]/.test(text)) text = `'${text}`;
  return /[",\n\r;']/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}

// `columns` are [heading, claim => value]; lines end as RFC 4180 says, the mark at the start tells Excel it is UTF-8.
export function toCsv(rows, columns) {
  const lines = [columns.map(([name]) => cell(name)), ...rows.map((row) => columns.map(([, value]) => cell(value(row))))];
  return `\ufeff${lines.map((line) => line.join(",")).join("\r\n")}\r\n`;
}
