import type { AuditActor } from "#app/domain/audit/audit-event.server.ts";
import { recordAuditEvent } from "#app/domain/audit/record-audit-event.server.ts";
import { recordRequestEvent } from "#app/domain/requests/record-request-event.server.ts";
import { type RequestReader, selectRequest, touchRequest } from "#app/domain/requests/requests.queries.server.ts";
import type { StaffActor } from "#app/domain/requests/view-request-as-staff.server.ts";
import type { Services } from "#app/domain/services.ts";
import { AppError } from "#app/lib/app-error.ts";
import { isUuid } from "#app/lib/uuid.ts";
import { mailAboutHelper } from "./mail-about-helper.server.ts";
import type { Mandate } from "./mandate.ts";
import { endMandateRow, selectMandate } from "./mandates.queries.server.ts";
import { auditMandate, nameMandate } from "./name-mandate.server.ts";

/** Who ends a mandate: the resident it is from, whoever took it up, or a desk that has the request. */
export type Ender =
  | { readonly kind: "resident"; readonly visitorId: string }
  | { readonly kind: "helper"; readonly helperId: string }
  | StaffActor;

/**
 * Ends a mandate at once: the next step of its helper finds nothing. Doing it twice changes nothing. Throws `not_found` for whoever
 * has nothing to do with it.
 */
export function endMandate(
  deps: Pick<Services, "db" | "clock" | "jobs" | "site" | "publicUrl">,
  input: { readonly id: string; readonly by: Ender },
): Promise<void> {
  const { by } = input;
  const at = deps.clock.now();
  return deps.db.transaction(async (tx) => {
    const mandate = isUuid(input.id) ? await selectMandate(tx, input.id) : undefined;
    if (!mandate) throw new AppError("not_found");
    const { reference, requestId } = mandate;
    const reader = readerOf(by);
    const seen = reference && reader && (await selectRequest(tx, reference, reader, { forUpdate: true }));
    if (!seen && !isParty(mandate, by)) throw new AppError("not_found");
    const endedBy = by.kind === "resident" || by.kind === "helper" ? by.kind : "staff";
    if (!(await endMandateRow(tx, mandate.id, endedBy, at))) return;
    const request =
      reference && (seen || (await selectRequest(tx, reference, { kind: "system" }, { forUpdate: true })));
    if (request && requestId) {
      await touchRequest(tx, requestId);
      await recordRequestEvent(deps, tx, {
        requestId,
        reference: request.reference,
        at,
        kind: "helper_ended",
        actorKind: by.kind,
        actorStaffId: "staffId" in by ? by.staffId : undefined,
        deskId: request.deskId,
        dueAt: request.dueAt,
        mandate: nameMandate(mandate),
      });
    }
    if (endedBy !== "resident") await mailAboutHelper(deps, tx, mandate, { about: "ended", account: "" });
    await recordAuditEvent(tx, {
      actor: auditorOf(by),
      action: "requests.helper_ended",
      subjectType: request ? "request" : "mandate",
      subjectId: request ? request.reference : mandate.id,
      details: auditMandate(mandate),
      at,
    });
  });
}

/** By what somebody sees the request that a mandate is about; a helper by the mandate alone. */
function readerOf(by: Ender): RequestReader | undefined {
  if (by.kind === "resident") return { kind: "visitor", visitorId: by.visitorId };
  return by.kind === "helper" ? undefined : { kind: "desks", deskIds: by.deskIds };
}

const isParty = ({ holderId, helperId }: Mandate, by: Ender): boolean =>
  by.kind === "resident" ? holderId === by.visitorId : by.kind === "helper" && helperId === by.helperId;

function auditorOf(by: Ender): AuditActor {
  if (by.kind === "resident") return { kind: "resident", id: by.visitorId };
  return by.kind === "helper" ? { kind: "resident", id: by.helperId } : { kind: "staff", id: by.staffId };
}
