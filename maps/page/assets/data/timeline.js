// Claims by day or week, gaps between reports, and months, as numbers that a chart of days is drawn from.
import { isoOf, shiftMonths } from "../lib/days.js";

const MOST_DAYS = 120;
const WEEK = 7;

// Where bars begin: every day, and beyond 120 days every Monday; the first one with the first day.
export function startsOf(count, first) {
  if (count <= MOST_DAYS) return Array.from({ length: count }, (none, day) => day);
  const monday = (8 - new Date(`${first}T00:00:00Z`).getUTCDay()) % WEEK;
  const starts = monday ? [0] : [];
  for (let day = monday; day < count; day += WEEK) starts.push(day);
  return starts;
}

// The number of the bar of each day.
export function barOfDays(starts, count) {
  const bars = new Int32Array(count);
  for (let day = 0, bar = 0; day < count; day += 1) {
    if (starts[bar + 1] === day) bar += 1;
    bars[day] = bar;
  }
  return bars;
}

// How many claims of each grade a bar has: one array a grade, in the order of `grades`.
export function countBars(claims, grades, bars, length) {
  const counts = grades.map(() => new Int32Array(length));
  for (const { day, evidence } of claims) if (day >= 0 && day < bars.length) counts[grades.indexOf(evidence)][bars[day]] += 1;
  return counts;
}

// What is gained and lost in each bar, in km2, from rows {day, gained, lost}.
export function sumBars(rows, bars, length) {
  const sums = { gained: new Float64Array(length), lost: new Float64Array(length) };
  for (const { day, gained, lost } of rows) {
    sums.gained[bars[day]] += gained;
    sums.lost[bars[day]] += lost;
  }
  return sums;
}

// Stretches of days without a report, as [first day, day after the last].
export function gapsOf(reports, count) {
  const gaps = [];
  let from = 0;
  for (const day of [...reports, count]) {
    if (day > from) gaps.push([from, day]);
    from = Math.max(from, day + 1);
  }
  return gaps;
}

// The first days of months, thinned to at most so many.
export function monthsOf(count, first, most) {
  const months = [];
  for (let at = shiftMonths(0, 1, first); ; at = shiftMonths(at, 1, first)) {
    const day = at - Number(isoOf(at, first).slice(8)) + 1;
    if (day >= count) break;
    months.push(day);
  }
  const step = Math.ceil(months.length / Math.max(1, most));
  return months.filter((none, i) => i % step === 0);
}

// Beyond this value only a fiftieth lies: one redrawn map must not flatten all other days.
export function topOf(values) {
  const sizes = [...values].filter((value) => value > 0).sort((a, b) => a - b);
  return sizes.length ? sizes[Math.min(sizes.length - 1, Math.floor(sizes.length * 0.98))] : 1;
}
