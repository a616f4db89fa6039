import type { Comparison, Rule } from "#app/domain/content/rule-schema.ts";

/** Rules that must all hold: parts of `any` and `not` say nothing certain. */
function necessary(rule: Rule): Comparison[] {
  if ("all" in rule) return rule.all.flatMap(necessary);
  return "operator" in rule ? [rule] : [];
}

/** The ages between which everybody must be who can have the service, as far as its rules say so for all. */
export function agesOf(rules: readonly Rule[]): { minimum_age?: number; maximum_age?: number } {
  const ages = rules.flatMap(necessary).filter(({ field }) => field === "age");
  const values = (...wanted: Comparison["operator"][]) =>
    ages.flatMap(({ operator, value }) => (wanted.includes(operator) && typeof value === "number" ? [value] : []));
  // Ages are whole years: above 59 is at least 60.
  const minima = [...values("at_least"), ...values("above").map((age) => Math.floor(age) + 1)];
  const maxima = [...values("at_most"), ...values("below").map((age) => Math.ceil(age) - 1)];
  return {
    ...(minima.length > 0 ? { minimum_age: Math.max(...minima) } : {}),
    ...(maxima.length > 0 ? { maximum_age: Math.min(...maxima) } : {}),
  };
}
