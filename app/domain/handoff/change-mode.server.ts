import type { Services } from "#app/domain/services.ts";
import { type ActionOutcome, applyAction } from "./apply-action.server.ts";
import { insertHandoffEvent } from "./handoff-events.queries.server.ts";
import { lockHandoff, updateHandoff } from "./handoffs.queries.server.ts";
import type { CallBack } from "./types.ts";

export type WantedMode =
  { readonly mode: "chat" | "visit" } | { readonly mode: "call_back"; readonly callBack: CallBack };

/**
 * Somebody who waits would rather be rung, come to the counter, or write after all: the same handoff, with its waiting time
 * and so its place. Whoever comes to the counter holds nobody up meanwhile. Refused once a person has it, or it has ended.
 */
export async function changeMode(
  deps: Pick<Services, "db" | "clock">,
  handoffId: string,
  wanted: WantedMode,
): Promise<ActionOutcome> {
  const at = deps.clock.now();
  return deps.db.transaction(async (tx): Promise<ActionOutcome> => {
    const outcome = await applyAction(tx, { id: handoffId, action: "change_mode", at });
    if (outcome.status === "refused") return outcome;
    const { handoff } = outcome;
    const { mode } = wanted;
    if (mode === handoff.mode && mode !== "call_back") return outcome;
    await updateHandoff(tx, handoffId, handoff.version, {
      mode,
      ...(wanted.mode === "call_back" ? { summary: handoff.summary, callBack: wanted.callBack } : {}),
    });
    const kind = mode === "call_back" ? "call_back_asked" : "accepted";
    await insertHandoffEvent(tx, { handoffId, kind, actor: "resident", mode, at });
    return { status: "done", handoff: (await lockHandoff(tx, handoffId)) ?? handoff };
  });
}
