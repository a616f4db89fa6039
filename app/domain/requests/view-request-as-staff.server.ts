import { readableDesks, workableDesks } from "#app/domain/accounts/desk-scope.ts";
import type { StaffSession } from "#app/domain/accounts/staff-session.ts";
import { recordAuditEvent } from "#app/domain/audit/record-audit-event.server.ts";
import type { Services } from "#app/domain/services.ts";
import type { Language } from "#app/i18n/languages.ts";
import { AppError } from "#app/lib/app-error.ts";
import { getRequestForStaff } from "./get-request-for-staff.server.ts";
import { parseReference } from "./reference.ts";
import type { Actor, StaffRequest } from "./types.ts";

type StaffActor = Extract<Actor, { kind: "agent" | "supervisor" }>;

/** Staff as they act on requests; `undefined` for those who only read. */
export function staffActor(staff: StaffSession): StaffActor | undefined {
  const deskIds = workableDesks(staff);
  if (deskIds.length === 0) return undefined;
  const kind = staff.roles.includes("supervisor") ? "supervisor" : "agent";
  return { kind, staffId: staff.staffId, name: staff.name, deskIds };
}

/**
 * Opens one request for reading, which the audit trail remembers. Offers only what they may do with it. Another desk's
 * request is as absent as one that never was.
 */
export async function viewRequestAsStaff(
  deps: Pick<Services, "db" | "clock" | "site">,
  input: { readonly reference: string; readonly staff: StaffSession; readonly language: Language },
): Promise<StaffRequest> {
  const reference = parseReference(input.reference);
  if (!reference) throw new AppError("not_found");
  const actor = staffActor(input.staff);
  const deskIds = readableDesks(input.staff);
  const found = await getRequestForStaff(deps, {
    reference,
    deskIds,
    actorKind: actor?.kind,
    language: input.language,
  });
  await deps.db.transaction((tx) =>
    recordAuditEvent(tx, {
      actor: { kind: "staff", id: input.staff.staffId },
      action: "requests.viewed",
      subjectType: "request",
      subjectId: reference,
      details: { desk: found.request.deskId },
      at: deps.clock.now(),
    }),
  );
  return actor?.deskIds.includes(found.request.deskId) ? found : { ...found, transitions: [] };
}
