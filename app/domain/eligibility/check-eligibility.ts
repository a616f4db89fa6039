import type { PublicService } from "#app/domain/catalogue/public-service.ts";
import type { Fact } from "#app/domain/content/facts-schema.ts";
import type { ContentLanguage } from "#app/i18n/languages.ts";
import { type Answer, askedName } from "./answers.ts";
import { type Assessment, assessEligibility, listOpenQuestions } from "./assess-eligibility.ts";
import { type AnswerFault, readAnswers, writeAnswer } from "./read-answers.ts";

/** A question in one language, with what may be answered. */
export type Question = {
  readonly name: string;
  readonly text: string;
  readonly help: string | undefined;
  readonly type: Fact["type"];
  readonly unit: string | undefined;
  readonly min: number | undefined;
  readonly max: number | undefined;
  readonly options: readonly { readonly value: string; readonly label: string }[];
};

export type GivenAnswer = { readonly question: Question; readonly answer: Answer; readonly written: string };

export type EligibilityCheck = {
  /** What is asked now; `undefined` when nothing is open any more. */
  readonly question: Question | undefined;
  readonly fault: { readonly reason: AnswerFault; readonly typed: string } | undefined;
  readonly given: readonly GivenAnswer[];
  readonly skipped: readonly string[];
  /** How many are open, this one among them, if every answer leaves all others open. */
  readonly left: number;
  readonly assessment: Assessment;
};

/** Where somebody stands with the requirements of a service: the next question, or the result with its reasons. */
export function checkEligibility(
  service: Pick<PublicService, "requirements">,
  facts: ReadonlyMap<string, Fact>,
  input: { readonly query: URLSearchParams; readonly language: ContentLanguage },
): EligibilityCheck {
  const { answers, faults, skipped } = readAnswers(input.query, service.requirements, facts);
  const questionOf = (name: string) => describeQuestion(name, service, facts.get(name), input.language);
  const open = listOpenQuestions(service.requirements, answers).filter((name) => !skipped.has(name));
  // The question just put comes again first, with what is wrong.
  const asked = input.query.get("asked") ?? "";
  const next = open.includes(asked) && faults.has(asked) ? asked : open[0];
  const fault = next === undefined ? undefined : faults.get(next);
  return {
    question: next === undefined ? undefined : questionOf(next),
    fault: fault && { reason: fault.fault, typed: fault.typed },
    given: [...answers].map(([name, answer]) => ({ question: questionOf(name), answer, written: writeAnswer(answer) })),
    skipped: [...skipped].filter((name) => !answers.has(name)),
    left: open.length,
    assessment: assessEligibility(service.requirements, answers, facts),
  };
}

/** A fact, or a requirement without a rule, as it is asked. */
export function describeQuestion(
  name: string,
  service: Pick<PublicService, "requirements">,
  fact: Fact | undefined,
  language: ContentLanguage,
): Question {
  const requirement = service.requirements.find(({ id }) => askedName(id) === name);
  return {
    name,
    text: fact?.question[language] ?? requirement?.question ?? name,
    help: fact?.help?.[language],
    type: fact?.type ?? "boolean",
    unit: fact?.type === "number" ? fact.unit : undefined,
    min: fact?.type === "number" ? fact.min : undefined,
    max: fact?.type === "number" ? fact.max : undefined,
    options: fact?.type === "choice" ? fact.options.map(({ value, label }) => ({ value, label: label[language] })) : [],
  };
}
