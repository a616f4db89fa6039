import { describeHours } from "#app/domain/desks/describe-hours.ts";
import type { Desk } from "#app/domain/desks/site-schema.ts";
import type { Services } from "#app/domain/services.ts";
import { countWaiting } from "./handoffs.queries.server.ts";
import { roomOf } from "./presence/presence.ts";
import { selectAgents } from "./presence/presence.queries.server.ts";
import type { DeskAvailability } from "./types.ts";

/**
 * Only what is true: the desk's real hours, holidays and make-up days, whether somebody is online there who has room, and
 * how many wait there now.
 */
export async function findDeskAvailability(
  deps: Pick<Services, "db" | "clock" | "site">,
  desk: Desk,
): Promise<DeskAvailability> {
  const at = deps.clock.now();
  const now = describeHours(deps.site, desk, at);
  if (!now.isOpen) {
    return {
      status: "closed",
      reason: now.holiday ? "holiday" : "outside_hours",
      opensAt: now.opensAt === undefined ? null : new Date(now.opensAt),
    };
  }
  const closesAt = now.closesAt === undefined ? null : new Date(now.closesAt);
  const agents = await selectAgents(deps.db, [desk.id], at);
  if (!agents.some((agent) => roomOf(agent, desk) > 0)) {
    const isStaffed = agents.some((agent) => agent.presence === "online");
    return { status: "closed", reason: "nobody_free", isStaffed, closesAt };
  }
  return { status: "open", closesAt, waiting: await countWaiting(deps.db, desk.id) };
}
