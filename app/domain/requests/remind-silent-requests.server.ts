import { calendarForDesk, getCatchallDesk } from "#app/domain/desks/find-desk.ts";
import { addWorkingDays, isOpen } from "#app/domain/desks/working-time.ts";
import { noticeTo, notifyResident } from "./notify-resident.server.ts";
import type { MoveRequestDeps } from "./move-request.server.ts";
import { selectRequest } from "./requests.queries.server.ts";
import { markReminded, selectUnreminded } from "./silent-requests.queries.server.ts";

/** So many working days before silence closes a request, its resident gets a mail. */
export const REMIND_WORKING_DAYS = 3;
const BATCH = 200;

/**
 * Mails residents that their request closes soon unless they say something, once for each answer and in the open hours of
 * the desk. Gives how many were told; no address, no mail, but told all the same.
 */
export async function remindSilentRequests(deps: MoveRequestDeps): Promise<number> {
  const now = deps.clock.now();
  const desks = deps.site.desks
    .map(({ id }) => ({ id, calendar: calendarForDesk(deps.site, id) }))
    .filter(({ calendar }) => isOpen(calendar, now))
    .map(({ id, calendar }) => ({ id, until: addWorkingDays(calendar, now, REMIND_WORKING_DAYS) }));
  // What is left of a desk that is gone keeps the hours of the catch-all desk.
  const fallback = desks.find(({ id }) => id === getCatchallDesk(deps.site).id)?.until;
  const known = deps.site.desks.map(({ id }) => id);
  let told = 0;
  for (const reference of await selectUnreminded(deps.db, { now, desks, known, fallback, limit: BATCH })) {
    told += await deps.db.transaction(async (tx) => {
      const request = await selectRequest(tx, reference, { kind: "system" }, { forUpdate: true });
      // The resident may have come back since the list was made.
      if (!request?.reopenUntil || request.reopenUntil <= now) return 0;
      if (!(await markReminded(tx, request.id))) return 0;
      await notifyResident(deps, tx, {
        ...noticeTo(request),
        reopenUntil: request.reopenUntil,
        about: "closing_soon",
      });
      return 1;
    });
  }
  return told;
}
