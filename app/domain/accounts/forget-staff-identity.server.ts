import type { AuditActor } from "#app/domain/audit/audit-event.server.ts";
import { recordAuditEvent } from "#app/domain/audit/record-audit-event.server.ts";
import type { Services } from "#app/domain/services.ts";
import { endSessionsOf } from "./sessions.queries.server.ts";
import { deleteStaffIdentities } from "./staff-identities.queries.server.ts";

/** For somebody whom the provider gave another account: they may be named by their mail address once more. Says whether they had one. */
export async function forgetStaffIdentity(
  deps: Pick<Services, "db" | "clock">,
  { staffId, actor }: { readonly staffId: string; readonly actor: AuditActor },
): Promise<boolean> {
  const at = deps.clock.now();
  return deps.db.transaction(async (tx) => {
    if (!(await deleteStaffIdentities(tx, staffId))) return false;
    await endSessionsOf(tx, { staffId }, at);
    const subject = { subjectType: "staff_member", subjectId: staffId };
    await recordAuditEvent(tx, { actor, action: "staff.identity_forgotten", ...subject, at });
    return true;
  });
}
