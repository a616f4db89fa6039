import { presentAnswer } from "#app/domain/assistant/present-answer.server.ts";
import { readTranscript, type TranscriptPart } from "#app/domain/handoff/read-transcript.server.ts";
import type { LoadContext } from "#app/http/load-context.ts";
import { formatMoment } from "#app/i18n/format.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";

/** The whole conversation on one page for paper, in the reader's language; answers stay in their own. */
export async function loadTranscriptPage(context: LoadContext, conversationId: string, visitorId: string) {
  const { services, language } = context;
  const caller = { visitorId, isProgram: false };
  const { conversation, parts } = await readTranscript(services, { conversationId, caller, language });
  const moment = (at: Date) => formatMoment(at, "minute", language, services.site.time_zone);
  const toView = (part: TranscriptPart) => {
    if (part.kind === "talk") return part;
    const { questionId, question, isReplaced, askedAt, answer } = part.turn;
    return {
      kind: "turn" as const,
      questionId,
      question,
      isReplaced,
      askedAt: moment(askedAt),
      answer: answer && presentAnswer(services, answer, conversation.id),
    };
  };
  return {
    title: getTranslator(language)("assistant:transcript.title"),
    conversationId: conversation.id,
    copiedAt: moment(services.clock.now()),
    publicUrl: services.publicUrl,
    keepDays: services.site.retention.conversations,
    parts: parts.map(toView),
  };
}

export type TranscriptPageData = Awaited<ReturnType<typeof loadTranscriptPage>>;
