import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { aSite } from "#tests/factories/site.ts";
import { describeHours } from "./describe-hours.ts";
import {
  addWorkingDays,
  addWorkingMinutes,
  closingTime,
  countWorkingDays,
  createCalendar,
  isOpen,
  nextOpening,
  workingMinutesBetween,
} from "./working-time.ts";
import type { Site, WeeklyHours } from "./site-schema.ts";

const office: WeeklyHours["mon"] = [
  ["09:00", "12:00"],
  ["13:30", "17:30"],
];
const weekdays: WeeklyHours = { mon: office, tue: office, wed: office, thu: office, fri: office, sat: [], sun: [] };
const everyDay = (periods: WeeklyHours["mon"]): WeeklyHours => ({
  mon: periods,
  tue: periods,
  wed: periods,
  thu: periods,
  fri: periods,
  sat: periods,
  sun: periods,
});

const holidays: Site["holidays"] = [
  { from: "2026-02-16", to: "2026-02-22", name: { en: "Spring Festival", "zh-CN": "春节" } },
];
const makeUpDays: Site["make_up_days"] = [
  { date: "2026-02-28", hours_of: "fri", name: { en: "Worked Saturday", "zh-CN": "调休上班" } },
];
const shanghai = createCalendar({ timeZone: "Asia/Shanghai", hours: weekdays, holidays, makeUpDays });
const berlin = createCalendar({
  timeZone: "Europe/Berlin",
  hours: everyDay([
    ["00:00", "02:30"],
    ["02:30", "06:00"],
    ["20:00", "24:00"],
  ]),
  holidays: [],
  makeUpDays: [],
});

const at = (local: string, zone = "Asia/Shanghai") =>
  new Date(Temporal.PlainDateTime.from(local).toZonedDateTime(zone).epochMilliseconds);
const local = (date: Date | undefined, zone = "Asia/Shanghai") =>
  date && Temporal.Instant.fromEpochMilliseconds(date.getTime()).toZonedDateTimeISO(zone).toPlainDateTime().toString();

describe("opening hours", () => {
  test("a period is open from its first moment and closed at its last", () => {
    expect(isOpen(shanghai, at("2026-03-02T08:59:59.999"))).toBe(false);
    expect(isOpen(shanghai, at("2026-03-02T09:00"))).toBe(true);
    expect(isOpen(shanghai, at("2026-03-02T11:59:59.999"))).toBe(true);
    expect(isOpen(shanghai, at("2026-03-02T12:00"))).toBe(false);
  });

  test("holidays are closed and a moved Saturday is worked with the hours of its weekday", () => {
    expect(isOpen(shanghai, at("2026-02-18T10:00"))).toBe(false);
    expect(isOpen(shanghai, at("2026-02-28T10:00"))).toBe(true);
    expect(isOpen(shanghai, at("2026-03-07T10:00"))).toBe(false);
  });

  test("a day can last until 24:00 without losing a minute", () => {
    const night = createCalendar({ ...shanghai, hours: everyDay([["20:00", "24:00"]]) });
    expect(isOpen(night, at("2026-03-02T23:59:59.999"))).toBe(true);
    expect(isOpen(night, at("2026-03-03T00:00"))).toBe(false);
    expect(workingMinutesBetween(night, at("2026-03-02T00:00"), at("2026-03-03T00:00"))).toBe(240);
  });

  test("the next opening lies after lunch, after the weekend, after the holiday", () => {
    expect(local(nextOpening(shanghai, at("2026-03-02T12:10")))).toBe("2026-03-02T13:30:00");
    expect(local(nextOpening(shanghai, at("2026-03-06T18:00")))).toBe("2026-03-09T09:00:00");
    expect(local(nextOpening(shanghai, at("2026-02-14T10:00")))).toBe("2026-02-23T09:00:00");
  });

  test("hours without any open time never open", () => {
    const never = createCalendar({ ...shanghai, hours: everyDay([]) });
    expect(nextOpening(never, at("2026-03-02T10:00"))).toBeUndefined();
    expect(() => addWorkingMinutes(never, at("2026-03-02T10:00"), 1)).toThrow(RangeError);
    expect(() => addWorkingDays(never, at("2026-03-02T10:00"), 1)).toThrow(RangeError);
  });

  test("pages learn when it closes, when it opens next and which holiday it is", () => {
    const site = aSite({ holidays, make_up_days: makeUpDays });
    const desk = { hours: weekdays };
    expect(describeHours(site, desk, at("2026-03-02T10:00"))).toMatchObject({
      isOpen: true,
      closesAt: at("2026-03-02T12:00").toISOString(),
    });
    expect(describeHours(site, desk, at("2026-03-02T08:00"))).toMatchObject({ isOpen: false, opensToday: true });
    expect(describeHours(site, desk, at("2026-02-18T10:00"))).toMatchObject({
      isOpen: false,
      opensToday: false,
      opensAt: at("2026-02-23T09:00").toISOString(),
      holiday: { en: "Spring Festival" },
    });
    const always = { hours: everyDay([["00:00", "24:00"]]) };
    expect(describeHours(site, always, at("2026-03-02T10:00"))).toMatchObject({ isOpen: true, closesAt: undefined });
  });
});

describe("working days", () => {
  test("one working day ends with the last period of the next working day", () => {
    expect(local(addWorkingDays(shanghai, at("2026-03-02T10:00"), 1))).toBe("2026-03-03T17:30:00");
    expect(local(addWorkingDays(shanghai, at("2026-03-06T16:30"), 1))).toBe("2026-03-09T17:30:00");
  });

  test("holidays do not count and a moved Saturday does", () => {
    expect(local(addWorkingDays(shanghai, at("2026-02-13T10:00"), 1))).toBe("2026-02-23T17:30:00");
    expect(local(addWorkingDays(shanghai, at("2026-02-27T10:00"), 1))).toBe("2026-02-28T17:30:00");
  });

  test("no working days means the same day while there is some of it left, else the next", () => {
    expect(local(addWorkingDays(shanghai, at("2026-03-02T10:00"), 0))).toBe("2026-03-02T17:30:00");
    expect(local(addWorkingDays(shanghai, at("2026-03-02T18:00"), 0))).toBe("2026-03-03T17:30:00");
  });

  test("as many working days lie ahead as were added", () => {
    fc.assert(
      fc.property(moments, fc.integer({ min: 1, max: 60 }), (from, days) => {
        expect(countWorkingDays(shanghai, from, addWorkingDays(shanghai, from, days))).toBe(days);
      }),
    );
  });
});

const moments = fc
  .date({ min: new Date("2026-01-01T00:00:00Z"), max: new Date("2026-12-31T00:00:00Z"), noInvalidDate: true })
  .map((date) => new Date(date));
const minutes = fc.integer({ min: 0, max: 20_000 });

describe.each([
  ["two periods a day, holidays and a moved Saturday", shanghai],
  ["nights through both changes of the clock", berlin],
])("working minutes: %s", (_name, calendar) => {
  test("as much open time lies between as was added", () => {
    fc.assert(
      fc.property(moments, minutes, (from, count) => {
        expect(workingMinutesBetween(calendar, from, addWorkingMinutes(calendar, from, count))).toBeCloseTo(count, 6);
      }),
    );
  });

  test("adding more never ends earlier, and starting later never ends earlier", () => {
    fc.assert(
      fc.property(moments, minutes, minutes, fc.integer({ min: 0, max: 10_000_000 }), (from, a, b, laterMs) => {
        const [less, more] = a < b ? [a, b] : [b, a];
        const later = new Date(from.getTime() + laterMs);
        expect(+addWorkingMinutes(calendar, from, less)).toBeLessThanOrEqual(+addWorkingMinutes(calendar, from, more));
        expect(+addWorkingMinutes(calendar, from, a)).toBeLessThanOrEqual(
          Math.max(+addWorkingMinutes(calendar, later, a), +later),
        );
      }),
    );
  });

  test("time between two moments is the sum of its parts", () => {
    fc.assert(
      fc.property(moments, moments, moments, (a, b, c) => {
        const whole = workingMinutesBetween(calendar, a, c);
        const parts = workingMinutesBetween(calendar, a, b) + workingMinutesBetween(calendar, b, c);
        expect(whole).toBeCloseTo(parts, 6);
      }),
    );
  });

  test("it is open exactly until the closing time", () => {
    fc.assert(
      fc.property(moments, (moment) => {
        const closes = closingTime(calendar, moment);
        expect(closes !== undefined).toBe(isOpen(calendar, moment));
        if (closes) expect(isOpen(calendar, closes)).toBe(false);
        const opens = nextOpening(calendar, moment);
        expect(opens && isOpen(calendar, opens)).toBe(true);
      }),
    );
  });
});

describe("changes of the clock", () => {
  const day = (date: string) =>
    workingMinutesBetween(berlin, at(`${date}T00:00`, "Europe/Berlin"), at(`${date}T12:00`, "Europe/Berlin"));

  test("the night the clock goes forward is an hour shorter, and an hour longer when it goes back", () => {
    expect(day("2026-03-28")).toBe(360);
    expect(day("2026-03-29")).toBe(300);
    expect(day("2026-10-25")).toBe(420);
  });

  test("an opening time that the clock skips is the moment of the jump", () => {
    const skipped = createCalendar({ ...berlin, hours: everyDay([["02:30", "06:00"]]) });
    expect(local(nextOpening(skipped, at("2026-03-29T00:00", "Europe/Berlin")), "Europe/Berlin")).toBe(
      "2026-03-29T03:00:00",
    );
  });
});
