import { expect, test } from "vitest";
import type { Fact } from "#app/domain/content/facts-schema.ts";
import { aRequirement } from "#tests/factories/requirement.ts";
import { readAnswers, writeAnswer } from "./read-answers.ts";

const question = { en: "?", "zh-CN": "？" };
const facts = new Map<string, Fact>([
  ["age", { id: "age", type: "number", min: 0, max: 120, question }],
  ["income", { id: "income", type: "number", unit: "yuan-a-month", min: 0, max: 100_000, question }],
  ["disabled", { id: "disabled", type: "boolean", question }],
  [
    "district",
    {
      id: "district",
      type: "choice",
      question,
      options: [
        { value: "linjiang", label: question },
        { value: "other", label: question },
      ],
    },
  ],
  ["born", { id: "born", type: "date", question }],
]);
const requirements = [aRequirement("alone")];
const read = (query: string) => readAnswers(new URLSearchParams(query), requirements, facts);

test.each([
  ["age=abc", "age", "not_a_number"],
  ["age=-1", "age", "not_a_number"],
  ["age=1e3", "age", "not_a_number"],
  ["age=121", "age", "too_large"],
  ["disabled=maybe", "disabled", "not_a_choice"],
  ["district=moon", "district", "not_a_choice"],
  ["born=2021-02-29", "born", "no_date"],
  ["born.year=2021&born.month=2&born.day=", "born", "no_date"],
  ["asked=age&age=", "age", "missing"],
  ["asked=is.alone", "is.alone", "missing"],
  ["is.alone=1", "is.alone", "not_a_choice"],
])("%s is refused and what was typed is kept", (query, name, fault) => {
  const { answers, faults } = read(query);
  expect(faults.get(name)?.fault).toBe(fault);
  expect(answers.has(name)).toBe(false);
});

test("numbers are read as people write them", () => {
  for (const typed of ["2500", "2,500", "2 500", "２５００", "2，500元"])
    expect(read(`income=${encodeURIComponent(typed)}`).answers.get("income")).toBe(2500);
});

test("what is skipped is not asked for, and what is no fact is left out", () => {
  const { answers, faults, skipped } = read(
    "skip=age&age=900&asked=age&__proto__=1&constructor=yes&is.other=yes&district=other",
  );
  expect([...answers]).toEqual([["district", "other"]]);
  expect(faults.size).toBe(0);
  expect([...skipped]).toEqual(["age"]);
});

test("an address brings back every answer it was given", () => {
  const given = read(
    "age=82&disabled=no&district=linjiang&born.year=2020&born.month=1&born.day=5&is.alone=yes",
  ).answers;
  const again = new URLSearchParams([...given].map(([name, answer]) => [name, writeAnswer(answer)]));
  expect(readAnswers(again, requirements, facts).answers).toEqual(given);
  expect(given.get("born")).toBe("2020-01-05");
});
