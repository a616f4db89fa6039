import { recordAuditEvent } from "#app/domain/audit/record-audit-event.server.ts";
import type { Services } from "#app/domain/services.ts";
import { hashSessionToken } from "./session-token.server.ts";
import { endSession } from "./sessions.queries.server.ts";

/** Ends the session for good: a copied cookie is worth nothing afterwards. An unknown token changes nothing. */
export async function signOut(deps: Pick<Services, "db" | "clock" | "sessionSecret">, token: string): Promise<void> {
  const now = deps.clock.now();
  await deps.db.transaction(async (tx) => {
    const staffId = await endSession(tx, hashSessionToken(deps.sessionSecret, token), now);
    if (!staffId) return;
    await recordAuditEvent(tx, {
      actor: { kind: "staff", id: staffId },
      action: "staff.signed_out",
      subjectType: "staff_member",
      subjectId: staffId,
      at: now,
    });
  });
}
