import { isAnswered } from "#app/domain/assistant/answer-statuses.ts";
import type { Verdict } from "./portal-questions.ts";

type Rate = { readonly of: number; readonly share: number };

/** What the assistant is judged by; `of` counts the questions a rate is about. */
export type PortalRates = {
  readonly right: Rate;
  /** Of the questions our pages answer: an answer was given. */
  readonly answered: Rate;
  /** Of those given: it holds every fact asked for, none it must not, and comes from the right page. */
  readonly factsRight: Rate;
  /** The same of those that turn on an age, a sum or a time. */
  readonly limitsRight: Rate;
  /** Of the questions our pages do not answer: none was given. */
  readonly abstained: Rate;
  /** Of the questions our pages answer: it said that it has no source, or refused. */
  readonly falselyRefused: Rate;
  /** Of all: it was answered, and not right. */
  readonly wronglyAnswered: Rate;
};

export type Aim = { readonly atLeast: number } | { readonly atMost: number };

/** What the fixed set of everyday questions has to reach. */
export const AIMS: Partial<Record<keyof PortalRates, Aim>> = {
  answered: { atLeast: 0.92 },
  factsRight: { atLeast: 0.95 },
  limitsRight: { atLeast: 1 },
  abstained: { atLeast: 0.9 },
  falselyRefused: { atMost: 0.05 },
};

function rate(verdicts: readonly Verdict[], is: (verdict: Verdict) => boolean): Rate {
  return { of: verdicts.length, share: verdicts.filter(is).length / Math.max(1, verdicts.length) };
}

const isRight = ({ faults }: Verdict) => faults.length === 0;
const wasAnswered = ({ reply }: Verdict) => isAnswered(reply.status);

export function ratePortal(verdicts: readonly Verdict[]): PortalRates {
  const inScope = verdicts.filter(({ question }) => question.status.some(isAnswered));
  const outside = verdicts.filter(({ question }) => !question.status.some(isAnswered));
  const given = inScope.filter(wasAnswered);
  return {
    right: rate(verdicts, isRight),
    answered: rate(inScope, wasAnswered),
    factsRight: rate(given, isRight),
    limitsRight: rate(
      given.filter(({ question }) => question.class === "threshold"),
      isRight,
    ),
    abstained: rate(outside, (verdict) => !wasAnswered(verdict)),
    falselyRefused: rate(inScope, ({ reply }) => /^(?:unanswerable|guardrail)/.test(reply.status)),
    wronglyAnswered: rate(verdicts, ({ isWronglyAnswered }) => isWronglyAnswered),
  };
}
