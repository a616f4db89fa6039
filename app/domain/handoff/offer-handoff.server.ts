import { randomUUID } from "node:crypto";
import type { Services } from "#app/domain/services.ts";
import type { Language } from "#app/i18n/languages.ts";
import { findLiveDesk } from "./find-live-desk.server.ts";
import { insertHandoffEvent } from "./handoff-events.queries.server.ts";
import { insertHandoff, lockConversation, selectHandoffOfConversation } from "./handoffs.queries.server.ts";
import { isEnded } from "./states.ts";
import { summariseConversation } from "./summarise-conversation.server.ts";
import type { Handoff } from "./types.ts";

export type OfferHandoffInput = {
  readonly conversationId: string;
  readonly visitorId: string | null;
  readonly language: Language;
  readonly isSimplified: boolean;
};

/**
 * Begins a handoff: the desk by the matter talked about, a summary the resident may change, and as first event what is
 * true right now (offered, nobody free, outside hours, holiday). A conversation that has an open handoff keeps it.
 */
export async function offerHandoff(
  deps: Pick<Services, "db" | "clock" | "site">,
  input: OfferHandoffInput,
): Promise<Handoff> {
  const now = deps.clock.now();
  const { summary, serviceSlug, deskId } = await summariseConversation(deps, input.conversationId);
  const { desk, availability } = await findLiveDesk(deps, deskId);
  return deps.db.transaction(async (tx) => {
    // Two clicks at once: the second waits here and finds the first one's handoff.
    await lockConversation(tx, input.conversationId);
    const begun = await selectHandoffOfConversation(tx, input.conversationId);
    if (begun && !isEnded(begun.state)) return begun;
    const id = randomUUID();
    await insertHandoff(tx, {
      id,
      conversationId: input.conversationId,
      visitorId: input.visitorId,
      deskId: desk.id,
      language: input.language,
      isSimplified: input.isSimplified,
      summary,
      serviceSlug,
      createdAt: now,
    });
    const kind = availability.status === "open" ? "offered" : availability.reason;
    await insertHandoffEvent(tx, { handoffId: id, kind, actor: "system", deskId: desk.id, at: now });
    const handoff = await selectHandoffOfConversation(tx, input.conversationId);
    if (!handoff) throw new Error("The handoff just stored is not there.");
    return handoff;
  });
}
