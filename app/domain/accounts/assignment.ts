import { z } from "zod";
import type { Site } from "#app/domain/desks/site-schema.ts";
import { STAFF_ROLES, type StaffRole } from "./roles.ts";

/** Who somebody is and what they do, as it was asked for. */
export type AskedAssignment = {
  readonly name: string;
  readonly roles: readonly string[];
  readonly deskIds: readonly string[];
};

export type Assignment = {
  readonly name: string;
  readonly roles: readonly StaffRole[];
  readonly deskIds: readonly string[];
};

export type AssignmentFault = "name_invalid" | "role_unknown" | "desk_unknown" | "desk_missing";

const rolesSchema = z.array(z.enum(STAFF_ROLES)).min(1);

/** Roles that work at a desk; without one they would see nothing. */
export const DESK_ROLES: readonly StaffRole[] = ["agent", "supervisor"];

/** The assignment without what stands twice, or everything that is wrong with it. Desks are those of the authority's content. */
export function checkAssignment(
  site: Pick<Site, "desks">,
  asked: AskedAssignment,
): Assignment | readonly AssignmentFault[] {
  const name = asked.name.trim();
  const deskIds = [...new Set(asked.deskIds)];
  const roles = rolesSchema.safeParse([...new Set(asked.roles)]);
  const needsDesk = roles.success && roles.data.some((role) => DESK_ROLES.includes(role));
  const faults: AssignmentFault[] = [];
  if (name.length === 0 || name.length > 100) faults.push("name_invalid");
  if (!roles.success) faults.push("role_unknown");
  if (deskIds.some((id) => !site.desks.some((desk) => desk.id === id))) faults.push("desk_unknown");
  else if (deskIds.length === 0 && needsDesk) faults.push("desk_missing");
  return roles.success && faults.length === 0 ? { name, roles: roles.data, deskIds } : faults;
}
