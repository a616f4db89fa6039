import { AppError } from "#app/lib/app-error.ts";
import type { LoadContext } from "./load-context.ts";
import { hasRateLeft, limitRate } from "./rate-limit.server.ts";
import type { Sender, Upload } from "./read-upload.server.ts";

/**
 * Who sends a page with files: they are kept while the address has not sent too many and `mayAttach` says so. A refusal of it is
 * a no: whoever reads the page refuses it once more, with what was typed.
 */
export function senderOf(context: LoadContext, mayAttach: () => Promise<boolean>): Sender {
  return {
    address: context.clientAddress,
    async mayAttach() {
      if (!(await hasRateLeft(context, "upload", context.clientAddress))) return false;
      return mayAttach().catch((error: unknown) => {
        if (error instanceof AppError) return false;
        throw error;
      });
    },
  };
}

/** Counts the files of a page, if there are any. Throws `too_many` when they are one page too many, or were not read. */
export async function countUpload(context: LoadContext, { files, hasUnread }: Upload): Promise<void> {
  if (files.length === 0 && !hasUnread) return;
  await limitRate(context, "upload", context.clientAddress);
  if (hasUnread) throw new AppError("too_many", { retryAfterSeconds: 1 });
}
