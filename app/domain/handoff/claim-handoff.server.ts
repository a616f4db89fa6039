import { recordAuditEvent } from "#app/domain/audit/record-audit-event.server.ts";
import type { Services } from "#app/domain/services.ts";
import { type ActionOutcome, applyAction } from "./apply-action.server.ts";
import { insertHandoffEvent } from "./handoff-events.queries.server.ts";
import { recordTaken } from "./waiting/estimates.queries.server.ts";
import { countHeld, lockPresence, recordPage } from "./presence/presence.queries.server.ts";

/** Besides what any action may be refused for: the taker has as many conversations as the desk lets one have at once. */
export type ClaimOutcome = ActionOutcome | (Extract<ActionOutcome, { status: "refused" }> & { readonly limit: number });

/** Exactly one of those who try gets it; the others are told who has it. Whoever takes it is heard of from now on. */
export async function claimHandoff(
  deps: Pick<Services, "db" | "clock" | "site">,
  handoffId: string,
  actor: { readonly staffId: string; readonly deskIds: readonly string[] },
): Promise<ClaimOutcome> {
  const { staffId } = actor;
  const at = deps.clock.now();
  return deps.db.transaction(async (tx): Promise<ClaimOutcome> => {
    await recordPage(tx, staffId, at);
    await lockPresence(tx, staffId);
    const held = await countHeld(tx, staffId);
    let limit: number | undefined;
    const outcome = await applyAction(tx, {
      id: handoffId,
      action: "claim",
      at,
      change: { claimedBy: staffId, claimedAt: at },
      mayAct: (handoff) => {
        if (!actor.deskIds.includes(handoff.deskId)) return false;
        const desk = deps.site.desks.find((one) => one.id === handoff.deskId);
        if (!desk || held < desk.live_at_once) return true;
        limit = desk.live_at_once;
        return false;
      },
    });
    if (outcome.status === "refused") return limit === undefined ? outcome : { ...outcome, limit };
    await recordTaken(tx, handoffId, at);
    await insertHandoffEvent(tx, { handoffId, kind: "claimed", actor: "staff", staffId, at });
    await recordAuditEvent(tx, {
      actor: { kind: "staff", id: staffId },
      action: "handoff.claim",
      subjectType: "handoff",
      subjectId: handoffId,
      at,
    });
    return outcome;
  });
}
