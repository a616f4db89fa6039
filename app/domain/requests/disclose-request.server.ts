import { randomUUID } from "node:crypto";
import type { StaffSession } from "#app/domain/accounts/staff-session.ts";
import { recordAuditEvent } from "#app/domain/audit/record-audit-event.server.ts";
import type { Services } from "#app/domain/services.ts";
import { cleanWords } from "./clean-words.ts";
import { DISCLOSURE_MINUTES, REASON_MAX_LENGTH, REASON_MIN_LENGTH } from "./disclosure.ts";
import { insertDisclosure, type OpenDisclosure, selectOpenDisclosures } from "./disclosures.queries.server.ts";
import { parseReference } from "./reference.ts";
import { recordRequestEvent } from "./record-request-event.server.ts";
import { selectRequest } from "./requests.queries.server.ts";

export type DisclosureFault = "reference_needed" | "reference_unknown" | "reason_short" | "reason_long";

export type DiscloseOutcome =
  | { readonly status: "disclosed"; readonly reference: string }
  | { readonly status: "refused"; readonly reasons: readonly DisclosureFault[] };

/**
 * Breaks the glass: opens one request to an administrator for half an hour, who reads but changes nothing. The reason stands
 * in the resident's timeline from this moment on. In the audit trail stands only that it happened: a text in there could
 * never be erased; auditors read it in the request.
 */
export async function discloseRequest(
  deps: Pick<Services, "db" | "clock" | "jobs">,
  staff: Pick<StaffSession, "staffId">,
  input: { readonly reference: string; readonly reason: string },
): Promise<DiscloseOutcome> {
  const reason = cleanWords(input.reason) ?? "";
  const length = [...reason].length;
  const reasons: DisclosureFault[] = [];
  if (length < REASON_MIN_LENGTH) reasons.push("reason_short");
  if (length > REASON_MAX_LENGTH) reasons.push("reason_long");
  const reference = parseReference(input.reference);
  const now = deps.clock.now();
  return deps.db.transaction(async (tx): Promise<DiscloseOutcome> => {
    const request = reference ? await selectRequest(tx, reference, { kind: "system" }, { forUpdate: true }) : undefined;
    const unknown = input.reference.trim() ? "reference_unknown" : "reference_needed";
    if (!request || reasons.length > 0)
      return { status: "refused", reasons: request ? reasons : [unknown, ...reasons] };
    const expiresAt = new Date(now.getTime() + DISCLOSURE_MINUTES * 60_000);
    const { staffId } = staff;
    await insertDisclosure(tx, { id: randomUUID(), requestId: request.id, staffId, reason, openedAt: now, expiresAt });
    await recordRequestEvent(deps, tx, {
      requestId: request.id,
      reference: request.reference,
      at: now,
      kind: "disclosed",
      actorKind: "administrator",
      actorStaffId: staffId,
      deskId: request.deskId,
      wordsForResident: reason,
      dueAt: request.dueAt,
    });
    await recordAuditEvent(tx, {
      actor: { kind: "staff", id: staffId },
      action: "requests.disclosed",
      subjectType: "request",
      subjectId: request.reference,
      details: { desk: request.deskId, minutes: DISCLOSURE_MINUTES },
      at: now,
    });
    return { status: "disclosed", reference: request.reference };
  });
}

/** What is open to them now. */
export const listOpenDisclosures = (
  deps: Pick<Services, "db" | "clock">,
  staff: Pick<StaffSession, "staffId">,
): Promise<OpenDisclosure[]> => selectOpenDisclosures(deps.db, staff.staffId, deps.clock.now());
