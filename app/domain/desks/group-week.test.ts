import { expect, test } from "vitest";
import { groupWeek } from "./group-week.ts";
import type { WeeklyHours } from "./site-schema.ts";

const day: WeeklyHours["mon"] = [["09:00", "12:00"]];
const late: WeeklyHours["mon"] = [["09:00", "20:00"]];

test("days with the same hours stand together only when they follow each other", () => {
  const hours: WeeklyHours = { mon: day, tue: day, wed: late, thu: day, fri: day, sat: [], sun: [] };
  expect(groupWeek(hours)).toEqual([
    { from: "mon", to: "tue", periods: day },
    { from: "wed", to: "wed", periods: late },
    { from: "thu", to: "fri", periods: day },
    { from: "sat", to: "sun", periods: [] },
  ]);
});
