import { recordAuditEvent } from "#app/domain/audit/record-audit-event.server.ts";
import type { Services } from "#app/domain/services.ts";
import { applyAction } from "../apply-action.server.ts";
import { insertHandoffEvent } from "../handoff-events.queries.server.ts";
import { selectHeldBySilent, setSilentOffline, tellPresenceChanged } from "./presence.queries.server.ts";

/**
 * Staff of whom nothing is heard any more (a browser that died, a computer that sleeps) become offline, and what they held
 * goes back to the queue at the place its waiting time gives it; resident and colleagues read so in the conversation.
 * Every portal process asks this every few seconds; who comes second finds nothing to do. Gives how many went back.
 */
export async function returnSilent(deps: Pick<Services, "db" | "clock">): Promise<number> {
  const at = deps.clock.now();
  const gone = await setSilentOffline(deps.db, at);
  let returned = 0;
  for (const { id, staffId } of await selectHeldBySilent(deps.db, at)) {
    const outcome = await deps.db.transaction(async (tx) => {
      const released = await applyAction(tx, {
        id,
        action: "release",
        at,
        mayAct: (handoff) => handoff.claimedBy === staffId,
      });
      if (released.status === "refused") return released;
      await insertHandoffEvent(tx, { handoffId: id, kind: "released", actor: "system", staffId, at });
      const actor = { kind: "system", id: "presence" } as const;
      await recordAuditEvent(tx, { actor, action: "handoff.release", subjectType: "handoff", subjectId: id, at });
      return released;
    });
    if (outcome.status === "done") returned += 1;
  }
  if (gone > 0) await tellPresenceChanged(deps.db);
  return returned;
}
