import { tieDrafts } from "#app/domain/requests/draft-reminders.queries.server.ts";
import { countHeldConversations, handOverConversations } from "#app/domain/assistant/hand-over.queries.server.ts";
import { recordAuditEvent } from "#app/domain/audit/record-audit-event.server.ts";
import { handOverHandoffs } from "#app/domain/handoff/hand-over.queries.server.ts";
import { countHeldRequests, handOverRequests } from "#app/domain/requests/hand-over.queries.server.ts";
import { handOverMandates } from "#app/domain/requests/mandates/mandates.queries.server.ts";
import type { Services } from "#app/domain/services.ts";
import type { ResidentSession } from "./resident.ts";

export type Held = { readonly requests: number; readonly drafts: number; readonly conversations: number };

/** What was begun in a browser without signing in. */
export async function countHeld({ db, clock }: Pick<Services, "db" | "clock">, visitorId: string): Promise<Held> {
  const { requests, drafts } = await countHeldRequests(db, visitorId, clock.now());
  return { requests, drafts, conversations: await countHeldConversations(db, visitorId) };
}

export const isEmpty = ({ requests, drafts, conversations }: Held): boolean => requests + drafts + conversations === 0;

/**
 * Makes what was begun in a browser the account's, because its owner said so: somebody else may have used the same
 * computer before. Afterwards that browser shows it only to whoever is signed in.
 */
export async function joinBrowser(
  { db, clock }: Pick<Services, "db" | "clock">,
  { resident, visitorId }: ResidentSession,
  guestId: string,
): Promise<void> {
  const held = await countHeld({ db, clock }, guestId);
  await db.transaction(async (tx) => {
    await handOverRequests(tx, guestId, visitorId);
    await tieDrafts(tx, visitorId, resident.id);
    await handOverMandates(tx, guestId, visitorId);
    await handOverConversations(tx, guestId, visitorId);
    await handOverHandoffs(tx, guestId, visitorId);
    await recordAuditEvent(tx, {
      actor: { kind: "resident", id: resident.id },
      action: "resident.joined_browser",
      subjectType: "resident",
      subjectId: resident.id,
      details: { ...held },
      at: clock.now(),
    });
  });
}
