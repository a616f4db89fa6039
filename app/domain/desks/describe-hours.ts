import type { Desk, Site, WeeklyHours } from "./site-schema.ts";
import { calendarFor, closingTime, localDate, nextOpening } from "./working-time.ts";

/** Nobody needs to be told when something closes that stays open for a week. */
const ROUND_THE_CLOCK_MS = 7 * 24 * 3_600_000;

/** Whether a desk or centre is open now, for pages; moments as ISO 8601 text, ready for `Intl` with the time zone. */
export type HoursNow =
  | {
      readonly isOpen: true;
      /** Absent when it is open round the clock. */
      readonly closesAt: string | undefined;
      readonly timeZone: string;
    }
  | {
      readonly isOpen: false;
      /** Absent when the hours name no open time at all. */
      readonly opensAt: string | undefined;
      readonly opensToday: boolean;
      /** The holiday it is closed for today. */
      readonly holiday: Site["holidays"][number]["name"] | undefined;
      readonly timeZone: string;
    };

type Place = { readonly hours: WeeklyHours } & Pick<Desk, "holidays" | "make_up_days">;

export function describeHours(site: Site, place: Place, at: Date): HoursNow {
  const calendar = calendarFor(site, place.hours, place);
  const timeZone = site.time_zone;
  const closesAt = closingTime(calendar, at);
  if (closesAt) {
    const isRoundTheClock = closesAt.getTime() - at.getTime() > ROUND_THE_CLOCK_MS;
    return { isOpen: true, closesAt: isRoundTheClock ? undefined : closesAt.toISOString(), timeZone };
  }
  const opensAt = nextOpening(calendar, at);
  const today = localDate(calendar, at).toString();
  const isWorked = calendar.makeUpDays.some((day) => day.date === today);
  const holiday = isWorked
    ? undefined
    : calendar.holidays.find((entry) => entry.from <= today && today <= entry.to)?.name;
  const opensToday = opensAt !== undefined && localDate(calendar, opensAt).toString() === today;
  return { isOpen: false, opensAt: opensAt?.toISOString(), opensToday, holiday, timeZone };
}
