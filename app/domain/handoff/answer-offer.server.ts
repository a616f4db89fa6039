import type { Services } from "#app/domain/services.ts";
import { type ActionOutcome, applyAction } from "./apply-action.server.ts";
import { insertHandoffEvent } from "./handoffs.queries.server.ts";

/** The longest summary or message, in characters. */
export const MAX_TEXT_LENGTH = 4_000;

/** The resident accepts: in the queue now, with the summary as they left it. */
export async function acceptOffer(
  deps: Pick<Services, "db" | "clock">,
  input: { handoffId: string; summary: string },
): Promise<ActionOutcome> {
  const at = deps.clock.now();
  return deps.db.transaction(async (tx) => {
    const outcome = await applyAction(tx, {
      id: input.handoffId,
      action: "accept",
      at,
      change: { summary: input.summary, queuedAt: at },
    });
    if (outcome.status === "done") {
      await insertHandoffEvent(tx, { handoffId: input.handoffId, kind: "accepted", actor: "resident", at });
    }
    return outcome;
  });
}

/** The resident declines an offer, or leaves later; the assistant answers again. */
export async function leaveHandoff(
  deps: Pick<Services, "db" | "clock">,
  input: { handoffId: string },
): Promise<ActionOutcome> {
  const at = deps.clock.now();
  return deps.db.transaction(async (tx) => {
    const declined = await applyAction(tx, { id: input.handoffId, action: "decline", at });
    const outcome =
      declined.status === "done" ? declined : await applyAction(tx, { id: input.handoffId, action: "leave", at });
    if (outcome.status === "done") {
      const kind = declined.status === "done" ? "declined" : "ended";
      await insertHandoffEvent(tx, { handoffId: input.handoffId, kind, actor: "resident", at });
    }
    return outcome;
  });
}
