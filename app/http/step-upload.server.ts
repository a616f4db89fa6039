import {
  attachToDraft,
  listFileFields,
  removeFromDraft,
  type StepKey,
} from "#app/domain/requests/draft-files.server.ts";
import { ADD_FILES, REMOVE_FILE } from "#app/lib/file-form.ts";
import { describeRefusal } from "./file-faults.server.ts";
import type { LoadContext } from "./load-context.ts";
import type { Upload } from "./read-upload.server.ts";
import { countUpload } from "./upload-sender.server.ts";

export type StepFiles = {
  /** What is to be said about files that were not kept, by their question. */
  readonly faults: Record<string, string[]>;
  /** Only files were changed: the page comes again for more. */
  readonly stays: boolean;
};

/** Keeps the files of a page of a form one by one, before anything else of it is looked at: what is wrong elsewhere loses none. */
export async function takeStepFiles(context: LoadContext, key: StepKey, upload: Upload): Promise<StepFiles> {
  const { services, language } = context;
  const { form, files } = upload;
  const removed = form.get(REMOVE_FILE);
  const stays = typeof removed === "string" || form.has(ADD_FILES);
  const faults: Record<string, string[]> = {};
  if (typeof removed === "string") await removeFromDraft(services, key, removed);
  await countUpload(context, upload);
  if (files.length === 0) return { faults, stays };
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
