import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import {
  addWorkingDays,
  addWorkingMs,
  countWorkingDays,
  createCalendar,
  isOpen,
  workingMsBetween,
} from "./working-time.ts";
import type { Site, WeeklyHours } from "./site-schema.ts";

// The corners of calendars, each by its name; docs/reliability.md says where the others are.
const office: WeeklyHours["mon"] = [
  ["09:00", "12:00"],
  ["13:30", "17:00"],
];
const always: WeeklyHours["mon"] = [["00:00", "24:00"]];
const workWeek: WeeklyHours = { mon: office, tue: office, wed: office, thu: office, fri: office, sat: [], sun: [] };
const wholeWeek: WeeklyHours = {
  ...{ mon: always, tue: always, wed: always, thu: always, fri: always, sat: always, sun: always },
};
const names = { en: "Day off", "zh-CN": "休息日" };

const aCalendar = (timeZone: string, hours = workWeek, holidays: Site["holidays"] = []) =>
  createCalendar({ timeZone, hours, holidays, makeUpDays: [] });
const at = (local: string, zone: string) =>
  new Date(Temporal.PlainDateTime.from(local).toZonedDateTime(zone).epochMilliseconds);

describe("working days", () => {
  test.each([
    ["29 February is a day of a leap year", "2024-02-28T10:00", 1, "2024-02-29T17:00"],
    ["1 March follows 28 February in other years", "2025-02-28T10:00", 1, "2025-03-03T17:00"],
    ["a promise made on 29 February ends in March", "2024-02-29T10:00", 1, "2024-03-01T17:00"],
    ["31 December and 1 January follow each other", "2026-12-31T10:00", 1, "2027-01-01T17:00"],
    // Week 53 of 2026 ends on Sunday 3 January 2027.
    ["a week that belongs to two years is one week", "2026-12-28T10:00", 5, "2027-01-04T17:00"],
  ])("%s", (_name, from, days, until) => {
    const calendar = aCalendar("Asia/Shanghai");
    const start = at(from, "Asia/Shanghai");
    expect(addWorkingDays(calendar, start, days)).toEqual(at(until, "Asia/Shanghai"));
    expect(countWorkingDays(calendar, start, at(until, "Asia/Shanghai"))).toBe(days);
  });

  test("a holiday on a weekend takes no working day", () => {
    const weekend = [{ from: "2026-03-07", to: "2026-03-08", name: names }];
    const from = at("2026-03-06T10:00", "Asia/Shanghai");
    expect(addWorkingDays(aCalendar("Asia/Shanghai", workWeek, weekend), from, 1)).toEqual(
      addWorkingDays(aCalendar("Asia/Shanghai"), from, 1),
    );
  });
});

describe("zones", () => {
  test.each([
    ["of half an hour", "Asia/Kolkata", "2026-03-02T03:30:00Z", "2026-03-02T11:30:00Z"],
    ["of three quarters", "Asia/Kathmandu", "2026-03-02T03:15:00Z", "2026-03-02T11:15:00Z"],
    ["without summer time, in summer", "Asia/Shanghai", "2026-07-06T01:00:00Z", "2026-07-06T09:00:00Z"],
    ["on the other side of the date line", "Pacific/Auckland", "2026-03-01T20:00:00Z", "2026-03-02T04:00:00Z"],
  ])("%s open and close by their own clock, wherever the server stands", (_name, zone, opens, closes) => {
    const calendar = aCalendar(zone);
    const [first, last] = [new Date(opens), new Date(closes)];
    expect([isOpen(calendar, new Date(+first - 1)), isOpen(calendar, first)]).toEqual([false, true]);
    expect([isOpen(calendar, new Date(+last - 1)), isOpen(calendar, last)]).toEqual([true, false]);
    expect(workingMsBetween(calendar, first, last)).toBe(6.5 * 3_600_000);
  });

  test("a zone whose clock moves by half an hour has a shorter and a longer day", () => {
    const calendar = aCalendar("Australia/Lord_Howe", wholeWeek);
    const day = (date: string) => {
      const start = Temporal.PlainDate.from(date).toZonedDateTime("Australia/Lord_Howe");
      const from = new Date(start.epochMilliseconds);
      return workingMsBetween(calendar, from, new Date(start.add({ days: 1 }).epochMilliseconds)) / 3_600_000;
    };
    expect([day("2026-04-04"), day("2026-04-05"), day("2026-10-04")]).toEqual([24, 24.5, 23.5]);
  });
});

test("a desk that never closes has the time of the wall clock, through a whole year with both changes", () => {
  const calendar = aCalendar("Europe/Berlin", wholeWeek);
  const from = at("2026-01-01T00:00", "Europe/Berlin");
  for (const days of [1, 87, 88, 89, 297, 298, 299, 366]) {
    const ms = days * 86_400_000 + 1;
    expect(+addWorkingMs(calendar, from, ms) - +from).toBe(ms);
    expect(workingMsBetween(calendar, from, new Date(+from + ms))).toBe(ms);
  }
});

test("a deadline in the closing minute is kept until the minute is over; afterwards it is late", () => {
  const calendar = aCalendar("Asia/Shanghai");
  const due = addWorkingDays(calendar, at("2026-03-02T10:00", "Asia/Shanghai"), 1);
  expect(due).toEqual(at("2026-03-03T17:00", "Asia/Shanghai"));
  expect(workingMsBetween(calendar, at("2026-03-03T16:59", "Asia/Shanghai"), due)).toBe(60_000);
  expect(workingMsBetween(calendar, due, due)).toBe(0);
  expect(workingMsBetween(calendar, at("2026-03-04T10:00", "Asia/Shanghai"), due)).toBe(-3_600_000);
  expect(countWorkingDays(calendar, due, due)).toBe(0);
  // What is added in the closing moment is of the next day.
  expect(addWorkingMs(calendar, due, 60_000)).toEqual(at("2026-03-04T09:01", "Asia/Shanghai"));
});
