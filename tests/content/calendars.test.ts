import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { loadContent } from "#app/domain/content/load-content.server.ts";
import type { Site } from "#app/domain/desks/site-schema.ts";
import { calendarForDesk } from "#app/domain/desks/find-desk.ts";
import { describeHours } from "#app/domain/desks/describe-hours.ts";
import { addWorkingDays, isOpen } from "#app/domain/desks/working-time.ts";
import { lineWith, withContentCopy } from "./content-copy.ts";

const YEAR = new Date().getUTCFullYear() + 1;
const event = (name: string, date: string) =>
  ["BEGIN:VEVENT", `UID:${date}`, `SUMMARY:${name}`, `DTSTART;VALUE=DATE:${date}`, "END:VEVENT"].join("\r\n");
const calendar = (...events: readonly string[]) =>
  ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//tests//EN", ...events, "END:VCALENDAR", ""].join("\r\n");

/** The sample district with calendars in `site.yml` and these files. */
async function load(yaml: string, files: Readonly<Record<string, string>>) {
  let result: { site?: Site; faults: readonly { file: string; line: number; message: string }[]; line: number };
  await withContentCopy(async (copy) => {
    await copy.change("site.yml", "make_up_days:", `${yaml}\nmake_up_days:`);
    await mkdir(join(copy.dir, "calendars"), { recursive: true });
    for (const [name, text] of Object.entries(files)) await copy.write(`calendars/${name}`, text);
    const outcome = await loadContent(copy.dir);
    const line = lineWith(await copy.read("site.yml"), "calendars/");
    result =
      outcome.status === "sound" ? { site: outcome.content.site, faults: [], line } : { faults: outcome.faults, line };
  });
  return result!;
}

describe("days off from an iCalendar file", () => {
  it("are the district's, and worked days by the word for them", async () => {
    // 5 August is a weekday or not, by the year; the worked day is a Sunday in all of them.
    const sunday = [1, 2, 3, 4, 5, 6, 7].find((day) => new Date(Date.UTC(YEAR, 7, day)).getUTCDay() === 0)!;
    const tuesday = sunday + 2;
    const dates = [sunday, tuesday].map((day) => `${YEAR}08${String(day).padStart(2, "0")}`);
    const yaml = `calendars:
  - file: calendars/district.ics
    worked: { word: （班）, hours_of: mon }
    names: [{ en: Founding day, zh-CN: 建区日 }]`;
    const { site, faults } = await load(yaml, {
      "district.ics": calendar(event("补班（班）", dates[0]!), event("建区日", dates[1]!)),
    });
    expect(faults).toEqual([]);
    const noon = (day: number) => new Date(`${YEAR}-08-${String(day).padStart(2, "0")}T10:00:00+08:00`);
    const hall = calendarForDesk(site!, "service-hall");
    expect(isOpen(hall, noon(sunday))).toBe(true);
    expect(isOpen(hall, noon(tuesday))).toBe(false);
    const desk = site!.desks.find(({ id }) => id === "service-hall")!;
    expect(describeHours(site!, desk, noon(tuesday))).toMatchObject({
      isOpen: false,
      holiday: { en: "Founding day", "zh-CN": "建区日" },
    });
  });

  it("are one desk's where the calendar is for it, and its due dates move alone", async () => {
    const monday = [1, 2, 3, 4, 5, 6, 7].find((day) => new Date(Date.UTC(YEAR, 7, day)).getUTCDay() === 1)!;
    const day = (offset: number) => `${YEAR}-08-${String(monday + offset).padStart(2, "0")}`;
    const yaml = `calendars:
  - { file: calendars/moving.ics, desks: [civil-affairs] }`;
    const { site } = await load(yaml, { "moving.ics": calendar(event("We move", day(1).replaceAll("-", ""))) });
    const due = (desk: string) => addWorkingDays(calendarForDesk(site!, desk), new Date(`${day(0)}T09:30:00+08:00`), 1);
    expect(due("civil-affairs").toISOString().slice(0, 10)).toBe(day(2));
    expect(due("service-hall").toISOString().slice(0, 10)).toBe(day(1));
  });

  it.each([
    ["is not there", "{ file: calendars/other.ics }", /no file calendars\/other\.ics/],
    ["is a page to sign in", "{ file: calendars/page.ics }", /not readable as iCalendar/],
    ["is for a desk that is not there", "{ file: calendars/good.ics, desks: [nobody] }", /no desk “nobody”/],
    ["lies elsewhere", "{ file: ../calendars/good.ics }", /a file such as calendars\/holidays\.ics/],
    ["works a day that it takes off, too", "{ file: calendars/both.ics, worked: { word: 班, hours_of: mon } }", /lies in the holiday/],
  ])("a file that %s is a fault, at its line", async (_, entry, message) => {
    const { faults, line } = await load(`calendars:\n  - ${entry}`, {
      "good.ics": calendar(event("Off", `${YEAR}0803`)),
      "page.ics": "<!doctype html><p>Sign in</p>",
      "both.ics": calendar(event("Off", `${YEAR}0803`), event("班", `${YEAR}0803`)),
    });
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatchObject({ file: "site.yml", message: expect.stringMatching(message) });
    if (!String(message).includes("holiday")) expect(faults[0]?.line).toBe(line);
  });
});
