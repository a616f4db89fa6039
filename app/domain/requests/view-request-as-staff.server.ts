import { readableDesks, requestReader, workableDesks } from "#app/domain/accounts/desk-scope.ts";
import type { StaffSession } from "#app/domain/accounts/staff-session.ts";
import { recordAuditEvent } from "#app/domain/audit/record-audit-event.server.ts";
import type { Services } from "#app/domain/services.ts";
import type { Language } from "#app/i18n/languages.ts";
import { AppError } from "#app/lib/app-error.ts";
import { getRequestForStaff } from "./get-request-for-staff.server.ts";
import { selectDisclosedUntil } from "./disclosures.queries.server.ts";
import { nameMatters } from "./name-matters.server.ts";
import { parseReference } from "./reference.ts";
import { markMentionsRead, type RequestNote, selectNotes } from "./request-notes.queries.server.ts";
import type { Actor, StaffRequest } from "./types.ts";

export type StaffActor = Extract<Actor, { kind: "agent" | "supervisor" }>;

/** Staff as they act on requests. Throws `forbidden` for those who only read. */
export function getStaffActor(staff: StaffSession): StaffActor {
  const deskIds = workableDesks(staff);
  if (deskIds.length === 0) throw new AppError("forbidden");
  return { kind: actorKind(staff), staffId: staff.staffId, name: staff.name, deskIds };
}

const actorKind = (staff: StaffSession): StaffActor["kind"] =>
  staff.roles.includes("supervisor") ? "supervisor" : "agent";

/** In what role somebody reads: whoever works at a desk does so for it, even if they also watch over others. */
export const viewingAs = (staff: StaffSession): string =>
  staff.deskIds.length > 0
    ? actorKind(staff)
    : (staff.roles.find((role) => role === "auditor" || role === "administrator") ?? "staff");

export type StaffView = {
  readonly found: StaffRequest;
  /** What it is about. */
  readonly title: string;
  /** What colleagues told each other. */
  readonly notes: readonly RequestNote[];
  /** They may move it; others read. */
  readonly isWorker: boolean;
  /** Until when it is open to them for the reason they gave; `undefined` for those whose desk it is, and who audit. */
  readonly disclosedUntil: Date | undefined;
};

/**
 * Opens one request for reading, which the audit trail remembers. Offers only what they may do with it. Another desk's
 * request is as absent as one that never was.
 */
export async function viewRequestAsStaff(
  deps: Pick<Services, "db" | "clock" | "site" | "scanner">,
  input: { readonly reference: string; readonly staff: StaffSession; readonly language: Language },
): Promise<StaffView> {
  const { staff, language } = input;
  const reference = parseReference(input.reference);
  if (!reference) throw new AppError("not_found");
  const now = deps.clock.now();
  const found = await getRequestForStaff(deps, {
    reference,
    ...requestReader(staff, now),
    staff,
    actorKind: actorKind(staff),
    language,
  });
  await deps.db.transaction(async (tx) => {
    await markMentionsRead(tx, staff.staffId, found.request.id, now);
    await recordAuditEvent(tx, {
      actor: { kind: "staff", id: staff.staffId },
      action: "requests.viewed",
      subjectType: "request",
      subjectId: reference,
      details: { desk: found.request.deskId, role: viewingAs(staff) },
      at: now,
    });
  });
  const isWorker = workableDesks(staff).includes(found.request.deskId);
  const isOwn = readableDesks(staff)?.includes(found.request.deskId) ?? true;
  const titleOf = await nameMatters(deps, language, [found.request]);
  return {
    found: isWorker ? found : { ...found, transitions: [] },
    title: titleOf(found.request),
    notes: await selectNotes(deps.db, found.request.id),
    isWorker,
    disclosedUntil: isOwn ? undefined : await selectDisclosedUntil(deps.db, found.request.id, staff.staffId),
  };
}
