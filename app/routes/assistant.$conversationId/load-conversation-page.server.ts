import { randomUUID } from "node:crypto";
import type { TurnView } from "#app/components/assistant/types.ts";
import { readConversation } from "#app/domain/assistant/find-conversation.server.ts";
import { presentAnswer } from "#app/domain/assistant/present-answer.server.ts";
import type { Turn } from "#app/domain/assistant/types.ts";
import { loadHandoffPanel } from "#app/domain/handoff/load-handoff-panel.server.ts";
import type { LoadContext } from "#app/http/load-context.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";

/** Five choices at most in the simplified version, talking to somebody first. */
const SIMPLE_STEPS = 5;
const isTalk = (kind: string) => kind === "person" || kind === "phone";

function toView({ services, mode }: LoadContext, conversationId: string, turn: Turn): TurnView {
  const { questionId, question } = turn;
  if (!turn.answer) return { questionId, question, answer: null };
  const answer = presentAnswer(services, turn.answer, conversationId);
  if (mode !== "simple") return { questionId, question, answer };
  const steps = [...answer.next_steps]
    .sort((a, b) => Number(isTalk(b.kind)) - Number(isTalk(a.kind)))
    .slice(0, SIMPLE_STEPS);
  return { questionId, question, answer: { ...answer, next_steps: steps } };
}

/** Everything on a conversation's page, for its holder only. */
export async function loadConversationPage(
  context: LoadContext,
  conversationId: string,
  visitorId: string | undefined,
) {
  const { services, language } = context;
  const { conversation, turns } = await readConversation(services, conversationId, { visitorId, isProgram: false });
  return {
    title: getTranslator(language)("assistant:conversation_title"),
    conversationId: conversation.id,
    turns: turns.map((turn) => toView(context, conversation.id, turn)),
    isHandedOff: conversation.handedOffAt !== null,
    handoff: visitorId
      ? await loadHandoffPanel(services, { conversationId: conversation.id, visitorId, language })
      : null,
    submissionKey: randomUUID(),
    phone: services.site.hotlines.find((line) => line.kind === "district")?.number,
  };
}
