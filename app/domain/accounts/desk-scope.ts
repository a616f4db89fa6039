import { type Grade, higherOf, lowerOf } from "#app/domain/desks/grades.ts";
import { hasPermission } from "./permissions.ts";
import type { StaffRole } from "./roles.ts";
import type { StaffSession } from "./staff-session.ts";

type Staff = Pick<StaffSession, "roles" | "deskIds">;

/** The desks whose requests they may read; `undefined` means every desk. */
export function readableDesks(staff: Staff): readonly string[] | undefined {
  if (!hasPermission(staff.roles, "requests.read")) return [];
  return hasPermission(staff.roles, "requests.read_every_desk") ? undefined : staff.deskIds;
}

/** The desks whose requests they may move; empty for those who only read. */
export function workableDesks(staff: Staff): readonly string[] {
  return hasPermission(staff.roles, "requests.work") ? staff.deskIds : [];
}

/** Which single requests they may open: those of their desks, and those they gave a reason for, while that lasts. */
export function requestReader(staff: Pick<StaffSession, "staffId" | "roles" | "deskIds">, now: Date) {
  return {
    kind: "desks" as const,
    deskIds: readableDesks(staff),
    ...(hasPermission(staff.roles, "requests.break_glass") && { disclosedTo: { staffId: staff.staffId, now } }),
  };
}

/** What a role may read of a request at a desk it works at. */
const AT_OWN_DESK: Partial<Record<StaffRole, Grade>> = { agent: "confidential", supervisor: "restricted" };
/** What whoever only looks on may read: the auditor, and an administrator with a reason. */
const LOOKING_ON: Grade = "internal";

/** The most protected grade of answers that somebody may read of a request at this desk: what both role and desk allow. */
export function gradeCeiling(staff: Staff, desk: { readonly id: string; readonly grade: Grade }): Grade {
  if (!workableDesks(staff).includes(desk.id)) return LOOKING_ON;
  const ofRoles = staff.roles.map((role) => AT_OWN_DESK[role] ?? LOOKING_ON);
  return lowerOf(ofRoles.reduce(higherOf, LOOKING_ON), desk.grade);
}
