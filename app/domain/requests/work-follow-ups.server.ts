import { readableDesks, workableDesks } from "#app/domain/accounts/desk-scope.ts";
import { hasPermission } from "#app/domain/accounts/permissions.ts";
import type { StaffSession } from "#app/domain/accounts/staff-session.ts";
import { recordAuditEvent } from "#app/domain/audit/record-audit-event.server.ts";
import { calendarForDesk } from "#app/domain/desks/find-desk.ts";
import type { Services } from "#app/domain/services.ts";
import { AppError } from "#app/lib/app-error.ts";
import { endFollowUp, selectOpenFollowUps } from "./follow-ups.queries.server.ts";
import { FOLLOW_UP_WORKING_DAYS, type FollowUpCause, type FollowUpOutcome } from "./follow-ups.ts";
import { readClock } from "./request-clock.ts";
import type { RequestClock } from "./types.ts";

const LIMIT = 200;

export type FollowUp = {
  readonly deskId: string;
  readonly cause: FollowUpCause;
  readonly clock: RequestClock;
  /** For supervisors of the desk alone: from the request, an agent would know who gave the verdict. */
  readonly open: { readonly id: string; readonly reference: string; readonly wantsCall: boolean } | undefined;
};

/** Open follow-ups of one's desks. Whoever is no supervisor learns that there is one, not of which request. */
export async function listFollowUps(
  deps: Pick<Services, "db" | "clock" | "site">,
  staff: StaffSession,
): Promise<FollowUp[]> {
  const own = hasPermission(staff.roles, "requests.assign") ? workableDesks(staff) : [];
  const found = await selectOpenFollowUps(deps.db, readableDesks(staff), LIMIT);
  return found.map(({ id, deskId, cause, dueAt, reference, wantsCall }) => ({
    deskId,
    cause,
    clock: readClock(
      calendarForDesk(deps.site, deskId),
      { state: "in_progress", dueAt, dueRemainingMs: undefined, promisedWorkingDays: FOLLOW_UP_WORKING_DAYS },
      deps.clock.now(),
    ),
    open: own.includes(deskId) ? { id, reference, wantsCall } : undefined,
  }));
}

/** A supervisor of the desk says how it ended. Throws `not_found` for another desk's and for what is ended already. */
export async function finishFollowUp(
  deps: Pick<Services, "db" | "clock">,
  input: { readonly id: string; readonly staff: StaffSession; readonly outcome: FollowUpOutcome },
): Promise<void> {
  const { id, staff, outcome } = input;
  if (!hasPermission(staff.roles, "requests.assign")) throw new AppError("forbidden");
  const at = deps.clock.now();
  await deps.db.transaction(async (tx) => {
    const ended = await endFollowUp(tx, { id, deskIds: workableDesks(staff), outcome, staffId: staff.staffId, at });
    if (!ended) throw new AppError("not_found");
    await recordAuditEvent(tx, {
      at,
      actor: { kind: "staff", id: staff.staffId },
      action: "requests.followed_up",
      subjectType: "request",
      subjectId: ended.reference,
      details: { outcome, desk: ended.deskId },
    });
  });
}
