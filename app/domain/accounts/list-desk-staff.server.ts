import type { Queryable } from "#app/db/port.ts";
import type { Services } from "#app/domain/services.ts";
import { DESK_ROLES } from "./assignment.ts";
import { selectSeenSince } from "./sessions.queries.server.ts";
import { type StaffMember, selectStaffMembers } from "./staff.queries.server.ts";

/** Whoever asked for a page in this time is at their screen. */
const HERE_MS = 15 * 60_000;

export type DeskStaffMember = StaffMember & {
  /** Works at desks, and may: nobody else takes work. */
  readonly isWorker: boolean;
  readonly isHere: boolean;
};

/** Everybody whose account is in use, by name, with whether they can take work now. */
export async function listDeskStaff(
  deps: Pick<Services, "clock"> & { readonly db: Queryable },
): Promise<DeskStaffMember[]> {
  const here = new Set(
    await selectSeenSince(deps.db, new Date(deps.clock.now().getTime() - HERE_MS), deps.clock.now()),
  );
  return (await selectStaffMembers(deps.db))
    .filter((member) => !member.disabledAt)
    .map((member) => ({
      ...member,
      isWorker: (member.hasPassword || member.hasIdentity) && member.roles.some((role) => DESK_ROLES.includes(role)),
      isHere: here.has(member.staffId),
    }))
    .sort((a, b) => a.name.localeCompare(b.name));
}
