import type { Transaction } from "#app/db/port.ts";
import { recordAuditEvent } from "#app/domain/audit/record-audit-event.server.ts";
import { calendarForDesk } from "#app/domain/desks/find-desk.ts";
import type { Services } from "#app/domain/services.ts";
import { dueRungs, type Rung } from "./escalation.ts";
import { type LatePlace, markForSupervision, selectLate, selectRungs } from "./escalations.queries.server.ts";
import { findEscalationStaff } from "./find-escalation-staff.server.ts";
import { mailEscalation } from "./mail-escalation.server.ts";
import { noticeTo, notifyResident } from "./notify-resident.server.ts";
import { recordRequestEvent } from "./record-request-event.server.ts";
import { selectRequest } from "./requests.queries.server.ts";
import { TO_DO_STATES } from "./staff-queue.ts";
import type { ServiceRequest } from "./types.ts";

const BATCH = 200;

export type EscalateDeps = Pick<Services, "db" | "clock" | "jobs" | "site" | "publicUrl">;

/**
 * Passes late requests up, each rung once a clock: event, mails and audit event in one transaction. With the first one the
 * resident is told, and how to appeal against the silence. What fell into a time
 * in which nothing ran comes late, in its order. Never for a clock that stands or has ended. Gives how many rungs were told.
 */
export async function escalateLateRequests(deps: EscalateDeps): Promise<number> {
  const now = deps.clock.now();
  let told = 0;
  let after: LatePlace | undefined;
  do {
    const late = await selectLate(deps.db, { now, after, limit: BATCH });
    for (const { reference } of late) {
      told += await deps.db.transaction((tx) => escalateWithin(tx, deps, reference, now));
    }
    after = late.length === BATCH ? late.at(-1) : undefined;
  } while (after);
  return told;
}

async function escalateWithin(
  tx: Transaction,
  deps: Omit<EscalateDeps, "db">,
  reference: string,
  now: Date,
): Promise<number> {
  const request = await selectRequest(tx, reference, { kind: "system" }, { forUpdate: true });
  // It may have been answered, asked about or sent on since the list was made.
  if (!request || !TO_DO_STATES.some((state) => state === request.state)) return 0;
  const told = await selectRungs(tx, request.id, request.reopenedCount);
  const rungs = dueRungs(calendarForDesk(deps.site, request.deskId), request.dueAt, told, now);
  for (const rung of rungs) await tellRung(tx, deps, request, rung, now);
  // The resident is told once a clock, however far up it goes.
  if (rungs.length > 0 && told.length === 0) await notifyResident(deps, tx, { ...noticeTo(request), about: "late" });
  return rungs.length;
}

async function tellRung(
  tx: Transaction,
  deps: Omit<EscalateDeps, "db">,
  request: ServiceRequest,
  rung: Rung,
  now: Date,
): Promise<void> {
  if (rung === "supervision") await markForSupervision(tx, request.id);
  await recordRequestEvent(deps, tx, {
    requestId: request.id,
    reference: request.reference,
    at: now,
    kind: "escalated",
    actorKind: "system",
    deskId: request.deskId,
    rung,
    round: request.reopenedCount,
    dueAt: request.dueAt,
  });
  const recipients = await findEscalationStaff(tx, deps.site, request, rung);
  for (const recipient of recipients) await mailEscalation(deps, tx, { request, rung, recipient });
  await recordAuditEvent(tx, {
    at: now,
    actor: { kind: "system" },
    action: "requests.escalated",
    subjectType: "request",
    subjectId: request.reference,
    details: { rung, desk: request.deskId, told: recipients.map(({ staffId }) => staffId) },
  });
}
