import { createHash } from "node:crypto";
import type { Stats } from "node:fs";
import { readFile } from "node:fs/promises";
import type { ContentLanguage } from "#app/i18n/languages.ts";
import { LIMITS } from "#app/ports/documents/limits.ts";
import { type DocumentFormat, type DocumentParser, DocumentRefusedError } from "#app/ports/documents/port.ts";
import type { WrittenDocument } from "./content.ts";
import { renderFile } from "./render-file.server.ts";

export type ReadFileOutcome =
  | { readonly status: "read"; readonly written: Pick<WrittenDocument, "body" | "file"> }
  | { readonly status: "refused"; readonly reason: string };

/** One file of a document as its page and its entry in the index; whatever is wrong with it is a reason, not a fault. */
export async function readDocumentFile(
  path: string,
  found: Stats,
  { language, format }: { readonly language: ContentLanguage; readonly format: DocumentFormat },
  parser: DocumentParser,
): Promise<ReadFileOutcome> {
  if (!found.isFile()) return { status: "refused", reason: "is not a file of its own" };
  if (found.size > LIMITS.fileBytes) return { status: "refused", reason: `the file is larger than ${LIMITS.fileBytes / 1_000_000} MB` };
  const bytes = await readFile(path);
  try {
    const parsed = await parser.parse(bytes, format);
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    const file = { format, sha256, sizeBytes: bytes.length, pageCount: parsed.pageCount, read: () => readFile(path) };
    return { status: "read", written: { body: renderFile(parsed, language), file } };
  } catch (error) {
    if (error instanceof DocumentRefusedError) return { status: "refused", reason: error.message };
    throw error;
  }
}
