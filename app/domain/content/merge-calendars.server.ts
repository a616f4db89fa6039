import type { Site } from "#app/domain/desks/site-schema.ts";
import type { Translated } from "#app/i18n/languages.ts";
import { type CalendarDays, CalendarUnreadableError, MAX_CALENDAR_BYTES, readICalendar } from "#app/ports/calendar/read-icalendar.server.ts";
import { readText, type Reading } from "./read-record.server.ts";
import type { SourceFile } from "./source-file.server.ts";

type NamedCalendar = NonNullable<Site["calendars"]>[number];
type DaysOff = Pick<Site, "holidays" | "make_up_days">;

const DAY_MS = 86_400_000;

/**
 * `site.yml` with the days of the iCalendar files it names: added to the district's, or to those of the desks that a calendar is for.
 * A file that is missing or no calendar is a fault, so that no due date is reckoned without its days off.
 */
export async function mergeCalendars(reading: Reading, source: SourceFile<Site>): Promise<SourceFile<Site>> {
  let site = source.value;
  for (const [index, calendar] of (site.calendars ?? []).entries()) {
    const fault = (field: string, message: string) =>
      void reading.faults.push({ file: source.file, line: source.lineOf(["calendars", index, field]), message });
    const events = await readEvents(reading, calendar, (message) => fault("file", message));
    if (!events) continue;
    const days = toDaysOff(calendar, events);
    const unknown = calendar.desks?.find((id) => !site.desks.some((desk) => desk.id === id));
    if (unknown) fault("desks", `there is no desk “${unknown}”`);
    site = calendar.desks ? { ...site, desks: site.desks.map((desk) => (calendar.desks?.includes(desk.id) ? withDays(desk, days) : desk)) } : withDays(site, days);
  }
  return { ...source, value: site };
}

const withDays = <T extends Partial<DaysOff>>(place: T, days: DaysOff): T & DaysOff => ({
  ...place,
  holidays: [...(place.holidays ?? []), ...days.holidays],
  make_up_days: [...(place.make_up_days ?? []), ...days.make_up_days],
});

async function readEvents(reading: Reading, { file }: NamedCalendar, fault: (message: string) => void): Promise<CalendarDays[] | undefined> {
  const text = await readText(reading, file);
  if (text === undefined) return void fault(`there is no file ${file}`);
  if (text.length > MAX_CALENDAR_BYTES) return void fault(`${file} is larger than ${MAX_CALENDAR_BYTES} bytes`);
  try {
    return readICalendar(text);
  } catch (error) {
    if (!(error instanceof CalendarUnreadableError)) throw error;
    return void fault(`${file} is not readable as iCalendar: ${error.message}`);
  }
}

function toDaysOff({ worked, names = [] }: NamedCalendar, events: readonly CalendarDays[]): DaysOff {
  const isWorked = ({ name, categories }: CalendarDays) => worked !== undefined && [name, ...categories].some((one) => one.includes(worked.word));
  const nameOf = ({ name }: CalendarDays): Translated => names.find((one) => one.en === name || one["zh-CN"] === name) ?? { en: name, "zh-CN": name };
  return {
    holidays: events.filter((one) => !isWorked(one)).map((one) => ({ from: one.from, to: one.to, name: nameOf(one) })),
    make_up_days: events
      .filter(isWorked)
      .flatMap((one) => datesOf(one).map((date) => ({ date, hours_of: worked?.hours_of ?? "mon", name: nameOf(one) }))),
  };
}

function datesOf({ from, to }: CalendarDays): string[] {
  const dates: string[] = [];
  for (let at = Date.parse(from); at <= Date.parse(to); at += DAY_MS) dates.push(new Date(at).toISOString().slice(0, 10));
  return dates;
}
