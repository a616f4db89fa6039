import type { Services } from "#app/domain/services.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import { DEFAULT_LANGUAGE } from "#app/i18n/languages.ts";
import { type ActionOutcome, applyAction } from "./apply-action.server.ts";
import { insertHandoffEvent } from "./handoff-events.queries.server.ts";
import { lockHandoff } from "./handoffs.queries.server.ts";
import { putCrisisFirst } from "./put-crisis-first.server.ts";
import { hideNumbers } from "./hide-numbers.ts";

/** The longest summary or message, in characters. */
export const MAX_TEXT_LENGTH = 4_000;

/** The resident accepts: in the queue now, with the summary as they left it, but for numbers of papers and cards. */
export async function acceptOffer(
  deps: Pick<Services, "db" | "clock" | "site">,
  input: { handoffId: string; summary: string },
): Promise<ActionOutcome> {
  const at = deps.clock.now();
  const { handoffId } = input;
  return deps.db.transaction(async (tx) => {
    const handoff = await lockHandoff(tx, handoffId);
    const { text: summary, maskedKinds } = hideNumbers(
      input.summary,
      getTranslator(handoff?.language ?? DEFAULT_LANGUAGE),
    );
    const outcome = await applyAction(tx, { id: handoffId, action: "accept", at, change: { summary, queuedAt: at } });
    if (outcome.status === "done") {
      await insertHandoffEvent(tx, { handoffId, kind: "accepted", actor: "resident", maskedKinds, at });
      await putCrisisFirst(tx, deps, outcome.handoff, input.summary, at);
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
