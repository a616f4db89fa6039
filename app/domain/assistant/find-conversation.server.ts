import type { Services } from "#app/domain/services.ts";
import { AppError } from "#app/lib/app-error.ts";
import { isUuid } from "#app/lib/uuid.ts";
import { selectConversation, selectTurns } from "./conversations.queries.server.ts";
import type { Conversation, Turn } from "./types.ts";

/** Who asks for a conversation: a browser by its visitor, a program without cookies by none. */
export type ConversationCaller = { readonly visitorId: string | undefined; readonly isProgram: boolean };

/**
 * The conversation for its holder: the browser that began it, or, for one begun over the API, a program that knows its
 * id. To everybody else it is not there.
 */
export async function getConversation(
  deps: Pick<Services, "db">,
  conversationId: string,
  caller: ConversationCaller,
): Promise<Conversation> {
  const conversation = isUuid(conversationId) ? await selectConversation(deps.db, conversationId) : undefined;
  const isHolder =
    conversation !== undefined &&
    ((caller.visitorId !== undefined && conversation.visitorId === caller.visitorId) ||
      (caller.isProgram && conversation.channel !== "web"));
  if (!conversation || !isHolder) throw new AppError("not_found");
  return conversation;
}

/** A conversation longer than this shows its end; nobody scrolls further. */
const MAX_TURNS_SHOWN = 50;

export async function readConversation(
  deps: Pick<Services, "db">,
  conversationId: string,
  caller: ConversationCaller,
  limit = MAX_TURNS_SHOWN,
): Promise<{ readonly conversation: Conversation; readonly turns: readonly Turn[] }> {
  const conversation = await getConversation(deps, conversationId, caller);
  return { conversation, turns: await selectTurns(deps.db, conversation.id, limit) };
}
