import { listWholeServices } from "#app/domain/catalogue/find-public-service.server.ts";
import { listPublicServices } from "#app/domain/catalogue/list-public-services.server.ts";
import { readPersonFacts } from "#app/domain/catalogue/read-facts.server.ts";
import type { Services } from "#app/domain/services.ts";
import type { ContentLanguage } from "#app/i18n/languages.ts";
import { describeQuestion, type GivenAnswer, type Question } from "./check-eligibility.ts";
import { type Candidate, type Guidance, guideToServices } from "./guide-to-services.ts";
import { type AnswerFault, readAnswers, writeAnswer } from "./read-answers.ts";

export type FoundServices = {
  readonly question: Question | undefined;
  readonly fault: { readonly reason: AnswerFault; readonly typed: string } | undefined;
  readonly given: readonly GivenAnswer[];
  readonly skipped: readonly string[];
  readonly guidance: Guidance<Candidate>;
};

type Deps = Pick<Services, "db" | "clock" | "site">;

/** The guided finder: services of a life event (or all), narrowed by the answers in the address, and the next question. */
export async function findServices(
  deps: Deps,
  input: {
    readonly lifeEvent: string | undefined;
    readonly query: URLSearchParams;
    readonly language: ContentLanguage;
  },
): Promise<FoundServices> {
  const { language, query } = input;
  const facts = await readPersonFacts(deps);
  const listed = await listPublicServices(deps, {
    language,
    ...(input.lifeEvent ? { lifeEvent: input.lifeEvent } : {}),
  });
  const whole = new Map((await listWholeServices(deps, { language })).map(({ service }) => [service.slug, service]));
  const candidates = listed.flatMap(({ slug, title, summary, formId }): Candidate[] => {
    const service = whole.get(slug);
    return service ? [{ slug, title, summary, formId, requirements: service.requirements }] : [];
  });
  const { answers, faults, skipped } = readAnswers(query, [], facts);
  const guidance = guideToServices(candidates, { answers, skipped }, facts);
  const asked = query.get("asked") ?? "";
  const next = faults.has(asked) ? asked : guidance.nextField;
  const questionOf = (name: string) => describeQuestion(name, { requirements: [] }, facts.get(name), language);
  const fault = next === undefined ? undefined : faults.get(next);
  return {
    question: next === undefined ? undefined : questionOf(next),
    fault: fault && { reason: fault.fault, typed: fault.typed },
    given: [...answers].map(([name, answer]) => ({ question: questionOf(name), answer, written: writeAnswer(answer) })),
    skipped: [...skipped].filter((name) => facts.has(name)),
    guidance,
  };
}
