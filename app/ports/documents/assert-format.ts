import { LIMITS } from "./limits.ts";
import { type DocumentFormat, DocumentRefusedError } from "./port.ts";

const startsWith = (bytes: Uint8Array, text: string, within = text.length): boolean =>
  Buffer.from(bytes.subarray(0, within)).toString("latin1").includes(text);

/** Refuses what is empty, too large or not what its name says, before anybody reads it. */
export function assertFormat(bytes: Uint8Array, format: DocumentFormat): void {
  if (bytes.length === 0) throw new DocumentRefusedError("the file is empty");
  if (bytes.length > LIMITS.fileBytes)
    throw new DocumentRefusedError(`the file is larger than ${LIMITS.fileBytes / 1_000_000} MB`);
  const found = kindOf(bytes);
  const wanted = format === "pdf" || format === "docx" ? format : "text";
  const isRight = wanted === "docx" ? found === "zip" : found === wanted;
  if (!isRight)
    throw new DocumentRefusedError(`the file is not what its name says: .${format}, but it holds ${WORDS[found]}`);
}

const WORDS = { pdf: "a PDF", zip: "an archive", binary: "binary data", text: "text" } as const;

function kindOf(bytes: Uint8Array): keyof typeof WORDS {
  if (startsWith(bytes, "%PDF-", 1_024)) return "pdf";
  if (startsWith(bytes, "PK\u0003\u0004") || startsWith(bytes, "PK\u0005\u0006")) return "zip";
  return isUtf16(bytes) || !bytes.includes(0) ? "text" : "binary";
}

/** UTF-16 is full of zero bytes; only its mark at the beginning tells it from binary data. */
export function isUtf16(bytes: Uint8Array): boolean {
  return (
    bytes.length % 2 === 0 && ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff))
  );
}
