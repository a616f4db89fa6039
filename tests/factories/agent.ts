import type { Database } from "#app/db/port.ts";
import { choosePresence } from "#app/domain/handoff/presence/choose-presence.server.ts";
import { recordBeat } from "#app/domain/handoff/presence/presence.queries.server.ts";
import type { StaffSession } from "#app/domain/accounts/staff-session.ts";
import type { Clock } from "#app/ports/clock/port.ts";
import { aStaffMember } from "./staff.ts";

type Deps = { readonly db: Database; readonly clock: Clock };

/** A member of a live desk who is online, on a page with scripts that was heard of just now. */
export async function anOnlineAgent(deps: Deps, deskIds: readonly string[] = ["service-hall"]): Promise<StaffSession> {
  const staff = await aStaffMember(deps.db, ["agent"], deskIds);
  await choosePresence(deps, { staffId: staff.staffId, chosen: "online" });
  await recordBeat(deps.db, staff.staffId, deps.clock.now());
  return staff;
}
