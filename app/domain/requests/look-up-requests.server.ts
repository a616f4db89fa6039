import { readableDesks } from "#app/domain/accounts/desk-scope.ts";
import { hasPermission } from "#app/domain/accounts/permissions.ts";
import type { StaffSession } from "#app/domain/accounts/staff-session.ts";
import { recordAuditEvent } from "#app/domain/audit/record-audit-event.server.ts";
import type { Services } from "#app/domain/services.ts";
import type { Language } from "#app/i18n/languages.ts";
import { AppError } from "#app/lib/app-error.ts";
import { describeEntries, type StaffQueuePage } from "./list-staff-queue.server.ts";
import { selectByIdentifier } from "./identifiers.queries.server.ts";
import type { Identifier } from "./identifiers.ts";
import { selectQueueEntries } from "./staff-queue.queries.server.ts";

/** Somebody with more than these is asked for the reference. */
export const LOOK_UP_LIMIT = 50;

/**
 * The requests of somebody who gave a number or an address whole, at desks the staff member may read. That they looked, for
 * which kind and how many were found stands in the audit trail, never what was typed. Throws `forbidden` for who reads none.
 */
export async function lookUpRequests(
  deps: Pick<Services, "db" | "clock" | "site">,
  input: { readonly staff: StaffSession; readonly identifier: Identifier; readonly language: Language },
): Promise<{ readonly entries: StaffQueuePage["entries"]; readonly isCut: boolean }> {
  const { staff, identifier, language } = input;
  if (!hasPermission(staff.roles, "requests.read")) throw new AppError("forbidden");
  const references = await selectByIdentifier(deps.db, identifier, readableDesks(staff), LOOK_UP_LIMIT + 1);
  const isCut = references.length > LOOK_UP_LIMIT;
  const found = await selectQueueEntries(deps.db, references.slice(0, LOOK_UP_LIMIT));
  const entries = await describeEntries(deps, { staff, language }, found);
  // Nothing is shown that the trail does not tell of.
  await deps.db.transaction((tx) =>
    recordAuditEvent(tx, {
      actor: { kind: "staff", id: staff.staffId },
      action: "requests.looked_up",
      subjectType: "staff_member",
      subjectId: staff.staffId,
      details: { by: identifier.kind, found: entries.length },
      at: deps.clock.now(),
    }),
  );
  return { entries, isCut };
}
