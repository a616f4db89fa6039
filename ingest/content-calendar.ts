import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { parseArgs } from "node:util";
import { readConfig } from "#app/config/env.server.ts";
import {
  type CalendarDays,
  CalendarUnreadableError,
  MAX_CALENDAR_BYTES,
  readICalendar,
} from "#app/ports/calendar/read-icalendar.server.ts";
import { createGuardedFetch, FetchRefusedError } from "#app/ports/fetch/guarded-fetch.server.ts";

const HELP = "npm run content -- calendar --from ADDRESS --out content/calendars/NAME.ics";

const lineOf = ({ from, to, name }: CalendarDays): string => `${from}${to === from ? "" : `/${to}`} ${name}`;

/**
 * Renews a calendar file from the address of a feed, and tells which days come and go. A feed that is away or no calendar leaves the
 * file as it was, with status 1. The days count from the next `npm run ingest`; due dates that were promised stay.
 */
export async function runCalendar(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { from: { type: "string" }, out: { type: "string" } } });
  if (!values.from || !values.out) return tell(`an address and a file are needed (usage: ${HELP})`);
  try {
    const text = await fetchText(values.from);
    const days = readICalendar(text).map(lineOf);
    if (days.length === 0) return tell("the calendar names no day off of these years; the file was left as it is");
    const before = readKept(values.out);
    keep(values.out, text);
    for (const day of days.filter((one) => !before.includes(one))) console.log(`+ ${day}`);
    for (const day of before.filter((one) => !days.includes(one))) console.log(`- ${day}`);
    console.log(`${values.out}: ${days.length} days off or worked. Then: npm run ingest`);
    return 0;
  } catch (error) {
    if (error instanceof FetchRefusedError)
      return tell(`the calendar cannot be fetched (${error.reason}); the file was left as it is`);
    if (error instanceof CalendarUnreadableError) return tell(`this is no iCalendar: ${error.message}`);
    throw error;
  }
}

/** The days of the file as it is; of one that is missing or broken, none: it is renewed all the same. */
function readKept(file: string): string[] {
  try {
    return existsSync(file) ? readICalendar(readFileSync(file, "utf8")).map(lineOf) : [];
  } catch (error) {
    if (error instanceof CalendarUnreadableError) return [];
    throw error;
  }
}

function tell(message: string): number {
  console.error(message);
  return 1;
}

async function fetchText(address: string): Promise<string> {
  const { webhookHosts } = readConfig(process.env);
  const fetchGuarded = createGuardedFetch({
    trustedHosts: webhookHosts,
    maxRedirects: 3,
    maxBytes: MAX_CALENDAR_BYTES,
  });
  const { status, body } = await fetchGuarded(address);
  if (status !== 200) throw new CalendarUnreadableError(`the address answers with status ${status}`);
  return new TextDecoder().decode(body);
}

/** In one step: whoever ingests meanwhile reads the old file or the new one. */
function keep(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, text);
  renameSync(`${file}.new`, file);
}
