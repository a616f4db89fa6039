import { describeHours } from "#app/domain/desks/describe-hours.ts";
import type { Desk } from "#app/domain/desks/site-schema.ts";
import type { Services } from "#app/domain/services.ts";
import { countWaiting } from "./handoffs.queries.server.ts";
import type { DeskAvailability } from "./types.ts";

/** Only what is true: the desk's real hours, holidays and make-up days, and how many wait there now. */
export async function findDeskAvailability(
  deps: Pick<Services, "db" | "clock" | "site">,
  desk: Desk,
): Promise<DeskAvailability> {
  const now = describeHours(deps.site, desk, deps.clock.now());
  if (!now.isOpen) {
    return {
      status: "closed",
      reason: now.holiday ? "holiday" : "outside_hours",
      opensAt: now.opensAt === undefined ? null : new Date(now.opensAt),
    };
  }
  const waiting = await countWaiting(deps.db, desk.id);
  return { status: "open", closesAt: now.closesAt === undefined ? null : new Date(now.closesAt), waiting };
}
