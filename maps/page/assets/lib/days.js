// Days as whole numbers from the first day of the history.

const DAY = 86400000;

export const dayNumber = (iso, first) => Math.round((Date.parse(`${iso}T00:00:00Z`) - Date.parse(`${first}T00:00:00Z`)) / DAY);

export const isoOf = (number, first) => new Date(Date.parse(`${first}T00:00:00Z`) + number * DAY).toISOString().slice(0, 10);

// The same day some months away; the 31st becomes the last day of a shorter month.
export function shiftMonths(number, months, first) {
  const from = new Date(Date.parse(`${first}T00:00:00Z`) + number * DAY);
  const goal = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + months, 1));
  const last = new Date(Date.UTC(goal.getUTCFullYear(), goal.getUTCMonth() + 1, 0)).getUTCDate();
  goal.setUTCDate(Math.min(from.getUTCDate(), last));
  return Math.round((goal - Date.parse(`${first}T00:00:00Z`)) / DAY);
}
