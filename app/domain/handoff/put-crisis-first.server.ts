import type { Transaction } from "#app/db/port.ts";
import { findDanger } from "#app/domain/assistant/steps/emergency-and-crisis.ts";
import type { Services } from "#app/domain/services.ts";
import { insertHandoffEvent } from "./handoff-events.queries.server.ts";
import { updateHandoff } from "./handoffs.queries.server.ts";
import type { Handoff } from "./types.ts";

/** A question that is left with crisis words waits in no queue, but its page says whom to ring at once. */
export async function markCrisis(tx: Transaction, handoff: Handoff, words: string): Promise<void> {
  if (!handoff.isCrisis && findDanger(words).crisis)
    await updateHandoff(tx, handoff.id, handoff.version, { isCrisis: true });
}

/**
 * Crisis words in what a resident tells a person put the conversation before all others, for good, and to the desk that the
 * site names while nobody has it yet. The words are those that the assistant answers with hotlines, and no others: urgent,
 * important or angry ones change nothing. Under the handoff's row lock.
 */
export async function putCrisisFirst(
  tx: Transaction,
  deps: Pick<Services, "site">,
  handoff: Handoff,
  words: string,
  at: Date,
): Promise<void> {
  if (handoff.isCrisis || !findDanger(words).crisis) return;
  const desk = deps.site.desks.find(({ id, live }) => live && id === deps.site.crisis_desk);
  const moves = desk && handoff.claimedBy === null && desk.id !== handoff.deskId;
  await updateHandoff(tx, handoff.id, handoff.version, { isCrisis: true, ...(moves ? { deskId: desk.id } : {}) });
  const event = { handoffId: handoff.id, actor: "system", deskId: moves ? desk.id : handoff.deskId, at } as const;
  await insertHandoffEvent(tx, { ...event, kind: moves ? "transferred" : "position_changed" });
}
