import ICAL from "ical.js";

/** Whole days, both ends included, as `YYYY-MM-DD`. */
export type CalendarDays = {
  readonly from: string;
  readonly to: string;
  readonly name: string;
  readonly categories: readonly string[];
};

/** The text is no iCalendar; the message says what is wrong with it. */
export class CalendarUnreadableError extends Error {
  override readonly name = "CalendarUnreadableError";
}

type Years = { readonly fromYear: number; readonly toYear: number };

/** Last year, for what is still open from then, and as far as anybody plans. */
const yearsAround = (now: Date): Years => ({ fromYear: now.getUTCFullYear() - 1, toYear: now.getUTCFullYear() + 3 });

export const MAX_CALENDAR_BYTES = 1_000_000;
/** Days a year and a rule may give; a rule of more is no rule of days off. */
const MAX_TIMES = 4_000;
const ONE_DAY = { days: 1 };

/**
 * The all-day events of an iCalendar (RFC 5545) that touch the years `fromYear` to `toYear`, last year and the next
 * three when nothing is said; recurring ones are spelt out with their exceptions, in order. Events with a time of day and cancelled ones are left out: an appointment closes no office.
 */
export function readICalendar(text: string, { fromYear, toYear }: Years = yearsAround(new Date())): CalendarDays[] {
  const range = { from: `${fromYear}-01-01`, to: `${toYear}-12-31` };
  const components = parse(text).getAllSubcomponents("vevent");
  const events = components.filter((one) => !one.hasProperty("recurrence-id")).map((one) => new ICAL.Event(one));
  for (const changed of components.filter((one) => one.hasProperty("recurrence-id")))
    events.find(({ uid }) => uid === changed.getFirstPropertyValue("uid"))?.relateException(new ICAL.Event(changed));
  return events
    .filter(({ startDate }) => startDate?.isDate)
    .flatMap((event) => [...occurrences(event, range.to)])
    .filter((days) => days.from <= range.to && days.to >= range.from)
    .sort((a, b) => a.from.localeCompare(b.from) || a.name.localeCompare(b.name));
}

function parse(text: string): ICAL.Component {
  let component;
  try {
    component = ICAL.Component.fromString(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    throw new CalendarUnreadableError(error instanceof Error ? error.message : "unreadable", { cause: error });
  }
  if (component.name !== "vcalendar") throw new CalendarUnreadableError("it holds no VCALENDAR");
  return component;
}

function* occurrences(event: ICAL.Event, until: string): Generator<CalendarDays> {
  if (!event.isRecurring()) {
    if (!isCancelled(event)) yield toDays(event, event.startDate, event.endDate);
    return;
  }
  const times = event.iterator();
  for (let count = 0; count < MAX_TIMES; count++) {
    // The library's types promise a time; after the last one there is none.
    const time = times.next() as ICAL.Time | undefined;
    if (!time || dateOf(time) > until) return;
    const { item, startDate, endDate } = event.getOccurrenceDetails(time);
    if (!isCancelled(item)) yield toDays(item, startDate, endDate);
  }
  throw new CalendarUnreadableError(`“${event.summary}” comes back more than ${MAX_TIMES} times`);
}

const isCancelled = ({ component }: ICAL.Event): boolean => component.getFirstPropertyValue("status") === "CANCELLED";

const dateOf = ({ year, month, day }: ICAL.Time): string =>
  `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;

/** `DTEND` is the day after the last one; an event without it lasts its one day. */
function toDays(event: ICAL.Event, start: ICAL.Time, end: ICAL.Time): CalendarDays {
  const last = end.clone();
  if (last.compare(start) > 0) last.addDuration(ICAL.Duration.fromData({ ...ONE_DAY, isNegative: true }));
  const categories = event.component.getAllProperties("categories").flatMap((one) => one.getValues().map(String));
  return { from: dateOf(start), to: dateOf(last), name: (event.summary ?? "").trim(), categories };
}
