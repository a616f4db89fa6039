import { describe, expect, test } from "vitest";
import type { Fact } from "#app/domain/content/facts-schema.ts";
import { type Rule, ruleSchema } from "#app/domain/content/rule-schema.ts";
import { aRequirement } from "#tests/factories/requirement.ts";
import type { Answer } from "./answers.ts";
import { assessEligibility, listOpenQuestions } from "./assess-eligibility.ts";
import { evaluateRule } from "./evaluate-rule.ts";

const question = { en: "?", "zh-CN": "？" };
const label = question;
const FACTS: readonly Fact[] = [
  { id: "age", type: "number", unit: "years", min: 0, max: 120, question },
  { id: "income", type: "number", unit: "yuan-a-month", min: 0, max: 100_000, question },
  { id: "disabled", type: "boolean", question },
  {
    id: "district",
    type: "choice",
    question,
    options: [
      { value: "linjiang", label },
      { value: "other", label },
    ],
  },
  { id: "born", type: "date", question },
];
const facts = new Map(FACTS.map((fact) => [fact.id, fact]));

const answers = (values: Record<string, Answer>) => new Map(Object.entries(values));

const atLeast = (value: number): Rule => ({ field: "age", operator: "at_least", value });
/** 60 or older; or disabled, but then with an income below 2,000. */
const joined: Rule = {
  any: [
    atLeast(60),
    {
      all: [
        { field: "disabled", operator: "equals", value: true },
        { not: { field: "income", operator: "at_least", value: 2000 } },
      ],
    },
  ],
};

describe("a rule", () => {
  test.each<[Record<string, Answer>, string]>([
    [{}, "unknown"],
    [{ age: 60 }, "met"],
    [{ age: 59 }, "unknown"],
    [{ age: 59, disabled: false }, "not_met"],
    [{ age: 59, disabled: true }, "unknown"],
    [{ age: 59, disabled: true, income: 1999 }, "met"],
    [{ age: 59, disabled: true, income: 2000 }, "not_met"],
    [{ disabled: true, income: 1999 }, "met"],
    [{ disabled: true, income: 2000 }, "unknown"],
  ])("%j is %s", (given, verdict) => {
    expect(evaluateRule(joined, answers(given))).toBe(verdict);
  });

  test("agrees with plain logic once everything is known", () => {
    for (const age of [0, 59, 60, 61, 120])
      for (const disabled of [true, false])
        for (const income of [0, 1999, 2000, 2001])
          expect(evaluateRule(joined, answers({ age, disabled, income }))).toBe(
            age >= 60 || (disabled && income < 2000) ? "met" : "not_met",
          );
  });

  test("of a kind that is not known is refused in words that say how to mend it", () => {
    for (const wrong of [{}, "age", null, { some: [] }, { field: "age" }]) {
      const { error } = ruleSchema.safeParse(wrong);
      expect(error?.issues[0]?.message).toContain("give “field”, “operator” and “value”");
    }
    const { error } = ruleSchema.safeParse({
      any: [atLeast(1), { all: [atLeast(1), { field: "age", operator: "over", value: 1 }] }],
    });
    expect(error?.issues[0]?.path).toEqual(["any", 1, "all", 1, "operator"]);
    expect(ruleSchema.safeParse({ all: [atLeast(1)] }).error?.issues[0]?.message).toContain("at least two");
    expect(ruleSchema.safeParse({ ...atLeast(1), any: [atLeast(1), atLeast(2)] }).success).toBe(false);
  });
});

describe("an assessment", () => {
  test("asks only for what can still decide", () => {
    const all = [aRequirement("joined", joined), aRequirement("alone")];
    expect(listOpenQuestions(all, answers({}))).toEqual(["age", "disabled", "income", "is.alone"]);
    expect(listOpenQuestions(all, answers({ age: 59, disabled: true }))).toEqual(["income", "is.alone"]);
    expect(listOpenQuestions(all, answers({ age: 60, "is.alone": true }))).toEqual([]);
  });

  test("says which one answer would turn a requirement, and tries it", () => {
    const { requirements, outcome } = assessEligibility(
      [aRequirement("joined", joined)],
      answers({ age: 59, disabled: true, income: 2000 }),
      facts,
    );
    expect(outcome).toBe("does_not_qualify");
    expect(requirements[0]?.reasons.map(({ field, holds, wouldTurn }) => [field, holds, wouldTurn])).toEqual([
      ["age", false, { kind: "at_least", value: 60 }],
      ["disabled", true, undefined],
      ["income", true, { kind: "below", value: 2000 }],
    ]);
  });

  test("tells no change that would change nothing", () => {
    const { requirements } = assessEligibility(
      [aRequirement("joined", joined)],
      answers({ age: 70, disabled: true, income: 100 }),
      facts,
    );
    expect(requirements[0]?.reasons.map(({ wouldTurn }) => wouldTurn)).toEqual([undefined, undefined, undefined]);
  });

  test("turns choices and dates at their limit", () => {
    const here: Rule = { field: "district", operator: "equals", value: "linjiang" };
    const born: Rule = { field: "born", operator: "on_or_before", value: "2020-08-31" };
    const { requirements, outcome } = assessEligibility(
      [aRequirement("here", here), aRequirement("born", born)],
      answers({ district: "linjiang", born: "2020-09-01" }),
      facts,
    );
    expect(outcome).toBe("does_not_qualify");
    expect(requirements.map(({ reasons }) => reasons[0]?.wouldTurn)).toEqual([
      { kind: "is_not", values: ["linjiang"] },
      { kind: "until", date: "2020-08-31" },
    ]);
  });

  test("takes yes and no for a requirement without a rule, and needs all of them", () => {
    const two = [aRequirement("a"), aRequirement("b")];
    expect(assessEligibility(two, answers({ "is.a": true }), facts).outcome).toBe("unknown");
    expect(assessEligibility(two, answers({ "is.a": true, "is.b": true }), facts).outcome).toBe("qualifies");
    expect(assessEligibility(two, answers({ "is.b": false }), facts).outcome).toBe("does_not_qualify");
  });
});
