import type { Services } from "#app/domain/services.ts";
import type { AnswerFeedback } from "./answer-feedback.ts";
import { selectAnswerFeedback } from "./answer-feedback.queries.server.ts";
import { type ConversationCaller, readConversation } from "./find-conversation.server.ts";
import { type AnswerShare, listShares } from "./share-answer.server.ts";
import type { Conversation, Turn } from "./types.ts";

export type OwnConversation = {
  readonly conversation: Conversation;
  readonly turns: readonly Turn[];
  /** By question. */
  readonly feedback: ReadonlyMap<string, AnswerFeedback>;
  readonly shares: ReadonlyMap<string, AnswerShare>;
};

/** A conversation with what its holder did with the answers. Throws `not_found` for everybody else. */
export async function readOwnConversation(
  deps: Pick<Services, "db" | "sessionSecret">,
  conversationId: string,
  caller: ConversationCaller,
): Promise<OwnConversation> {
  const { conversation, turns } = await readConversation(deps, conversationId, caller);
  return {
    conversation,
    turns,
    feedback: await selectAnswerFeedback(deps.db, conversation.id),
    shares: await listShares(deps, conversation.id),
  };
}
