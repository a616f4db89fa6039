import type { Services } from "#app/domain/services.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import type { Language } from "#app/i18n/languages.ts";
import { AppError } from "#app/lib/app-error.ts";
import { maskPersonalData } from "#app/lib/personal-data.ts";
import { type AnswerFeedbackInput, FEEDBACK_WORDS_MAX_LENGTH } from "./answer-feedback.ts";
import { upsertAnswerFeedback } from "./answer-feedback.queries.server.ts";
import { type ConversationCaller, getConversation } from "./find-conversation.server.ts";

/**
 * Stores what the holder of a conversation says of one answer; said again, it takes the place of what was said before.
 * Words are masked. Throws `not_found` for an answer that is not in a conversation of the caller's, and for one that answered nothing.
 */
export async function giveAnswerFeedback(
  deps: Pick<Services, "db" | "clock">,
  input: AnswerFeedbackInput & {
    readonly conversationId: string;
    readonly caller: ConversationCaller;
    readonly language: Language;
  },
): Promise<void> {
  const conversation = await getConversation(deps, input.conversationId, input.caller);
  const isHelpful = input.helped === "yes";
  const t = getTranslator(input.language);
  const { text } = maskPersonalData(input.words, (kind) => t(`assistant:mask.${kind}`));
  const words = [...text].slice(0, FEEDBACK_WORDS_MAX_LENGTH).join("") || null;
  const isStored = await upsertAnswerFeedback(deps.db, {
    questionId: input.question,
    conversationId: conversation.id,
    isHelpful,
    reason: isHelpful ? null : (input.reason ?? null),
    words: isHelpful ? null : words,
    at: deps.clock.now(),
  });
  if (!isStored) throw new AppError("not_found");
}
