/** What a person said of a fact: a number in the fact's unit, yes or no, the value of a choice, or a calendar date. */
export type Answer = number | boolean | string;

/** Answers by the name of the fact, or by `askedName` for a requirement that has no rule. */
export type Answers = ReadonlyMap<string, Answer>;

/** The name under which a requirement without a rule is asked. No fact can have it: facts know no dot. */
export const askedName = (requirementId: string): string => `is.${requirementId}`;
