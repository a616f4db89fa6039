import { randomUUID } from "node:crypto";
import { ASK_FORM } from "#app/components/assistant/ask-form.tsx";
import type { TurnView } from "#app/components/assistant/types.ts";
import { MESSAGE_FORM } from "#app/components/handoff/handoff-panel.tsx";
import type { AnswerFeedback } from "#app/domain/assistant/answer-feedback.ts";
import { readOwnConversation } from "#app/domain/assistant/read-own-conversation.server.ts";
import { presentAnswer } from "#app/domain/assistant/present-answer.server.ts";
import { type AnswerShare, canBeShared } from "#app/domain/assistant/share-answer.server.ts";
import type { Turn } from "#app/domain/assistant/types.ts";
import { writeAnswer } from "#app/domain/assistant/write-answer.ts";
import { loadHandoffPanel } from "#app/domain/handoff/load-handoff-panel.server.ts";
import { waitsFor } from "#app/domain/watches/watch.ts";
import type { LoadContext } from "#app/http/load-context.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import { withoutTalk } from "./without-talk.ts";

/** Five choices at most in the simplified version; in danger, and where nothing else helps, talking to somebody first. */
const SIMPLE_STEPS = 5;
const isTalk = (kind: string) => kind === "person" || kind === "phone";

type PageOf = {
  readonly conversationId: string;
  readonly phone: string | undefined;
  readonly isNewest: boolean;
  readonly canEdit: boolean;
  readonly feedback: AnswerFeedback | undefined;
  readonly share: AnswerShare | undefined;
};

function toView({ services, mode }: LoadContext, page: PageOf, turn: Turn): TurnView {
  const { questionId, question, isReplaced } = turn;
  const common = {
    questionId,
    question,
    isReplaced,
    canEdit: page.canEdit,
    feedback: page.feedback ?? null,
    waitsFor: (turn.answer && waitsFor(turn.answer)) ?? null,
    canShare: canBeShared(turn.answer),
    sharedPath: page.share?.path ?? null,
  };
  if (!turn.answer) return { ...common, answer: null, asText: "" };
  const { language } = turn.answer;
  const asText = writeAnswer(turn.answer, { t: getTranslator(language), language, publicUrl: services.publicUrl });
  const answer = presentAnswer(services, turn.answer, page.conversationId);
  const steps = withoutTalk(answer, page);
  const shown =
    mode === "simple"
      ? [...steps].sort((a, b) => Number(isTalk(b.kind)) - Number(isTalk(a.kind))).slice(0, SIMPLE_STEPS)
      : steps;
  return { ...common, asText, answer: { ...answer, next_steps: shown } };
}

/** Everything on a conversation's page, for its holder only. `edit` names the question to be written anew. */
export async function loadConversationPage(
  context: LoadContext,
  conversationId: string,
  visitorId: string | undefined,
  edit: string | null = null,
) {
  const { services, language } = context;
  const caller = { visitorId, isProgram: false };
  const { conversation, turns, feedback, shares } = await readOwnConversation(services, conversationId, caller);
  const { id } = conversation;
  const handoff = visitorId ? await loadHandoffPanel(services, { conversationId: id, visitorId, language }) : null;
  const phone = services.site.hotlines.find((line) => line.kind === "district")?.number;
  const isHandedOff = conversation.handedOffAt !== null;
  const last = turns.at(-1);
  const wasAskedBefore = (turn: Turn) => handoff !== null && turn.askedAt <= handoff.beganAt;
  const view = (turn: Turn) =>
    toView(
      context,
      {
        conversationId: id,
        phone,
        isNewest: turn === last,
        canEdit: turn === last && !isHandedOff && turn.questionId !== edit,
        feedback: feedback.get(turn.questionId),
        share: shares.get(turn.questionId),
      },
      turn,
    );
  const isEdited = !isHandedOff && last !== undefined && last.questionId === edit;
  return {
    isAccount: context.resident !== undefined,
    title: getTranslator(language)("assistant:conversation_title"),
    conversationId: id,
    /** What was asked before a person came. */
    before: turns.filter(wasAskedBefore).map(view),
    /** What was asked since, or all when no person came. */
    turns: turns.filter((turn) => !wasAskedBefore(turn)).map(view),
    editing: isEdited ? { questionId: last.questionId, question: last.question } : undefined,
    isHandedOff,
    handoff,
    submissionKey: randomUUID(),
    phone,
    keepDays: services.site.retention.conversations,
    typedForm: isHandedOff ? MESSAGE_FORM : ASK_FORM,
  };
}

export type ConversationPageData = Awaited<ReturnType<typeof loadConversationPage>>;
