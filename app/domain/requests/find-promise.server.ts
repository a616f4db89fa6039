import type { Queryable } from "#app/db/port.ts";
import { calendarForDesk, findDeskForService } from "#app/domain/desks/find-desk.ts";
import type { Desk } from "#app/domain/desks/site-schema.ts";
import { addWorkingDays } from "#app/domain/desks/working-time.ts";
import type { Services } from "#app/domain/services.ts";
import { selectServicePromise } from "./services.queries.server.ts";

/** Promised where no service promises anything else. */
const DEFAULT_WORKING_DAYS = 5;

/** Who answers, and by when. */
export type AnswerPromise = { readonly desk: Desk; readonly workingDays: number; readonly dueAt: Date };

/**
 * The desk and the date of a request that is opened now. Whoever names a date beforehand asks here too, so that the date
 * on the request is the date that was named.
 */
export async function findPromise(
  db: Queryable,
  deps: Pick<Services, "clock" | "site">,
  about: {
    readonly serviceSlug: string | null;
    /** Where it goes; else to the desk of the service, else to the catch-all desk. */
    readonly deskId?: string | undefined;
    /** For what is answered sooner than the service is done; else what the service promises. */
    readonly workingDays?: number | undefined;
  },
): Promise<AnswerPromise> {
  const ofService = about.serviceSlug ? await selectServicePromise(db, about.serviceSlug) : undefined;
  const desk = findDeskForService(deps.site, about.deskId ?? ofService?.deskId);
  const workingDays = about.workingDays ?? ofService?.workingDays ?? DEFAULT_WORKING_DAYS;
  return {
    desk,
    workingDays,
    dueAt: addWorkingDays(calendarForDesk(deps.site, desk.id), deps.clock.now(), workingDays),
  };
}
