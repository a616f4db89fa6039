import { randomBytes, randomUUID } from "node:crypto";
import type { Transaction } from "#app/db/port.ts";
import type { Grade } from "#app/domain/accounts/grades.ts";
import type { Services } from "#app/domain/services.ts";
import { AppError } from "#app/lib/app-error.ts";
import { assertFileName, type FileName } from "#app/ports/files/port.ts";
import type { Attachment, AttachmentOrigin, FileRefusal, GivenFile } from "./attachment.ts";
import { insertAttachment, type NewAttachment, type Owner, selectAttachments } from "./attachments.queries.server.ts";
import { checkFile, type CheckFileDeps } from "./check-file.server.ts";
import { ATTACHMENT_LIMITS, type FileKind } from "./kinds.ts";
import { sealContent, sha256Of } from "./seal-content.server.ts";

export type AttachDeps = Pick<Services, "db" | "clock" | "files"> & CheckFileDeps;

/** Where a file goes and what may be put there. */
export type AttachTarget = {
  readonly origin: AttachmentOrigin;
  readonly fieldId?: string | undefined;
  readonly kinds: readonly FileKind[];
  readonly grade: Grade;
  /** To this question, or of this origin where it answers none. */
  readonly maxFiles: number;
  readonly addedByStaffId?: string | undefined;
};

export type AttachOutcome =
  | { readonly status: "attached"; readonly file: Pick<Attachment, "id" | "name"> }
  | { readonly status: "refused"; readonly reason: FileRefusal };

/**
 * Keeps one file of a form or request. `lockOwner` finds the owner in the transaction, locked and still open to whoever asks, and
 * throws otherwise; `onAttached` writes what else must stand in it. The content is stored before its row and taken back
 * when the file is refused. Whatever else fails leaves at most a file that nobody can open, which the sweep removes: its row may
 * stand though nobody heard that it does.
 */
export async function attachFile(
  deps: AttachDeps,
  given: GivenFile,
  target: AttachTarget,
  lockOwner: (tx: Transaction) => Promise<Owner>,
  onAttached: (tx: Transaction, file: Pick<Attachment, "id" | "name">) => Promise<void> = () => Promise.resolve(),
): Promise<AttachOutcome> {
  const checked = await checkFile(deps, given, target.kinds);
  if (checked.status === "refused") return checked;
  const { name, kind, bytes, scan } = checked.file;
  const id = randomUUID();
  const { key, sealed } = sealContent(id, bytes);
  const storedAs = makeName();
  const row: Omit<NewAttachment, "owner"> = {
    id,
    origin: target.origin,
    fieldId: target.fieldId,
    name,
    key,
    kind,
    sizeBytes: bytes.length,
    storedAs,
    storedSha256: sha256Of(sealed),
    storedBytes: sealed.length,
    grade: target.grade,
    scan,
    addedByStaffId: target.addedByStaffId,
    addedAt: deps.clock.now(),
  };
  await deps.files.put(storedAs, sealed);
  const outcome = await deps.db
    .transaction(async (tx): Promise<AttachOutcome> => {
      const owner = await lockOwner(tx);
      const tooMany = refuseCount(await selectAttachments(tx, owner), target);
      if (tooMany) return { status: "refused", reason: tooMany };
      await insertAttachment(tx, { ...row, owner });
      await onAttached(tx, { id, name });
      return { status: "attached", file: { id, name } };
    })
    .catch(async (error: unknown) => {
      if (error instanceof AppError) await deps.files.remove(storedAs);
      throw error;
    });
  if (outcome.status === "refused") await deps.files.remove(storedAs);
  return outcome;
}

function makeName(): FileName {
  const name = randomBytes(16).toString("hex");
  assertFileName(name);
  return name;
}

/** Counted where the owner is locked, so that two sent at once are not one too many. */
function refuseCount(
  present: readonly { readonly attachment: Attachment }[],
  { origin, fieldId, maxFiles }: AttachTarget,
): FileRefusal | undefined {
  const own = present.filter(({ attachment }) => attachment.origin === origin);
  if (own.length >= ATTACHMENT_LIMITS.filesPerRequest) return "too_many_in_all";
  const beside = own.filter(({ attachment }) => attachment.fieldId === fieldId && attachment.releasedAt === undefined);
  return beside.length >= maxFiles ? "too_many" : undefined;
}
