import type { Requirement } from "#app/domain/content/public-service.ts";
import type { Rule } from "#app/domain/content/rule-schema.ts";

/** A requirement that a machine can check, or only a person where it has no rule. */
export const aRequirement = (id: string, rule?: Rule): Requirement => ({
  id,
  rule,
  question: `${id}?`,
  ifMet: "yes",
  ifNotMet: "no",
  legalSource: undefined,
});
