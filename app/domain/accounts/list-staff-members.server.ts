import type { Services } from "#app/domain/services.ts";
import { AppError } from "#app/lib/app-error.ts";
import { isUuid } from "#app/lib/uuid.ts";
import { selectStaffMember, selectStaffMembers, type StaffMember } from "./staff.queries.server.ts";

export type { StaffMember };

/** Everybody with an account, oldest first. */
export function listStaffMembers(deps: Pick<Services, "db">): Promise<StaffMember[]> {
  return selectStaffMembers(deps.db);
}

/** Throws `not_found` for nobody. */
export async function getStaffMember(deps: Pick<Services, "db">, staffId: string): Promise<StaffMember> {
  const member = isUuid(staffId) ? await selectStaffMember(deps.db, staffId) : undefined;
  if (!member) throw new AppError("not_found");
  return member;
}
