import { type MoveRequestDeps, moveRequestWithin } from "./move-request.server.ts";
import { selectRequest } from "./requests.queries.server.ts";
import { selectSilent } from "./silent-requests.queries.server.ts";

const BATCH = 200;

/**
 * Closes what was answered, rejected or found a duplicate and then met ten working days of silence. Gives how many requests were closed; running it twice closes nothing twice.
 */
export async function closeSilentRequests(deps: MoveRequestDeps): Promise<number> {
  const now = deps.clock.now();
  let closed = 0;
  for (const reference of await selectSilent(deps.db, now, BATCH)) {
    const isClosed = await deps.db.transaction(async (tx) => {
      const request = await selectRequest(tx, reference, { kind: "system" }, { forUpdate: true });
      // The resident may have come back since the list was made.
      if (!request?.reopenUntil || request.reopenUntil > now) return false;
      const outcome = await moveRequestWithin(tx, deps, {
        reference,
        actor: { kind: "system" },
        to: "closed",
        reasonCode: "silent",
        expectedVersion: request.version,
      });
      return outcome.status === "moved";
    });
    if (isClosed) closed += 1;
  }
  return closed;
}
