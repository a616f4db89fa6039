import { Temporal } from "temporal-polyfill";
import type { Desk, Site, WeeklyHours } from "./site-schema.ts";

/** Open hours of one desk or centre, with the district's holidays and worked weekends. */
export type Calendar = {
  readonly timeZone: string;
  readonly hours: WeeklyHours;
  readonly holidays: Site["holidays"];
  readonly makeUpDays: Site["make_up_days"];
  /** Periods by date, worked out once: time zone arithmetic is the slow part. */
  readonly known: Map<string, readonly Period[]>;
};

/** Half-open: `startMs` is open, `endMs` is not. Milliseconds since 1970. */
type Period = { readonly startMs: number; readonly endMs: number };

const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
const MS_PER_MINUTE = 60_000;
/** Beyond this there is a mistake in the hours, not a long holiday. */
const HORIZON_DAYS = 800;
/** Enough for every queue of today; keeps the memory of a long-lived process bounded. */
const KNOWN_DAYS_LIMIT = 2_000;

const calendars = new WeakMap<Site, WeakMap<WeeklyHours, Calendar>>();

type OwnDays = Pick<Desk, "holidays" | "make_up_days">;

/**
 * The calendar of a desk or centre, with days off and worked days of its own beside the district's; the same one for the same
 * site and hours, so that no two places share one object of hours.
 */
export function calendarFor(site: Site, hours: WeeklyHours, own: OwnDays = {}): Calendar {
  const ofSite = calendars.get(site) ?? new WeakMap<WeeklyHours, Calendar>();
  calendars.set(site, ofSite);
  const known = ofSite.get(hours);
  if (known) return known;
  const made = createCalendar({
    timeZone: site.time_zone,
    hours,
    holidays: [...(own.holidays ?? []), ...site.holidays],
    // What a desk has off it has off, on a worked Saturday of the district, too.
    makeUpDays: [...(own.make_up_days ?? []), ...site.make_up_days.filter(({ date }) => !isDayOff(own.holidays, date))],
  });
  ofSite.set(hours, made);
  return made;
}

const isDayOff = (holidays: Site["holidays"] = [], date: string): boolean =>
  holidays.some(({ from, to }) => from <= date && date <= to);

export function createCalendar(parts: Omit<Calendar, "known">): Calendar {
  return { ...parts, known: new Map() };
}

/** Whether there is any open hour in an ordinary week. */
export function hasHours(hours: WeeklyHours): boolean {
  return WEEKDAYS.some((day) => hours[day].length > 0);
}

function instantMs(calendar: Calendar, date: Temporal.PlainDate, time: string): number {
  if (time === "24:00") return date.add({ days: 1 }).toZonedDateTime(calendar.timeZone).epochMilliseconds;
  const local = date.toPlainDateTime(Temporal.PlainTime.from(time));
  const zoned = local.toZonedDateTime(calendar.timeZone);
  if (zoned.toPlainDateTime().equals(local)) return zoned.epochMilliseconds;
  // Clocks went forward over this time: all that was skipped happens in the moment of the jump.
  const before = local.toZonedDateTime(calendar.timeZone, { disambiguation: "earlier" });
  return (before.getTimeZoneTransition("next") ?? zoned).epochMilliseconds;
}

/** The open hours of one date as they are written: those of its weekday, none on a day off, those of another day on a worked weekend. */
export function hoursOn(calendar: Calendar, date: Temporal.PlainDate): WeeklyHours["mon"] {
  const day = date.toString();
  const makeUp = calendar.makeUpDays.find((entry) => entry.date === day);
  if (makeUp) return calendar.hours[makeUp.hours_of];
  if (isDayOff(calendar.holidays, day)) return [];
  // Monday is 1 in ISO 8601.
  return calendar.hours[WEEKDAYS[date.dayOfWeek - 1] ?? "mon"];
}

function periodsOn(calendar: Calendar, date: Temporal.PlainDate): readonly Period[] {
  const key = date.toString();
  const known = calendar.known.get(key);
  if (known) return known;
  const periods = hoursOn(calendar, date)
    .map(([opens, closes]) => ({
      startMs: instantMs(calendar, date, opens),
      endMs: instantMs(calendar, date, closes),
    }))
    .filter((period) => period.startMs < period.endMs)
    .sort((a, b) => a.startMs - b.startMs);
  if (calendar.known.size >= KNOWN_DAYS_LIMIT) calendar.known.clear();
  calendar.known.set(key, periods);
  return periods;
}

/** The calendar date in the calendar's time zone. */
export function localDate(calendar: Pick<Calendar, "timeZone">, at: Date): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(calendar.timeZone).toPlainDate();
}

/** Periods that end after `at`, in order, as far as the horizon. */
function* periodsFrom(calendar: Calendar, at: Date): Generator<Period> {
  const first = localDate(calendar, at);
  for (let day = 0; day <= HORIZON_DAYS; day++) {
    for (const period of periodsOn(calendar, first.add({ days: day }))) {
      if (period.endMs > at.getTime()) yield period;
    }
  }
}

export function isOpen(calendar: Calendar, at: Date): boolean {
  const ms = at.getTime();
  return periodsOn(calendar, localDate(calendar, at)).some((period) => period.startMs <= ms && ms < period.endMs);
}

/** The next moment it opens, later than `at`; `undefined` when it never does. */
export function nextOpening(calendar: Calendar, at: Date): Date | undefined {
  for (const period of periodsFrom(calendar, at)) {
    if (period.startMs > at.getTime()) return new Date(period.startMs);
  }
  return undefined;
}

/** The end of the period that is open at `at`, run together with those that follow without a gap. */
export function closingTime(calendar: Calendar, at: Date): Date | undefined {
  if (!isOpen(calendar, at)) return undefined;
  let endMs = at.getTime();
  for (const period of periodsFrom(calendar, at)) {
    if (period.startMs > endMs) break;
    endMs = period.endMs;
  }
  return new Date(endMs);
}

/** The moment by which that much open time has passed since `from`; `from` itself for nothing. */
export function addWorkingMs(calendar: Calendar, from: Date, durationMs: number): Date {
  if (durationMs <= 0) return from;
  let leftMs = durationMs;
  for (const period of periodsFrom(calendar, from)) {
    const startMs = Math.max(period.startMs, from.getTime());
    if (leftMs <= period.endMs - startMs) return new Date(startMs + leftMs);
    leftMs -= period.endMs - startMs;
  }
  throw new RangeError("These hours never hold that much open time.");
}

/** The moment since which that much open time has passed until `until`: of two that are as far, the end of the day before. */
export function subtractWorkingMs(calendar: Calendar, until: Date, durationMs: number): Date {
  let leftMs = durationMs;
  const last = localDate(calendar, until);
  for (let day = 0; day <= HORIZON_DAYS; day++) {
    for (const period of periodsOn(calendar, last.subtract({ days: day })).toReversed()) {
      const endMs = Math.min(period.endMs, until.getTime());
      if (endMs <= period.startMs) continue;
      if (leftMs < endMs - period.startMs) return new Date(endMs - leftMs);
      leftMs -= endMs - period.startMs;
    }
  }
  throw new RangeError("These hours never held that much open time.");
}

export function addWorkingMinutes(calendar: Calendar, from: Date, minutes: number): Date {
  return addWorkingMs(calendar, from, Math.round(minutes * MS_PER_MINUTE));
}

/**
 * The end of the last period of the n-th working day after the day of `from`. With 0, the end of the same day while it
 * is still working time or before, else of the next working day.
 */
export function addWorkingDays(calendar: Calendar, from: Date, days: number): Date {
  if (!Number.isInteger(days) || days < 0) throw new RangeError("Working days are counted in whole numbers.");
  const first = localDate(calendar, from);
  let left = days;
  for (let day = days === 0 ? 0 : 1; day <= HORIZON_DAYS; day++) {
    const last = periodsOn(calendar, first.add({ days: day })).at(-1);
    if (!last || last.endMs <= from.getTime()) continue;
    left -= 1;
    if (left <= 0) return new Date(last.endMs);
  }
  throw new RangeError("These hours never hold that many working days.");
}

/** Open time between two moments, in milliseconds; negative when `to` lies before `from`. */
export function workingMsBetween(calendar: Calendar, from: Date, to: Date): number {
  if (to < from) return -workingMsBetween(calendar, to, from);
  let sumMs = 0;
  const last = localDate(calendar, to);
  for (
    let date = localDate(calendar, from);
    Temporal.PlainDate.compare(date, last) <= 0;
    date = date.add({ days: 1 })
  ) {
    for (const period of periodsOn(calendar, date)) {
      const overlapMs = Math.min(period.endMs, to.getTime()) - Math.max(period.startMs, from.getTime());
      if (overlapMs > 0) sumMs += overlapMs;
    }
  }
  return sumMs;
}

export function workingMinutesBetween(calendar: Calendar, from: Date, to: Date): number {
  return workingMsBetween(calendar, from, to) / MS_PER_MINUTE;
}

/** Working days after the day of `from`, up to and with the day of `to`: how far off a due date is, in plain words. */
export function countWorkingDays(calendar: Calendar, from: Date, to: Date): number {
  const last = localDate(calendar, to);
  let days = 0;
  for (let date = localDate(calendar, from).add({ days: 1 }); Temporal.PlainDate.compare(date, last) <= 0;) {
    if (periodsOn(calendar, date).length > 0) days += 1;
    date = date.add({ days: 1 });
  }
  return days;
}
