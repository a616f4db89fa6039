import type { Services } from "#app/domain/services.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import { describeNextSteps } from "./describe-next-steps.ts";
import type { Answer, AnswerSource, NextStep } from "./types.ts";

/** An answer as the API gives it, by the names of the contract. */
export type AnswerReply = {
  readonly status: Answer["status"];
  readonly text: string;
  readonly language: string;
  readonly sources: readonly (Omit<AnswerSource, "checkedOn" | "page" | "version"> & {
    readonly checked_on: string | null;
    readonly page: number | null;
  })[];
  readonly next_steps: readonly NextStep[];
};

export function presentAnswer(
  deps: Pick<Services, "site" | "clock">,
  answer: Answer,
  conversationId: string,
): AnswerReply {
  const t = getTranslator(answer.language);
  return {
    status: answer.status,
    text: answer.text,
    language: answer.language,
    sources: answer.sources.map(({ checkedOn, page = null, version: _version, ...source }) => ({
      ...source,
      checked_on: checkedOn,
      page,
    })),
    next_steps: describeNextSteps(deps, answer.nextSteps, { conversationId, language: answer.language, t }),
  };
}
