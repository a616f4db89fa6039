import type { PublicService } from "#app/domain/catalogue/public-service.ts";
import type { Fact } from "#app/domain/content/facts-schema.ts";
import type { Answers } from "./answers.ts";
import { assessEligibility, type Assessment } from "./assess-eligibility.ts";
import { listOpenFields } from "./evaluate-rule.ts";

/** Questions about the person in one go through the finder; people with no patience answer that many. */
const MOST_QUESTIONS = 6;
/** A list that short needs no more questions. */
const SHORT_LIST = 3;

/** What the finder shows of a service and narrows it by. */
export type Candidate = Pick<PublicService, "slug" | "title" | "summary" | "requirements" | "formId">;

export type GuidedService<S> = { readonly service: S; readonly assessment: Assessment };

export type Guidance<S> = {
  /** The fact that tells most of the services apart now; `undefined` when the list is short or nothing is left to ask. */
  readonly nextField: string | undefined;
  /** Best first: more requirements met, then fewer open ones. */
  readonly fitting: readonly GuidedService<S>[];
  readonly notFitting: readonly GuidedService<S>[];
};

/** Narrows services by what a person said. Only rules count: what takes a person's judgement excludes nothing. */
export function guideToServices<S extends Candidate>(
  candidates: readonly S[],
  said: { readonly answers: Answers; readonly skipped: ReadonlySet<string> },
  facts: ReadonlyMap<string, Fact>,
): Guidance<S> {
  const assessed = candidates.map((service) => ({
    service,
    assessment: assessEligibility(service.requirements, said.answers, facts),
  }));
  const fitting = assessed.filter(({ assessment }) => assessment.outcome !== "does_not_qualify").sort(byFit);
  const notFitting = assessed.filter(({ assessment }) => assessment.outcome === "does_not_qualify");
  const isDone = fitting.length <= SHORT_LIST || said.answers.size + said.skipped.size >= MOST_QUESTIONS;
  return { nextField: isDone ? undefined : mostTelling(fitting), fitting, notFitting };

  function mostTelling(open: readonly GuidedService<S>[]): string | undefined {
    const counts = new Map<string, number>();
    for (const { service } of open)
      for (const field of new Set(
        service.requirements.flatMap(({ rule }) => (rule ? listOpenFields(rule, said.answers) : [])),
      ))
        if (facts.has(field) && !said.skipped.has(field)) counts.set(field, (counts.get(field) ?? 0) + 1);
    // Of equally telling facts the one that stands first in facts.yml: the file begins with what is asked most.
    const order = [...facts.keys()];
    return [...counts].sort((a, b) => b[1] - a[1] || order.indexOf(a[0]) - order.indexOf(b[0]))[0]?.[0];
  }
}

const count = ({ requirements }: Assessment, verdict: string): number =>
  requirements.filter((requirement) => requirement.verdict === verdict).length;

const byFit = <S extends Candidate>({ assessment: a }: GuidedService<S>, { assessment: b }: GuidedService<S>): number =>
  count(b, "met") - count(a, "met") || count(a, "unknown") - count(b, "unknown");
