import { randomUUID } from "node:crypto";
import { findCurrentSecret } from "#app/domain/requests/is-own-secret.server.ts";
import type { Services } from "#app/domain/services.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import type { Language } from "#app/i18n/languages.ts";
import { describeEvent, deskName, type HandoffEntry } from "./describe-event.ts";
import { selectHandoffEvents } from "./handoff-events.queries.server.ts";
import { countWaitingBefore, selectHandoffOfConversation } from "./handoffs.queries.server.ts";
import { requestKeyOf } from "./request-key.ts";
import type { HandoffState } from "./states.ts";
import type { Handoff } from "./types.ts";

type Deps = Pick<Services, "db" | "site">;

/** What the resident's page shows of a handoff. */
export type HandoffPanelData = {
  readonly handoffId: string;
  readonly conversationId: string;
  readonly beganAt: Date;
  readonly state: HandoffState;
  readonly deskName: string;
  readonly statusText: string;
  readonly summary: string;
  /** The request it became, and the code that opens it on other devices. */
  readonly request: { readonly reference: string; readonly secret: string | undefined } | null;
  readonly entries: readonly HandoffEntry[];
  /** One-time key for the next message. */
  readonly messageKey: string;
};

/** The conversation's handoff for the browser that began the conversation, else `undefined`. */
export async function findHandoffOfVisitor(
  deps: Pick<Services, "db">,
  conversationId: string,
  visitorId: string,
): Promise<Handoff | undefined> {
  if (!/^[0-9a-f-]{36}$/.test(conversationId)) return undefined;
  const handoff = await selectHandoffOfConversation(deps.db, conversationId);
  return handoff?.visitorId === visitorId ? handoff : undefined;
}

/** Where the handoff stands, in a sentence for the resident. */
export async function loadHandoffStatus(deps: Deps, handoff: Handoff, language: Language): Promise<string> {
  const t = getTranslator(language);
  const desk = deskName(deps.site, handoff.deskId, language);
  switch (handoff.state) {
    case "offered":
    case "queued":
      return t("handoff:panel.waiting", { count: await countWaitingBefore(deps.db, handoff), desk });
    case "claimed":
    case "active":
    case "waiting_for_resident":
      return t("handoff:panel.with", { name: handoff.claimedByName ?? "", desk });
    case "ended_request_opened":
      return t("handoff:event.request_opened", { reference: handoff.requestReference ?? "" });
    case "ended_solved":
    case "ended_left":
    case "ended_refused":
      return t("handoff:panel.ended");
  }
}

/** The panel of a conversation, `null` when there was never a handoff that waited. */
export async function loadHandoffPanel(
  deps: Deps & Pick<Services, "sessionSecret">,
  input: { conversationId: string; visitorId: string; language: Language },
): Promise<HandoffPanelData | null> {
  const handoff = await findHandoffOfVisitor(deps, input.conversationId, input.visitorId);
  if (!handoff || (handoff.queuedAt === null && handoff.requestReference === null)) return null;
  const t = getTranslator(input.language);
  const events = await selectHandoffEvents(deps.db, handoff.id);
  const reader = { language: input.language, isStaff: false, site: deps.site, deskId: handoff.deskId, t };
  return {
    handoffId: handoff.id,
    conversationId: handoff.conversationId,
    beganAt: handoff.createdAt,
    state: handoff.state,
    deskName: deskName(deps.site, handoff.deskId, input.language),
    statusText: await loadHandoffStatus(deps, handoff, input.language),
    summary: handoff.summary,
    request: handoff.requestReference
      ? {
          reference: handoff.requestReference,
          secret: await findCurrentSecret(deps.db, deps, {
            reference: handoff.requestReference,
            key: requestKeyOf(handoff.id),
          }),
        }
      : null,
    entries: events.map((event) => describeEvent(event, reader)),
    messageKey: randomUUID(),
  };
}
