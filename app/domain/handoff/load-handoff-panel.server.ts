import { randomUUID } from "node:crypto";
import { findCurrentSecret } from "#app/domain/requests/is-own-secret.server.ts";
import type { Services } from "#app/domain/services.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import type { Language } from "#app/i18n/languages.ts";
import { describeEvent, deskName, type HandoffEntry } from "./describe-event.ts";
import { selectHandoffEvents } from "./handoff-events.queries.server.ts";
import { countWaitingBefore, selectHandoffOfConversation } from "./handoffs.queries.server.ts";
import { isSomebodyOnline } from "./presence/presence.queries.server.ts";
import { findEstimate } from "./waiting/give-estimate.server.ts";
import { type CrisisLine, listCrisisLines } from "./list-crisis-lines.ts";
import { requestKeyOf } from "./request-key.ts";
import { visitUrlOf } from "./load-offer.server.ts";
import type { HandoffMode, HandoffState } from "./states.ts";
import type { CallBack, Handoff } from "./types.ts";

type Deps = Pick<Services, "db" | "site" | "clock">;

/** What the resident's page shows of a handoff. */
export type HandoffPanelData = {
  readonly handoffId: string;
  readonly conversationId: string;
  readonly beganAt: Date;
  readonly state: HandoffState;
  readonly mode: HandoffMode;
  readonly callBack: CallBack | null;
  readonly visitUrl: string;
  readonly deskName: string;
  readonly statusText: string;
  readonly summary: string;
  /** Whom to ring now, in a crisis; else none. */
  readonly hotlines: readonly CrisisLine[];
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
    case "queued": {
      if (handoff.mode === "visit") return t("handoff:panel.visit", { desk });
      const place = t("handoff:panel.waiting", { count: await countWaitingBefore(deps.db, handoff), desk });
      if (handoff.mode === "call_back")
        return `${place} ${t("handoff:panel.call_back", { phone: handoff.callBack?.phone ?? "" })}`;
      if (!(await isSomebodyOnline(deps.db, handoff.deskId, deps.clock.now())))
        return `${place} ${t("handoff:panel.nobody_online")}`;
      const minutes = await findEstimate(deps.db, handoff.id);
      return minutes === null ? place : `${place} ${t("handoff:panel.wait", { count: minutes })}`;
    }
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
    mode: handoff.mode,
    callBack: handoff.callBack,
    visitUrl: visitUrlOf(handoff.serviceSlug),
    deskName: deskName(deps.site, handoff.deskId, input.language),
    statusText: await loadHandoffStatus(deps, handoff, input.language),
    summary: handoff.summary,
    hotlines: handoff.isCrisis ? listCrisisLines(deps.site, input.language) : [],
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
