/** Making a formatter costs more than a database query; there are few time zones. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  let formatter = formatters.get(timeZone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" });
    formatters.set(timeZone, formatter);
  }
  return formatter;
}

/** The calendar date of a moment at a place: `2026-03-01`. */
export function calendarDateIn(moment: Date, timeZone: string): string {
  return formatterOf(timeZone).format(moment);
}
