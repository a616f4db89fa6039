import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { aSite } from "#tests/factories/site.ts";
import { describeHours } from "./describe-hours.ts";
import { calendarForDesk } from "./find-desk.ts";
import {
  addWorkingDays,
  addWorkingMs,
  calendarFor,
  createCalendar,
  isOpen,
  subtractWorkingMs,
  workingMinutesBetween,
  workingMsBetween,
} from "./working-time.ts";

const both = (text: string) => ({ en: text, "zh-CN": text });
const at = (local: string, zone = "Asia/Shanghai") =>
  new Date(Temporal.PlainDateTime.from(local).toZonedDateTime(zone).epochMilliseconds);
const localTime = (date: Date, zone = "Asia/Shanghai") =>
  Temporal.Instant.fromEpochMilliseconds(date.getTime()).toZonedDateTimeISO(zone).toPlainDateTime().toString();

/** National Day from the first to the seventh of October; Saturday the tenth is worked. */
const site = aSite();
const [hall, second, civil] = site.desks;
const ownDays = {
  holidays: [
    { from: "2026-03-04", to: "2026-03-04", name: both("Training day") },
    { from: "2026-10-10", to: "2026-10-10", name: both("Stocktaking") },
  ],
  make_up_days: [{ date: "2026-10-05", hours_of: "mon" as const, name: both("On duty") }],
};
const local = {
  ...site,
  desks: [hall, second, { ...civil, ...ownDays }] as typeof site.desks,
};

describe("a desk with days of its own", () => {
  const desk = calendarForDesk(local, "civil-affairs");
  const others = calendarForDesk(local, "service-hall");

  test("is closed on its training day while the others work", () => {
    expect([isOpen(desk, at("2026-03-04T10:00")), isOpen(others, at("2026-03-04T10:00"))]).toEqual([false, true]);
    expect(localTime(addWorkingDays(desk, at("2026-03-03T10:00"), 1))).toBe("2026-03-05T17:00:00");
  });

  test("works on a holiday of the site, and not on a worked Saturday that it has off", () => {
    expect([isOpen(desk, at("2026-10-05T10:00")), isOpen(others, at("2026-10-05T10:00"))]).toEqual([true, false]);
    expect([isOpen(desk, at("2026-10-10T10:00")), isOpen(others, at("2026-10-10T10:00"))]).toEqual([false, true]);
    expect(describeHours(local, local.desks[2]!, at("2026-10-10T10:00"))).toMatchObject({
      isOpen: false,
      holiday: { en: "Stocktaking" },
    });
  });

  test("has one calendar, whoever asks for it", () => {
    expect(calendarForDesk(local, "civil-affairs")).toBe(desk);
    expect(calendarFor(local, civil!.hours, local.desks[2])).toBe(desk);
  });
});

describe("working time over odd borders", () => {
  const daily = (timeZone: string, from: string, to: string) => {
    const periods: [string, string][] = [[from, to]];
    const hours = { mon: periods, tue: periods, wed: periods, thu: periods, fri: periods, sat: periods, sun: periods };
    return createCalendar({ timeZone, hours, holidays: [], makeUpDays: [] });
  };

  test("the 29th of February is a working day in leap years, and is not there in others", () => {
    const calendar = daily("Asia/Shanghai", "09:00", "17:00");
    expect(localTime(addWorkingDays(calendar, at("2028-02-28T10:00"), 1))).toBe("2028-02-29T17:00:00");
    expect(localTime(addWorkingDays(calendar, at("2027-02-28T10:00"), 1))).toBe("2027-03-01T17:00:00");
    expect(localTime(addWorkingDays(calendar, at("2100-02-28T10:00"), 1))).toBe("2100-03-01T17:00:00");
  });

  test("a night over the end of the year loses nothing and counts nothing twice", () => {
    const night = daily("Asia/Shanghai", "20:00", "24:00");
    expect(workingMinutesBetween(night, at("2026-12-31T23:00"), at("2027-01-01T21:00"))).toBe(120);
    expect(localTime(addWorkingMs(night, at("2026-12-31T23:00"), 120 * 60_000))).toBe("2027-01-01T21:00:00");
  });

  test("zones that are half and three quarters of an hour off open at their own time", () => {
    expect(isOpen(daily("Asia/Kolkata", "09:00", "17:00"), new Date("2026-03-02T03:30:00Z"))).toBe(true);
    expect(isOpen(daily("Asia/Kolkata", "09:00", "17:00"), new Date("2026-03-02T03:29:59Z"))).toBe(false);
    expect(isOpen(daily("Asia/Kathmandu", "09:00", "17:00"), new Date("2026-03-02T03:15:00Z"))).toBe(true);
    expect(isOpen(daily("Asia/Kathmandu", "09:00", "17:00"), new Date("2026-03-02T03:14:59Z"))).toBe(false);
  });

  test("a change of the clock by half an hour is half an hour more or less of work", () => {
    const calendar = daily("Australia/Lord_Howe", "00:00", "06:00");
    const day = (date: string) =>
      workingMinutesBetween(calendar, at(`${date}T00:00`, calendar.timeZone), at(`${date}T12:00`, calendar.timeZone));
    expect([day("2026-04-04"), day("2026-04-05"), day("2026-10-04")]).toEqual([360, 390, 330]);
  });

  test("Zammad's trap: a day that ends at midnight has its last minute, and no closed minute each day", () => {
    const always = daily("Europe/Berlin", "00:00", "24:00");
    expect(isOpen(always, at("2026-03-02T23:59:30", "Europe/Berlin"))).toBe(true);
    // Ten days, one of them an hour short.
    const tenDays = workingMinutesBetween(
      always,
      at("2026-03-25T00:00", "Europe/Berlin"),
      at("2026-04-04T00:00", "Europe/Berlin"),
    );
    expect(tenDays).toBe(10 * 24 * 60 - 60);
  });

  test("going back the time that was gone forward lies as far off", () => {
    const calendar = calendarForDesk(local, "civil-affairs");
    const moments = fc.date({ min: at("2026-01-05T00:00"), max: at("2026-12-20T00:00"), noInvalidDate: true });
    fc.assert(
      fc.property(moments, fc.integer({ min: 0, max: 400 * 60_000 * 60 }), (until, ms) => {
        const before = subtractWorkingMs(calendar, new Date(until), ms);
        expect(before.getTime()).toBeLessThanOrEqual(until.getTime());
        expect(workingMsBetween(calendar, before, new Date(until))).toBe(ms);
      }),
    );
  });
});
