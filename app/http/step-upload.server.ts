import {
  attachToDraft,
  listFileFields,
  removeFromDraft,
  type StepKey,
} from "#app/domain/requests/draft-files.server.ts";
import { ADD_FILES, REMOVE_FILE } from "#app/lib/file-form.ts";
import { AppError } from "#app/lib/app-error.ts";
import { describeRefusal } from "./file-faults.server.ts";
import { readDraftKey } from "./form-pages.server.ts";
import type { LoadContext } from "./load-context.ts";
import { checkRate, limitRate } from "./rate-limit.server.ts";
import type { Upload } from "./read-upload.server.ts";

/** Before a page of a form is read: whether it asks whoever sends it for files. Throws `too_many` once too much was sent. */
export async function mayAttachToStep(
  context: LoadContext,
  request: Request,
  params: { readonly id?: string | undefined; readonly step?: string | undefined },
): Promise<boolean> {
  await checkRate(context, "upload", context.clientAddress);
  try {
    const key = readDraftKey(request, context, params.id);
    return (await listFileFields(context.services, { ...key, stepId: params.step ?? "" })).length > 0;
  } catch (error) {
    if (error instanceof AppError) return false;
    throw error;
  }
}

export type StepFiles = {
  /** What is to be said about files that were not kept, by their question. */
  readonly faults: Record<string, string[]>;
  /** Only files were changed: the page comes again for more. */
  readonly stays: boolean;
};

/** Keeps the files of a page of a form one by one, before anything else of it is looked at: what is wrong elsewhere loses none. */
export async function takeStepFiles(context: LoadContext, key: StepKey, { form, files }: Upload): Promise<StepFiles> {
  const { services, language } = context;
  const removed = form.get(REMOVE_FILE);
  const stays = typeof removed === "string" || form.has(ADD_FILES);
  const faults: Record<string, string[]> = {};
  if (typeof removed === "string") await removeFromDraft(services, key, removed);
  if (files.length === 0) return { faults, stays };
  await limitRate(context, "upload", context.clientAddress);
  const fields = await listFileFields(services, key);
  for (const file of files) {
    const field = fields.find(({ id }) => id === file.field);
    if (!field) continue;
    const outcome = await attachToDraft(services, key, field, file);
    if (outcome.status === "attached") continue;
    const allowed = { kinds: field.kinds, most: field.max_files };
    (faults[field.id] ??= []).push(describeRefusal(language, file, outcome.reason, allowed));
  }
  return { faults, stays };
}
