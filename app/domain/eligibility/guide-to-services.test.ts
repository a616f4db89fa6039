import { expect, test } from "vitest";
import type { Fact } from "#app/domain/content/facts-schema.ts";
import type { Rule } from "#app/domain/content/rule-schema.ts";
import { aRequirement } from "#tests/factories/requirement.ts";
import type { Answer } from "./answers.ts";
import { guideToServices } from "./guide-to-services.ts";

const question = { en: "?", "zh-CN": "？" };
const facts = new Map<string, Fact>(
  ["age", "income", "rare"].map((id) => [id, { id, type: "number", min: 0, max: 1e6, question }]),
);
const rule = (field: string, value: number): Rule => ({ field, operator: "at_least", value });
const service = (slug: string, ...rules: (Rule | undefined)[]) => ({
  slug,
  title: slug,
  summary: slug,
  formId: undefined,
  requirements: rules.map((one, index) => aRequirement(`r${index}`, one)),
});
const services = [
  service("old", rule("age", 80)),
  service("elder", rule("age", 60), rule("income", 0)),
  service("rare", rule("rare", 1)),
  service("judged", undefined),
  service("adult", rule("age", 18)),
];
const guide = (answers: Record<string, Answer>, skipped: string[] = []) =>
  guideToServices(services, { answers: new Map(Object.entries(answers)), skipped: new Set(skipped) }, facts);
const slugs = (list: readonly { readonly service: { readonly slug: string } }[]) => list.map((one) => one.service.slug);

test("asks first what tells most services apart, and not again what was skipped", () => {
  expect(guide({}).nextField).toBe("age");
  expect(guide({}, ["age"]).nextField).toBe("income");
  expect(guide({ age: 70 }).nextField).toBe("income");
  expect(guide({ age: 70 }, ["income"]).nextField).toBe("rare");
});

test("a service drops out only when a rule of it is not met, and says so", () => {
  const { fitting, notFitting } = guide({ age: 70 });
  expect(slugs(notFitting)).toEqual(["old"]);
  expect(slugs(fitting)).toEqual(["adult", "elder", "rare", "judged"]);
});

test("ends when the list is short or enough was asked", () => {
  expect(guide({ age: 10 }).fitting).toHaveLength(2);
  expect(guide({ age: 10 }).nextField).toBeUndefined();
  expect(guide({}, ["age", "a", "b", "c", "d", "e"]).nextField).toBeUndefined();
  expect(guide({}, ["age", "income", "rare"]).nextField).toBeUndefined();
});
