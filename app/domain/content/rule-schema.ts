import { z } from "zod";
import { calendarDateSchema } from "./parts-schema.ts";

/** Names of facts about a person, as `content/facts.yml` gives them. */
export const fieldSchema = z.string().regex(/^[a-z][a-z0-9_]*$/, "use lower case letters, digits and underscores");

/** One comparison: `field` is a fact about the person, `value` what it is held against. */
export const comparisonSchema = z.discriminatedUnion("operator", [
  z.strictObject({ operator: z.enum(["at_least", "at_most", "above", "below"]), field: fieldSchema, value: z.number() }),
  z.strictObject({ operator: z.enum(["equals", "not_equals"]), field: fieldSchema, value: z.union([z.string(), z.number(), z.boolean()]) }),
  z.strictObject({ operator: z.literal("one_of"), field: fieldSchema, value: z.array(z.string()).min(1) }),
  z.strictObject({ operator: z.enum(["on_or_after", "on_or_before"]), field: fieldSchema, value: calendarDateSchema }),
]);
export type Comparison = z.infer<typeof comparisonSchema>;

/** What a machine can check of a requirement: a comparison, or rules joined by `all`, `any` and `not`. */
export type Rule = Comparison | { readonly all: readonly Rule[] } | { readonly any: readonly Rule[] } | { readonly not: Rule };

const WAYS = "give “field”, “operator” and “value”, or one of “all”, “any” and “not”";

/** Decides by its keys which kind of rule is meant, so that a fault is told about that kind and not about all of them. */
export const ruleSchema: z.ZodType<Rule> = z.lazy(() =>
  z.unknown().transform((value, context): Rule => {
    const kinds = { all: allSchema, any: anySchema, not: notSchema, operator: comparisonSchema } as const;
    const kind = (Object.keys(kinds) as (keyof typeof kinds)[]).find((key) => typeof value === "object" && value !== null && key in value);
    if (kind === undefined) {
      context.addIssue({ code: "custom", message: WAYS });
      return z.NEVER;
    }
    const parsed = (kinds[kind] as z.ZodType<Rule>).safeParse(value);
    if (parsed.success) return parsed.data;
    for (const issue of parsed.error.issues) context.addIssue({ code: "custom", path: issue.path as PropertyKey[], message: issue.message });
    return z.NEVER;
  }),
);

const allSchema = z.strictObject({ all: z.array(ruleSchema).min(2, "“all” joins at least two rules") });
const anySchema = z.strictObject({ any: z.array(ruleSchema).min(2, "“any” joins at least two rules") });
const notSchema = z.strictObject({ not: ruleSchema });

/** Every comparison of a rule, in reading order, with its path from the rule's own place. */
export function listComparisons(rule: Rule, path: readonly PropertyKey[] = []): { comparison: Comparison; path: PropertyKey[] }[] {
  if ("all" in rule) return rule.all.flatMap((part, i) => listComparisons(part, [...path, "all", i]));
  if ("any" in rule) return rule.any.flatMap((part, i) => listComparisons(part, [...path, "any", i]));
  if ("not" in rule) return listComparisons(rule.not, [...path, "not"]);
  return [{ comparison: rule, path: [...path] }];
}
