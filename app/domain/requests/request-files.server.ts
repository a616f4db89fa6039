import { z } from "zod";
import type { Transaction } from "#app/db/port.ts";
import { attachFile, type AttachDeps, type AttachOutcome } from "#app/domain/attachments/attach-file.server.ts";
import type { Attachment, GivenFile } from "#app/domain/attachments/attachment.ts";
import { deleteWaiting, type Owner, selectAttachment } from "#app/domain/attachments/attachments.queries.server.ts";
import { ATTACHMENT_LIMITS, USUAL_KINDS } from "#app/domain/attachments/kinds.ts";
import { readAttachment } from "#app/domain/attachments/read-attachment.server.ts";
import { recordAuditEvent } from "#app/domain/audit/record-audit-event.server.ts";
import type { Services } from "#app/domain/services.ts";
import { AppError } from "#app/lib/app-error.ts";
import { actorOf, type ResidentSide } from "./resident-side.ts";
import { DECISIONS, readerOf as readerOfActor } from "./move-request.server.ts";
import { parseReference } from "./reference.ts";
import { type RequestReader, selectRequest } from "./requests.queries.server.ts";
import { isForResident } from "./shown-files.ts";
import { findTransition, isOpenState } from "./states.ts";
import type { ServiceRequest } from "./types.ts";
import type { StaffActor } from "./view-request-as-staff.server.ts";

type ResidentKey = ResidentSide & { readonly reference: string };
export type StaffKey = { readonly reference: string; readonly actor: StaffActor };

async function getRequest(
  db: Services["db"] | Transaction,
  typed: string,
  reader: RequestReader,
  options: { forUpdate?: boolean } = {},
): Promise<ServiceRequest> {
  const reference = parseReference(typed);
  const request = reference && (await selectRequest(db, reference, reader, options));
  if (!request) throw new AppError("not_found");
  return request;
}

const readerOf = (key: ResidentKey | StaffKey, now: Date): RequestReader =>
  "actor" in key ? { kind: "desks", deskIds: key.actor.deskIds } : readerOfActor(actorOf(key, now));

/** Keeps a file for the message its resident is writing; it goes to the desk with the message. Throws `conflict` when the request is over. */
export function attachToRequest(deps: AttachDeps, key: ResidentKey, given: GivenFile): Promise<AttachOutcome> {
  const target = {
    origin: "resident",
    kinds: USUAL_KINDS,
    grade: "confidential",
    maxFiles: ATTACHMENT_LIMITS.filesPerField,
  } as const;
  return attachFile(deps, given, target, async (tx) => {
    const request = await getRequest(tx, key.reference, readerOf(key, deps.clock.now()), { forUpdate: true });
    if (!isOpenState(request.state)) throw new AppError("conflict");
    return { requestId: request.id };
  });
}

/** Keeps a file that goes to the resident with the decision. Throws `conflict` where none can be made now. */
export function attachDecision(deps: AttachDeps, key: StaffKey, given: GivenFile): Promise<AttachOutcome> {
  let request: ServiceRequest | undefined;
  const target = {
    origin: "decision",
    kinds: USUAL_KINDS,
    grade: "confidential",
    maxFiles: ATTACHMENT_LIMITS.filesPerField,
    addedByStaffId: key.actor.staffId,
  } as const;
  return attachFile(
    deps,
    given,
    target,
    async (tx) => {
      const found = await getRequest(tx, key.reference, readerOf(key, deps.clock.now()), { forUpdate: true });
      if (!DECISIONS.some((to) => findTransition(found.state, to))) throw new AppError("conflict");
      request = found;
      return { requestId: found.id };
    },
    (tx, { id }) =>
      recordAuditEvent(tx, {
        actor: { kind: "staff", id: key.actor.staffId },
        action: "requests.decision_attached",
        subjectType: "request",
        subjectId: request?.reference ?? key.reference,
        details: { file: id },
        at: deps.clock.now(),
      }),
  );
}

/** Takes out a file that was not sent yet. One that is not there is gone already. */
export async function removeWaitingFile(
  deps: Pick<AttachDeps, "db" | "files" | "clock">,
  key: ResidentKey | StaffKey,
  fileId: string,
): Promise<void> {
  if (!z.uuid().safeParse(fileId).success) throw new AppError("bad_request");
  const storedAs = await deps.db.transaction(async (tx) => {
    const request = await getRequest(tx, key.reference, readerOf(key, deps.clock.now()), { forUpdate: true });
    const origin = "actor" in key ? "decision" : "resident";
    return deleteWaiting(tx, { requestId: request.id }, { id: fileId, origin });
  });
  if (storedAs) await deps.files.remove(storedAs);
}

/** One file of a request for its resident or who acts for them. What is not theirs to see is not there. */
export async function openFileAsResident(
  deps: Pick<Services, "db" | "scanner" | "files" | "clock">,
  key: ResidentKey & { readonly fileId: string },
): Promise<{ readonly attachment: Attachment; readonly bytes: Buffer }> {
  const request = await getRequest(deps.db, key.reference, readerOf(key, deps.clock.now()));
  const found = await findFile(deps, { requestId: request.id }, key.fileId);
  return readAttachment(deps, found && isForResident(found.attachment) ? found : undefined);
}

export async function findFile({ db }: Pick<Services, "db">, owner: Owner, fileId: string) {
  return z.uuid().safeParse(fileId).success ? selectAttachment(db, owner, fileId) : undefined;
}
