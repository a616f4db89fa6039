import type { Fact } from "#app/domain/content/facts-schema.ts";
import type { Requirement } from "#app/domain/content/public-service.ts";
import { type Comparison, listComparisons } from "#app/domain/content/rule-schema.ts";
import { type Answer, type Answers, askedName } from "./answers.ts";
import { evaluateRule, holds, listOpenFields, type Verdict } from "./evaluate-rule.ts";
import { answerOnOtherSide, type Limit, limitOf, oppositeOf } from "./other-side.ts";

/** One answer held against one limit of a requirement. */
export type Reason = {
  readonly field: string;
  readonly answer: Answer;
  readonly limit: Limit;
  readonly holds: boolean;
  /** On which side of the limit this one answer would turn the requirement's verdict; `undefined` when it would not. */
  readonly wouldTurn: Limit | undefined;
};

export type AssessedRequirement = {
  readonly requirement: Requirement;
  readonly verdict: Verdict;
  readonly reasons: readonly Reason[];
};

export type Outcome = "qualifies" | "does_not_qualify" | "unknown";
export type Assessment = { readonly outcome: Outcome; readonly requirements: readonly AssessedRequirement[] };

type Facts = ReadonlyMap<string, Fact>;

/** Whether a person fulfils the requirements of a service, each with its reasons. All requirements must be met. */
export function assessEligibility(requirements: readonly Requirement[], answers: Answers, facts: Facts): Assessment {
  const assessed = requirements.map((requirement) => assess(requirement, answers, facts));
  const verdicts = assessed.map(({ verdict }) => verdict);
  const outcome = verdicts.includes("not_met")
    ? "does_not_qualify"
    : verdicts.includes("unknown")
      ? "unknown"
      : "qualifies";
  return { outcome, requirements: assessed };
}

/** What is still to be asked, each once, in the order of the requirements: names of facts, or `askedName`s. */
export function listOpenQuestions(requirements: readonly Requirement[], answers: Answers): string[] {
  const open = requirements.flatMap(({ id, rule }) =>
    rule ? listOpenFields(rule, answers) : answers.has(askedName(id)) ? [] : [askedName(id)],
  );
  return [...new Set(open)];
}

function assess(requirement: Requirement, answers: Answers, facts: Facts): AssessedRequirement {
  const { id, rule } = requirement;
  if (!rule) {
    const said = answers.get(askedName(id));
    return { requirement, verdict: said === undefined ? "unknown" : said ? "met" : "not_met", reasons: [] };
  }
  const verdict = evaluateRule(rule, answers);
  const reasons = listComparisons(rule).flatMap(({ comparison }) => reasonOf(comparison));
  return { requirement, verdict, reasons };

  function reasonOf(comparison: Comparison): Reason[] {
    const answer = answers.get(comparison.field);
    const fact = facts.get(comparison.field);
    if (answer === undefined || !fact || !rule) return [];
    const [isHeld, limit] = [holds(comparison, answer), limitOf(comparison)];
    const other = answerOnOtherSide(comparison, answer, fact);
    const turned = other === undefined ? verdict : evaluateRule(rule, new Map(answers).set(comparison.field, other));
    const wouldTurn = turned === verdict || turned === "unknown" ? undefined : isHeld ? oppositeOf(limit) : limit;
    return [{ field: comparison.field, answer, limit, holds: isHeld, wouldTurn }];
  }
}
