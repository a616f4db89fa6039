import { hasPermission } from "#app/domain/accounts/permissions.ts";
import type { StaffSession } from "#app/domain/accounts/staff-session.ts";
import { recordPage } from "#app/domain/handoff/presence/presence.queries.server.ts";
import { unlessUnavailable } from "#app/db/errors.ts";
import type { LoadContext } from "./load-context.ts";

/** Whether somebody answers live conversations at one of their desks. */
export const answersLive = (
  { services }: Pick<LoadContext, "services">,
  staff: Pick<StaffSession, "roles" | "deskIds">,
): boolean =>
  hasPermission(staff.roles, "handoffs.work") &&
  services.site.desks.some((desk) => desk.live && staff.deskIds.includes(desk.id));

/** A page of theirs was asked for: whoever answers live conversations is still there. Gives whether it is of them. */
export async function hearStaffPage(
  context: Pick<LoadContext, "services">,
  staff: StaffSession | undefined,
): Promise<boolean> {
  if (!staff || !answersLive(context, staff)) return false;
  const { db, clock } = context.services;
  await recordPage(db, staff.staffId, clock.now()).catch(unlessUnavailable);
  return true;
}
