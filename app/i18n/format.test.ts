import { expect, test } from "vitest";
import {
  formatDate,
  formatList,
  formatMoment,
  formatMoney,
  formatTime,
  formatWeekday,
  formatWeekdayTime,
} from "./format.ts";

test("dates are written as each language writes them", () => {
  expect(formatDate("en", "2026-01-31")).toBe("31 January 2026");
  expect(formatDate("zh-CN", "2026-01-31")).toBe("2026年1月31日");
});

test("things of a list are told apart in every language", () => {
  expect(formatList("en", ["a", "b", "c"])).toBe("a, b, c");
  expect(formatList("zh-CN", ["民政服务台", "综合服务台", "户籍服务台"])).toBe("民政服务台、综合服务台、户籍服务台");
  expect(formatList("ar", ["أ", "ب"])).not.toBe("أب");
  expect(formatList("en", [])).toBe("");
});

test("times are the authority's, whatever the server's time zone", () => {
  expect(formatTime("en", "2026-03-02T01:00:00.000Z", "Asia/Shanghai")).toBe("09:00");
  expect(formatWeekdayTime("zh-CN", "2026-03-02T01:00:00.000Z", "Asia/Shanghai")).toMatch(/^星期一\s?09:00$/);
});

test("a day with its time is joined as each language joins them", () => {
  const say = (language: string) => formatMoment("2026-11-23T01:00:00Z", "dayAndTime", language, "Asia/Shanghai");
  expect(say("en")).toMatch(/^Monday,? 23 November 2026 at 09:00$/);
  expect(say("zh-CN")).toMatch(/^2026年11月23日星期一\s?09:00$/);
});

test("an opening is told with its day, in the order of the language", () => {
  const moment = "2026-03-02T01:00:00.000Z";
  expect(formatMoment(moment, "opening", "en", "Asia/Shanghai")).toMatch(/^Monday,? 2 March at 09:00$/);
  expect(formatMoment(moment, "opening", "zh-CN", "Asia/Shanghai")).toMatch(/^3月2日星期一\s?09:00$/);
  expect(formatWeekday("zh-CN", "2026-03-02")).toBe("星期一");
});

test("whole amounts have no decimals, others have both", () => {
  expect(formatMoney("en", 10_000, "CNY")).toBe("¥100");
  expect(formatMoney("zh-CN", 250, "CNY")).toBe("¥2.50");
});

test("an amount is told by a sign or a name, never by half a code", () => {
  expect(formatMoney("es", 2_000, "CNY")).toMatch(/^20\s¥$/);
  expect(formatMoney("ar", 2_000, "CNY")).toBe("20 يوان صيني");
});
