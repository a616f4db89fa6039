import { getCatchallDesk } from "#app/domain/desks/find-desk.ts";
import type { Desk } from "#app/domain/desks/site-schema.ts";
import type { Services } from "#app/domain/services.ts";
import { listLiveDesks } from "./choose-live-desk.ts";
import { findDeskAvailability } from "./desk-availability.server.ts";
import type { DeskAvailability } from "./types.ts";

/**
 * The desk that talks about a matter now, and whether it can: the matter's own, else the first other one that is open and
 * has somebody free. When none is, what is said is true of the first: why not, and when it opens.
 */
export async function findLiveDesk(
  deps: Pick<Services, "db" | "clock" | "site">,
  deskOfMatter: string | null,
): Promise<{ readonly desk: Desk; readonly availability: DeskAvailability }> {
  let first: { desk: Desk; availability: DeskAvailability } | undefined;
  for (const desk of listLiveDesks(deps.site, deskOfMatter)) {
    const found = { desk, availability: await findDeskAvailability(deps, desk) };
    if (found.availability.status === "open") return found;
    first ??= found;
  }
  if (first) return first;
  const desk = getCatchallDesk(deps.site);
  return { desk, availability: await findDeskAvailability(deps, desk) };
}
