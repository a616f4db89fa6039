import type { Services } from "#app/domain/services.ts";
import { findDeskAvailability } from "./desk-availability.server.ts";
import { insertHandoffEvent } from "./handoff-events.queries.server.ts";
import { selectWaiting } from "./handoffs.queries.server.ts";
import { openRequestFromHandoff } from "./open-request-from-handoff.server.ts";

/**
 * When a live desk has closed, whoever still waits there gets a request with a promised time instead of silence. Safe to
 * run at any time and twice. Returns how many were turned into requests.
 */
export async function sweepHandoffs(
  deps: Pick<Services, "db" | "clock" | "jobs" | "site" | "sessionSecret" | "publicUrl">,
): Promise<number> {
  let swept = 0;
  for (const desk of deps.site.desks.filter((candidate) => candidate.live)) {
    const availability = await findDeskAvailability(deps, desk);
    if (availability.status === "open" || availability.reason === "nobody_free") continue;
    for (const handoff of await selectWaiting(deps.db, [desk.id])) {
      await insertHandoffEvent(deps.db, {
        handoffId: handoff.id,
        kind: availability.reason,
        actor: "system",
        deskId: desk.id,
        at: deps.clock.now(),
      });
      await openRequestFromHandoff(deps, {
        handoffId: handoff.id,
        description: handoff.summary,
        contact: {},
        openedBy: { kind: "system" },
      });
      swept += 1;
    }
  }
  return swept;
}
