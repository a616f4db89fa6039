import { requestReader } from "#app/domain/accounts/desk-scope.ts";
import type { StaffSession } from "#app/domain/accounts/staff-session.ts";
import type { Attachment } from "#app/domain/attachments/attachment.ts";
import { readAttachment } from "#app/domain/attachments/read-attachment.server.ts";
import { recordAuditEvent } from "#app/domain/audit/record-audit-event.server.ts";
import type { Services } from "#app/domain/services.ts";
import { AppError } from "#app/lib/app-error.ts";
import { getRequestForStaff } from "./get-request-for-staff.server.ts";
import { parseReference } from "./reference.ts";
import { findFile } from "./request-files.server.ts";
import { viewingAs } from "./view-request-as-staff.server.ts";

/**
 * One file of a request for staff, within their desks and grade; every look is in the audit trail with the grade. Throws `not_found` for
 * whatever they do not see in the list.
 */
export async function openFileAsStaff(
  deps: Pick<Services, "db" | "clock" | "site" | "scanner" | "files">,
  input: { readonly reference: string; readonly fileId: string; readonly staff: StaffSession },
): Promise<{ readonly attachment: Attachment; readonly bytes: Buffer }> {
  const { staff } = input;
  const reference = parseReference(input.reference);
  if (!reference) throw new AppError("not_found");
  const now = deps.clock.now();
  const found = await getRequestForStaff(deps, {
    reference,
    ...requestReader(staff, now),
    staff,
    actorKind: undefined,
    language: deps.site.default_language,
  });
  const listed = found.files.find(({ id }) => id === input.fileId);
  if (!listed || "hidden" in listed) throw new AppError("not_found");
  const read = await readAttachment(deps, await findFile(deps, { requestId: found.request.id }, listed.id));
  await deps.db.transaction((tx) =>
    recordAuditEvent(tx, {
      actor: { kind: "staff", id: staff.staffId },
      action: "requests.file_opened",
      subjectType: "request",
      subjectId: reference,
      details: { file: listed.id, grade: listed.grade, desk: found.request.deskId, role: viewingAs(staff) },
      at: now,
    }),
  );
  return read;
}
