import { describe, expect, it } from "vitest";
import { askedUnit, coversNumber, numbersOfQuestion, setsLimitFor } from "./question-numbers.ts";
import { sayRow } from "./say-row.ts";

describe("a number of a question", () => {
  it.each([
    ["my grandfather is 93, how much does he get", { value: "93", unit: "years" }],
    ["is the flu jab free at 62", { value: "62", unit: "years" }],
    ["我妈今年79了", { value: "79", unit: "years" }],
    ["月薪3600能申请吗", { value: "3600", unit: "money" }],
    ["人均收入两千", { value: "2000", unit: "money" }],
    ["we have two dogs", { value: "2", unit: "items" }],
    ["第三辆车", { value: "3", unit: "items" }],
    ["刚搬来2个星期", { value: "14", unit: "days" }],
    ["50 decibels at night", { value: "50", unit: "decibels" }],
  ])("%s counts what it counts", (question, number) => {
    expect(numbersOfQuestion(question)).toContainEqual(number);
  });

  it.each([
    ["If you are 80 to 89 years old, you get 100 yuan.", "85", true],
    ["If you are 80 to 89 years old, you get 100 yuan.", "90", false],
    ["If you are younger than 80, you get nothing.", "79", true],
    ["If you are 100 or older, you get 500 yuan.", "100", true],
    ["年满90周岁、不满100周岁的，每月200元。", "95", true],
    ["年满90周岁、不满100周岁的，每月200元。", "101", false],
    ["家庭人均月收入低于3500元的，可以申请。", "3600", false],
    ["The allowance is paid on the 15th.", "15", false],
  ])("%s is for %s: %s", (text, value, isFor) => {
    expect(coversNumber(text, { value, unit: "years" })).toBe(isFor);
  });

  it("is met by limits of its own unit only", () => {
    expect(
      setsLimitFor("If the dog is younger than 3 months, it need not be registered.", { value: "2", unit: "months" }),
    ).toBe(true);
    expect(
      setsLimitFor("If you have less than 2,400 yuan a month, you can apply.", { value: "3", unit: "months" }),
    ).toBe(false);
  });

  it("that is asked for has a unit, too", () => {
    expect(askedUnit("how many years do i have to pay")).toContain("years");
    expect(askedUnit("几天能办好")).toContain("working_days");
    expect(askedUnit("how long does it take")).toEqual([]);
  });
});

it.each([
  [
    "Age: 80 to 89 years; Amount a month: 100 yuan; Amount a year: 1,200 yuan.",
    "80 to 89 years: amount a month 100 yuan, amount a year 1,200 yuan.",
  ],
  ["年龄：80至89周岁；每月金额：100元；每年：1200元。", "80至89周岁：每月金额100元，每年1200元。"],
  ["Monday: open 09:00 to 12:00.", "Monday: open 09:00 to 12:00."],
  ["One thing; another.", "One thing; another."],
])("a table's row is said plainly: %s", (row, said) => {
  expect(sayRow(row)).toBe(said);
});
