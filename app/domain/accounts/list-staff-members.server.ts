import type { Services } from "#app/domain/services.ts";
import { selectStaffMembers, type StaffMember } from "./staff.queries.server.ts";

export type { StaffMember };

/** Everybody with an account, oldest first. */
export function listStaffMembers(deps: Pick<Services, "db">): Promise<StaffMember[]> {
  return selectStaffMembers(deps.db);
}
