import type { Services } from "#app/domain/services.ts";
import type { Transaction } from "#app/db/port.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import { type ActionOutcome, applyAction } from "./apply-action.server.ts";
import { insertHandoffEvent, type NewHandoffEvent } from "./handoff-events.queries.server.ts";
import { recordFirstReply } from "./handoffs.queries.server.ts";
import { hideNumbers } from "./hide-numbers.ts";
import { putCrisisFirst } from "./put-crisis-first.server.ts";
import type { Handoff } from "./types.ts";

type MessageInput = {
  readonly handoffId: string;
  readonly text: string;
  /** One-time key of the form or script: a repeated post is the same message. */
  readonly clientKey: string;
};

/** Numbers of papers and cards are hidden before anything is stored; the writer is told beside the message. */
function storeMessage(
  tx: Transaction,
  handoff: Handoff,
  message: MessageInput & Pick<NewHandoffEvent, "actor" | "staffId" | "at">,
) {
  const hidden = hideNumbers(message.text, getTranslator(handoff.language));
  return insertHandoffEvent(tx, { ...message, ...hidden, kind: "message" });
}

/** What the resident writes goes to the person, not to the assistant. */
export async function sendResidentMessage(
  deps: Pick<Services, "db" | "clock" | "site">,
  input: MessageInput,
): Promise<ActionOutcome> {
  const at = deps.clock.now();
  return deps.db.transaction(async (tx) => {
    const outcome = await applyAction(tx, { id: input.handoffId, action: "resident_message", at });
    if (outcome.status === "done") {
      await storeMessage(tx, outcome.handoff, { ...input, actor: "resident", at });
      await putCrisisFirst(tx, deps, outcome.handoff, input.text, at);
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
    await storeMessage(tx, outcome.handoff, { ...input, actor: "staff", at });
    await recordFirstReply(tx, input.handoffId, at);
    return outcome;
  });
}
