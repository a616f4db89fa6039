import { fileTypeFromBuffer } from "file-type";
import type { Services } from "#app/domain/services.ts";
import { ScannerUnavailableError } from "#app/ports/scanner/port.ts";
import type { CheckedFile, FileRefusal, GivenFile } from "./attachment.ts";
import { cleanFileName } from "./file-name.ts";
import { ATTACHMENT_LIMITS, FILE_KIND_NAMES, FILE_KINDS, type FileKind, MAX_FILE_BYTES } from "./kinds.ts";
import { BrokenPictureError } from "./pictures/picture.ts";
import { withoutMetadata } from "./pictures/without-metadata.ts";

/** Enough for every kind we know; the rest of an archive is for the thread that can be lost. */
const MAGIC_BYTES = 4_100;

export type CheckFileDeps = Pick<Services, "scanner" | "inspector">;
export type CheckOutcome =
  | { readonly status: "fine"; readonly file: CheckedFile }
  | { readonly status: "refused"; readonly reason: FileRefusal };

const refused = (reason: FileRefusal) => ({ status: "refused", reason }) as const;

/**
 * Everything that is looked at before a file is kept, the cheapest first. Its name decides nothing. Pictures come back without
 * what the camera wrote; a scanner that gives no verdict keeps the file out.
 */
export async function checkFile(
  deps: CheckFileDeps,
  given: GivenFile,
  allowed: readonly FileKind[],
): Promise<CheckOutcome> {
  const { bytes } = given;
  if (given.isTooLarge || bytes.length > MAX_FILE_BYTES) return refused("too_large");
  if (bytes.length === 0) return refused("empty");
  const kind = await findKind(bytes);
  if (!kind || !allowed.includes(kind)) return refused("wrong_kind");
  const inner = await lookInside(deps, bytes, kind);
  if ("reason" in inner) return inner;
  const scan = await scanFile(deps, bytes);
  if (scan !== "clean" && scan !== "unscanned") return refused(scan);
  return { status: "fine", file: { name: cleanFileName(given.name, kind), kind, bytes: inner.bytes, scan } };
}

/** An archive may be a Word document: that is looked at where a bomb breaks nothing. */
async function findKind(bytes: Buffer): Promise<FileKind | undefined> {
  if (bytes.toString("latin1", 0, 4) === "PK\u0003\u0004") return "docx";
  const found = await fileTypeFromBuffer(bytes.subarray(0, MAGIC_BYTES)).catch(() => undefined);
  return FILE_KIND_NAMES.find((kind) => FILE_KINDS[kind].mediaType === found?.mime);
}

async function lookInside({ inspector }: CheckFileDeps, bytes: Buffer, kind: FileKind) {
  if (kind === "pdf" || kind === "docx") {
    const verdict = await inspector.inspect(bytes, kind);
    return verdict === "fine" ? { bytes } : refused(verdict);
  }
  try {
    const picture = withoutMetadata(bytes, kind);
    const pixels = picture.width * picture.height;
    if (pixels === 0 || pixels > ATTACHMENT_LIMITS.maxPixels) return refused("unreadable");
    return { bytes: picture.bytes };
  } catch (error) {
    if (error instanceof BrokenPictureError) return refused("unreadable");
    throw error;
  }
}

async function scanFile({ scanner }: CheckFileDeps, bytes: Buffer) {
  if (!scanner) return "unscanned";
  try {
    return await scanner.scan(bytes);
  } catch (error) {
    if (error instanceof ScannerUnavailableError) return "not_checked";
    throw error;
  }
}
