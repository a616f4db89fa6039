import type { Services } from "#app/domain/services.ts";
import { type ActionOutcome, applyAction } from "./apply-action.server.ts";
import { insertHandoffEvent, recordFirstReply } from "./handoffs.queries.server.ts";

type MessageInput = {
  readonly handoffId: string;
  readonly text: string;
  /** One-time key of the form or script: a repeated post is the same message. */
  readonly clientKey: string;
};

/** What the resident writes goes to the person, not to the assistant. */
export async function sendResidentMessage(
  deps: Pick<Services, "db" | "clock">,
  input: MessageInput,
): Promise<ActionOutcome> {
  const at = deps.clock.now();
  return deps.db.transaction(async (tx) => {
    const outcome = await applyAction(tx, { id: input.handoffId, action: "resident_message", at });
    if (outcome.status === "done") {
      await insertHandoffEvent(tx, { ...input, kind: "message", actor: "resident", at });
    }
    return outcome;
  });
}

/** Only the staff member who holds the conversation writes in it. */
export async function sendStaffMessage(
  deps: Pick<Services, "db" | "clock">,
  input: MessageInput & { staffId: string },
): Promise<ActionOutcome> {
  const at = deps.clock.now();
  return deps.db.transaction(async (tx) => {
    const outcome = await applyAction(tx, {
      id: input.handoffId,
      action: "staff_message",
      at,
      mayAct: (handoff) => handoff.claimedBy === input.staffId,
    });
    if (outcome.status === "refused") return outcome;
    await insertHandoffEvent(tx, { ...input, kind: "message", actor: "staff", at });
    await recordFirstReply(tx, input.handoffId, at);
    return outcome;
  });
}
