import type { Transaction } from "#app/db/port.ts";
import { attachFile, type AttachDeps, type AttachOutcome } from "#app/domain/attachments/attach-file.server.ts";
import type { GivenFile } from "#app/domain/attachments/attachment.ts";
import { deleteWaiting, selectAttachment } from "#app/domain/attachments/attachments.queries.server.ts";
import { gradeOfField } from "#app/domain/content/field-grade.ts";
import type { FormField } from "#app/domain/content/form-schema.ts";
import { AppError } from "#app/lib/app-error.ts";
import { z } from "zod";
import { type DraftKey, getDraft, type OpenDraft, placeOf } from "./draft-step.server.ts";
import { withFile, withoutFile } from "./file-answers.ts";
import { fieldsAsked } from "./form-answers.server.ts";
import { updateDraft } from "./form-drafts.queries.server.ts";

type FileField = Extract<FormField, { type: "file" }>;
export type StepKey = DraftKey & { readonly stepId: string };

/** The fields for files of a step that is asked. Throws `not_found` for a step that is not. */
export async function listFileFields(deps: AttachDeps, key: StepKey): Promise<readonly FileField[]> {
  return fileFieldsOf(await getDraft(deps, deps.db, key), key.stepId);
}

function fileFieldsOf({ draft, form }: OpenDraft, stepId: string): readonly FileField[] {
  const place = placeOf(form, draft.answers, stepId);
  if (!place) throw new AppError("not_found");
  return fieldsAsked(place.step, draft.answers).flatMap((field) => (field.type === "file" ? [field] : []));
}

/** Keeps a file for one question of a form that is being filled in, and names it in the answer. */
export function attachToDraft(
  deps: AttachDeps,
  key: StepKey,
  field: FileField,
  given: GivenFile,
): Promise<AttachOutcome> {
  let open: OpenDraft | undefined;
  const target = {
    origin: "resident",
    fieldId: field.id,
    kinds: field.kinds,
    grade: gradeOfField(field),
    maxFiles: field.max_files,
  } as const;
  return attachFile(
    deps,
    given,
    target,
    async (tx) => {
      open = await openForChange(deps, tx, key);
      return { draftId: open.draft.id };
    },
    async (tx, file) => {
      if (!open) throw new Error("The form is locked before a file is put to it.");
      await putAnswer(deps, tx, open, field.id, withFile(open.draft.answers[field.id], file));
    },
  );
}

/** Takes a file out of a form that was not sent. One that is not there is gone already. */
export async function removeFromDraft(deps: AttachDeps, key: StepKey, fileId: string): Promise<void> {
  if (!z.uuid().safeParse(fileId).success) throw new AppError("bad_request");
  const storedAs = await deps.db.transaction(async (tx) => {
    const open = await openForChange(deps, tx, key);
    const owner = { draftId: open.draft.id };
    const found = await selectAttachment(tx, owner, fileId);
    const fieldId = found?.attachment.fieldId;
    if (!found || fieldId === undefined) return undefined;
    await putAnswer(deps, tx, open, fieldId, withoutFile(open.draft.answers[fieldId], fileId));
    return deleteWaiting(tx, owner, { id: fileId, origin: "resident" });
  });
  if (storedAs) await deps.files.remove(storedAs);
}

/** Throws `conflict` once the form was sent: its files are the request's then. */
async function openForChange(deps: AttachDeps, tx: Transaction, key: StepKey): Promise<OpenDraft> {
  const open = await getDraft(deps, tx, key, { forUpdate: true });
  if (open.draft.requestId) throw new AppError("conflict");
  return open;
}

async function putAnswer(
  { clock }: AttachDeps,
  tx: Transaction,
  { draft, form }: OpenDraft,
  fieldId: string,
  value: readonly string[] | undefined,
): Promise<void> {
  const { [fieldId]: _old, ...others } = draft.answers;
  const answers = value ? { ...others, [fieldId]: value } : others;
  await updateDraft(tx, { id: draft.id, answers, ...(draft.typed ? { typed: draft.typed } : {}) }, form, clock.now());
}
