import type { Services } from "#app/domain/services.ts";
import { findDeskAvailability } from "./desk-availability.server.ts";
import { insertHandoffEvent } from "./handoff-events.queries.server.ts";
import { applyAction } from "./apply-action.server.ts";
import { selectVisitsBefore, selectWaiting } from "./handoffs.queries.server.ts";
import { openRequestFromHandoff } from "./open-request-from-handoff.server.ts";

/** Whoever meant to come to the counter has come by then, or does not come. */
const VISIT_KEPT_MS = 14 * 24 * 3_600_000;

async function endOldVisits({ db, clock }: Pick<Services, "db" | "clock">): Promise<void> {
  const at = clock.now();
  for (const id of await selectVisitsBefore(db, new Date(at.getTime() - VISIT_KEPT_MS)))
    await db.transaction(async (tx) => {
      const isVisit = (handoff: { readonly mode: string }) => handoff.mode === "visit";
      const outcome = await applyAction(tx, { id, action: "leave", at, mayAct: isVisit });
      if (outcome.status === "done")
        await insertHandoffEvent(tx, { handoffId: id, kind: "ended", actor: "system", at });
    });
}

/**
 * When a live desk has closed, whoever still waits there gets a request with a promised time instead of silence. Safe to
 * run at any time and twice. Returns how many were turned into requests.
 */
export async function sweepHandoffs(
  deps: Pick<Services, "db" | "clock" | "jobs" | "site" | "sessionSecret" | "publicUrl">,
): Promise<number> {
  await endOldVisits(deps);
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
