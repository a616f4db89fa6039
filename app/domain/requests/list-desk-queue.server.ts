import type { Services } from "#app/domain/services.ts";
import { calendarForDesk } from "#app/domain/desks/find-desk.ts";
import { mapQueueRow, type QueueFilter, selectDeskQueue } from "./desk-queue.queries.server.ts";
import { readClock } from "./request-clock.ts";
import type { QueueEntry } from "./types.ts";

/**
 * Requests of these desks, the most pressing first: what is due soonest, with what waits for residents behind. `deskIds`
 * is the limit of what the reader may see; `undefined` means every desk.
 */
export async function listDeskQueue(
  deps: Pick<Services, "db" | "clock" | "site">,
  filter: QueueFilter,
): Promise<QueueEntry[]> {
  const now = deps.clock.now();
  const rows = await selectDeskQueue(deps.db, filter);
  return rows.map((row) => {
    const entry = mapQueueRow(row);
    return { ...entry, clock: readClock(calendarForDesk(deps.site, entry.deskId), entry, now) };
  });
}
