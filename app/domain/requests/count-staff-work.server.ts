import { readableDesks } from "#app/domain/accounts/desk-scope.ts";
import type { StaffSession } from "#app/domain/accounts/staff-session.ts";
import type { Services } from "#app/domain/services.ts";
import { type DeskWork, selectDeskWork } from "./staff-queue.queries.server.ts";
import { endOfToday, TO_DO_STATES } from "./staff-queue.ts";

export type { DeskWork };

/** What is waiting at each desk a staff member may read, in the order in which the authority names its desks. */
export async function countStaffWork(
  deps: Pick<Services, "db" | "clock" | "site">,
  staff: StaffSession,
): Promise<DeskWork[]> {
  const now = deps.clock.now();
  const readable = readableDesks(staff);
  const deskIds = deps.site.desks.map((desk) => desk.id).filter((id) => readable?.includes(id) ?? true);
  const counted = await selectDeskWork(deps.db, {
    deskIds,
    states: TO_DO_STATES,
    staffId: staff.staffId,
    now,
    endOfToday: endOfToday(deps.site, now),
  });
  const none = { waiting: 0, mine: 0, dueToday: 0, late: 0 };
  return deskIds.map((deskId) => counted.find((work) => work.deskId === deskId) ?? { deskId, ...none });
}
