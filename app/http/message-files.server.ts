import type { AttachOutcome } from "#app/domain/attachments/attach-file.server.ts";
import type { GivenFile } from "#app/domain/attachments/attachment.ts";
import { ATTACHMENT_LIMITS, USUAL_KINDS } from "#app/domain/attachments/kinds.ts";
import { describeRefusal } from "./file-faults.server.ts";
import type { LoadContext } from "./load-context.ts";
import type { Upload } from "./read-upload.server.ts";
import { countUpload } from "./upload-sender.server.ts";

/** Keeps the files that came with a message or a decision; gives what is to be said about those that were not. */
export async function takeMessageFiles(
  context: LoadContext,
  upload: Upload,
  attach: (file: GivenFile) => Promise<AttachOutcome>,
): Promise<string[]> {
  await countUpload(context, upload);
  const allowed = { kinds: USUAL_KINDS, most: ATTACHMENT_LIMITS.filesPerField };
  const faults: string[] = [];
  for (const file of upload.files) {
    const outcome = await attach(file);
    if (outcome.status === "refused") faults.push(describeRefusal(context.language, file, outcome.reason, allowed));
  }
  return faults;
}
