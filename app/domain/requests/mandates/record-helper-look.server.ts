import { recordAuditEvent } from "#app/domain/audit/record-audit-event.server.ts";
import type { Services } from "#app/domain/services.ts";
import type { Mandate } from "./mandate.ts";
import { auditMandate } from "./name-mandate.server.ts";

/** That a helper opened a request, for its resident to see and for the audit trail. */
export async function recordHelperLook(
  { db, clock }: Pick<Services, "db" | "clock">,
  mandate: Pick<Mandate, "id" | "holderId">,
  reference: string,
  helperId: string | undefined,
): Promise<void> {
  await db.transaction((tx) =>
    recordAuditEvent(tx, {
      actor: { kind: "resident", id: helperId ?? "" },
      action: "requests.helper_viewed",
      subjectType: "request",
      subjectId: reference,
      details: auditMandate(mandate),
      at: clock.now(),
    }),
  );
}
