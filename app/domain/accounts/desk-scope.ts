import { hasPermission } from "./permissions.ts";
import type { StaffSession } from "./staff-session.ts";

/** The desks whose requests they may read; `undefined` means every desk. */
export function readableDesks(staff: Pick<StaffSession, "roles" | "deskIds">): readonly string[] | undefined {
  if (!hasPermission(staff.roles, "requests.read")) return [];
  return hasPermission(staff.roles, "requests.read_every_desk") ? undefined : staff.deskIds;
}

/** The desks whose requests they may move; empty for those who only read. */
export function workableDesks(staff: Pick<StaffSession, "roles" | "deskIds">): readonly string[] {
  return hasPermission(staff.roles, "requests.work") ? staff.deskIds : [];
}
