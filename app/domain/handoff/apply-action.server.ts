import type { Transaction } from "#app/db/port.ts";
import { AppError } from "#app/lib/app-error.ts";
import { type HandoffChange, lockHandoff, setHandedOff, updateHandoff } from "./handoffs.queries.server.ts";
import { canAct, type HandoffAction, isEnded, stateAfter } from "./states.ts";
import type { Handoff } from "./types.ts";

export type ActionOutcome =
  | { readonly status: "done"; readonly handoff: Handoff }
  /** Somebody was quicker, or it has ended: the handoff as it is now. */
  | { readonly status: "refused"; readonly handoff: Handoff };

/**
 * Makes one step of a handoff under its row lock: refuses what its state does not allow, keeps `claimed_by`, the end
 * and the assistant's silence in step with the state. Events are the caller's, in the same transaction.
 */
export async function applyAction(
  tx: Transaction,
  input: {
    id: string;
    action: HandoffAction;
    at: Date;
    change?: HandoffChange;
    mayAct?: (handoff: Handoff) => boolean;
  },
): Promise<ActionOutcome> {
  const handoff = await lockHandoff(tx, input.id);
  if (!handoff) throw new AppError("not_found");
  if (!canAct(input.action, handoff.state) || input.mayAct?.(handoff) === false) return { status: "refused", handoff };
  const state = stateAfter(input.action, handoff.state);
  const change: HandoffChange = { state, ...input.change };
  await updateHandoff(tx, handoff.id, handoff.version, {
    ...change,
    ...(isEnded(state) ? { endedAt: input.at } : {}),
    ...(state === "queued" && handoff.state !== "queued"
      ? { queuedAt: handoff.queuedAt ?? input.at, claimedBy: null, claimedAt: null }
      : {}),
  });
  if (isEnded(state)) await setHandedOff(tx, handoff.conversationId, null);
  else if (state === "queued") await setHandedOff(tx, handoff.conversationId, handoff.queuedAt ?? input.at);
  const after = await lockHandoff(tx, handoff.id);
  return { status: "done", handoff: after ?? handoff };
}
