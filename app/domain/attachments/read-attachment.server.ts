import type { Services } from "#app/domain/services.ts";
import { AppError } from "#app/lib/app-error.ts";
import type { Attachment } from "./attachment.ts";
import type { StoredAttachment } from "./attachments.queries.server.ts";
import { isHandedOut } from "./handed-out.ts";
import { openContent, sha256Of } from "./seal-content.server.ts";

/**
 * The content of a file that was found for whoever asks. Throws `not_found` for one that is held back, and a fault when what is stored is not
 * what was stored.
 */
export async function readAttachment(
  deps: Pick<Services, "scanner" | "files">,
  found: StoredAttachment | undefined,
): Promise<{ readonly attachment: Attachment; readonly bytes: Buffer }> {
  if (!found || !isHandedOut(found.attachment, deps.scanner !== undefined)) throw new AppError("not_found");
  return { attachment: found.attachment, bytes: await openStored(deps, found) };
}

/** Opens what is stored, whatever a scanner said of it. */
export async function openStored(
  { files }: Pick<Services, "files">,
  { attachment, storedAs, storedSha256, key }: StoredAttachment,
): Promise<Buffer> {
  const sealed = await files.get(storedAs);
  if (sha256Of(sealed) !== storedSha256) throw new Error(`The stored file ${storedAs} was changed.`);
  return openContent(attachment.id, key, sealed);
}

/** The owner's files without their keys. */
export const withoutKeys = (found: readonly StoredAttachment[]): Attachment[] =>
  found.map(({ attachment }) => attachment);
