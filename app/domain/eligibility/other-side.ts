import type { Fact } from "#app/domain/content/facts-schema.ts";
import type { Comparison } from "#app/domain/content/rule-schema.ts";
import { type Answer } from "./answers.ts";
import { holds } from "./evaluate-rule.ts";

/** What an answer is held against, as it is told: the comparison, or what is true when it does not hold. */
export type Limit =
  | { readonly kind: "at_least" | "at_most" | "above" | "below"; readonly value: number }
  | { readonly kind: "is" | "is_not"; readonly values: readonly (string | number | boolean)[] }
  | { readonly kind: "from" | "until" | "before" | "after"; readonly date: string };

/** What holds exactly when the comparison does. */
export function limitOf(comparison: Comparison): Limit {
  switch (comparison.operator) {
    case "at_least":
    case "at_most":
    case "above":
    case "below":
      return { kind: comparison.operator, value: comparison.value };
    case "equals":
      return { kind: "is", values: [comparison.value] };
    case "not_equals":
      return { kind: "is_not", values: [comparison.value] };
    case "one_of":
      return { kind: "is", values: comparison.value };
    case "on_or_after":
      return { kind: "from", date: comparison.value };
    case "on_or_before":
      return { kind: "until", date: comparison.value };
  }
}

const OPPOSITE = {
  at_least: "below",
  below: "at_least",
  at_most: "above",
  above: "at_most",
  is: "is_not",
  is_not: "is",
  from: "before",
  before: "from",
  until: "after",
  after: "until",
} as const;

/** What holds exactly when the limit does not. */
export const oppositeOf = (limit: Limit): Limit => ({ ...limit, kind: OPPOSITE[limit.kind] }) as Limit;

/** The nearest answer on the other side of the comparison; `undefined` when the fact can have none. */
export function answerOnOtherSide(comparison: Comparison, answer: Answer, fact: Fact): Answer | undefined {
  return candidatesOf(comparison, fact).find((candidate) => holds(comparison, candidate) !== holds(comparison, answer));
}

function candidatesOf({ value }: Comparison, fact: Fact): Answer[] {
  switch (fact.type) {
    case "number":
      return [Number(value) - 1, Number(value), Number(value) + 1].filter((n) => n >= fact.min && n <= fact.max);
    case "boolean":
      return [true, false];
    case "choice":
      return fact.options.map((option) => option.value);
    case "date":
      return [-1, 0, 1].map((days) => shiftDate(String(value), days));
  }
}

const shiftDate = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
