import { randomUUID } from "node:crypto";
import type { Services } from "#app/domain/services.ts";
import { AppError } from "#app/lib/app-error.ts";
import { insertConversation, lockConversationId, selectConversation } from "./conversations.queries.server.ts";
import type { Conversation } from "./types.ts";

/**
 * A conversation without a question yet, for somebody who wants a person at once. `key` is the form's one-time key: the
 * same form sent twice begins one conversation. Another browser's key is refused as not found.
 */
export async function startConversation(
  deps: Pick<Services, "db" | "clock">,
  input: Pick<Conversation, "language" | "mode"> & { readonly key: string; readonly visitorId: string },
): Promise<Conversation> {
  const id = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(input.key) ? input.key : randomUUID();
  const conversation: Conversation = {
    id,
    visitorId: input.visitorId,
    language: input.language,
    mode: input.mode,
    channel: "web",
    handedOffAt: null,
  };
  return deps.db.transaction(async (tx) => {
    // Whoever comes second waits here until the first has committed.
    await lockConversationId(tx, id);
    const known = await selectConversation(tx, id);
    if (known && known.visitorId !== input.visitorId) throw new AppError("not_found");
    if (known) return known;
    await insertConversation(tx, conversation, deps.clock.now());
    return conversation;
  });
}
