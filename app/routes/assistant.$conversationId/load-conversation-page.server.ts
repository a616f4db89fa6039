import { randomUUID } from "node:crypto";
import type { TurnView } from "#app/components/assistant/types.ts";
import { readConversation } from "#app/domain/assistant/find-conversation.server.ts";
import { presentAnswer } from "#app/domain/assistant/present-answer.server.ts";
import type { Turn } from "#app/domain/assistant/types.ts";
import { loadHandoffPanel } from "#app/domain/handoff/load-handoff-panel.server.ts";
import type { LoadContext } from "#app/http/load-context.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import { withoutTalk } from "./without-talk.ts";

/** Five choices at most in the simplified version; in danger, and where nothing else helps, talking to somebody first. */
const SIMPLE_STEPS = 5;
const isTalk = (kind: string) => kind === "person" || kind === "phone";

type PageOf = { readonly conversationId: string; readonly phone: string | undefined; readonly isNewest: boolean };

function toView({ services, mode }: LoadContext, page: PageOf, turn: Turn): TurnView {
  const { questionId, question } = turn;
  if (!turn.answer) return { questionId, question, answer: null };
  const answer = presentAnswer(services, turn.answer, page.conversationId);
  const steps = withoutTalk(answer, page);
  if (mode !== "simple") return { questionId, question, answer: { ...answer, next_steps: steps } };
  const simple = [...steps].sort((a, b) => Number(isTalk(b.kind)) - Number(isTalk(a.kind))).slice(0, SIMPLE_STEPS);
  return { questionId, question, answer: { ...answer, next_steps: simple } };
}

/** Everything on a conversation's page, for its holder only. */
export async function loadConversationPage(
  context: LoadContext,
  conversationId: string,
  visitorId: string | undefined,
) {
  const { services, language } = context;
  const { conversation, turns } = await readConversation(services, conversationId, { visitorId, isProgram: false });
  const { id } = conversation;
  const handoff = visitorId ? await loadHandoffPanel(services, { conversationId: id, visitorId, language }) : null;
  const phone = services.site.hotlines.find((line) => line.kind === "district")?.number;
  const wasAskedBefore = (turn: Turn) => handoff !== null && turn.askedAt <= handoff.beganAt;
  const view = (turn: Turn) => toView(context, { conversationId: id, phone, isNewest: turn === turns.at(-1) }, turn);
  return {
    title: getTranslator(language)("assistant:conversation_title"),
    conversationId: id,
    /** What was asked before a person came. */
    before: turns.filter(wasAskedBefore).map(view),
    /** What was asked since, or all when no person came. */
    turns: turns.filter((turn) => !wasAskedBefore(turn)).map(view),
    isHandedOff: conversation.handedOffAt !== null,
    handoff,
    submissionKey: randomUUID(),
    phone,
  };
}

export type ConversationPageData = Awaited<ReturnType<typeof loadConversationPage>>;
