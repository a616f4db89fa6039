import { Temporal } from "temporal-polyfill";
import { expect, it } from "vitest";
import { aSite } from "#tests/factories/site.ts";
import { askedDay } from "./asked-day.ts";

const site = {
  ...aSite(),
  holidays: [
    { from: "2026-10-01", to: "2026-10-07", name: { en: "National Day", "zh-CN": "国庆节" } },
    { from: "2027-01-01", to: "2027-01-03", name: { en: "New Year", "zh-CN": "元旦" } },
  ],
};
const today = Temporal.PlainDate.from("2026-11-10");

it.each([
  ["are you open tomorrow", { type: "dates", dates: ["2026-11-11"] }],
  ["is it open on 1 january 2027", { type: "dates", dates: ["2027-01-01"] }],
  ["open on march 3rd", { type: "dates", dates: ["2027-03-03"] }],
  ["12月25日上班吗", { type: "dates", dates: ["2026-12-25"] }],
  ["元旦上班吗", { type: "dates", dates: ["2027-01-01", "2027-01-02", "2027-01-03"] }],
  ["星期六上班吗", { type: "weekdays", days: ["sat"] }],
  ["open at the weekend", { type: "weekdays", days: ["sat", "sun"] }],
  ["open on public holidays", { type: "holidays" }],
  ["几点开门", { type: "any" }],
])("%s asks for its day", (question, day) => {
  expect(askedDay(question, site, today)).toEqual(day);
});
