import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { getDocumentProxy } from "unpdf";
import { LIMITS } from "./limits.ts";
import { type Block, DocumentRefusedError } from "./port.ts";
import { toPdfBlocks } from "./pdf-blocks.ts";
import { type PdfItem, type PdfLine, toLines, withoutRunningHeads } from "./pdf-lines.ts";

/** Adobe's tables of the Chinese, Japanese and Korean encodings that a PDF may name without carrying them. */
const ENCODINGS = join(dirname(createRequire(import.meta.url).resolve("pdfjs-dist/package.json")), "cmaps/");

export type PdfDocument = Awaited<ReturnType<typeof getDocumentProxy>>;

/** The words of a PDF with their pages. Scripts, forms, links and attachments in it are never looked at. */
export async function readPdf(bytes: Uint8Array): Promise<{ blocks: Block[]; pageCount: number }> {
  const pdf = await openInWords(bytes);
  const pageCount = pdf.numPages;
  if (pageCount > LIMITS.pages)
    throw new DocumentRefusedError(`the file has ${pageCount} pages; at most ${LIMITS.pages} are read`);
  const pages: PdfLine[][] = [];
  let characters = 0;
  for (let number = 1; number <= pageCount; number++) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent();
    const pieces = items.flatMap((item) => ("str" in item ? [toItem(item)] : []));
    characters += pieces.reduce((sum, { text }) => sum + text.length, 0);
    if (characters > LIMITS.characters) throw new DocumentRefusedError("the file holds more text than can be read");
    pages.push(toLines(pieces, number));
    page.cleanup();
  }
  return { blocks: toPdfBlocks(withoutRunningHeads(pages).flat()), pageCount };
}

async function openInWords(bytes: Uint8Array): Promise<PdfDocument> {
  try {
    return await openPdf(bytes);
  } catch (error) {
    throw new DocumentRefusedError(isLocked(error) ? "the file is protected by a password" : "the PDF is damaged");
  }
}

export const isLocked = (error: unknown): boolean => error instanceof Error && error.name === "PasswordException";

/** Opens a PDF so that it neither runs nor fetches anything. Throws the library's own errors. */
export async function openPdf(bytes: Uint8Array): Promise<PdfDocument> {
  // A copy, since the reader takes the bytes for itself.
  return getDocumentProxy(new Uint8Array(bytes), {
    isEvalSupported: false,
    useSystemFonts: false,
    cMapUrl: ENCODINGS,
    cMapPacked: true,
    disableFontFace: true,
    enableXfa: false,
    stopAtErrors: false,
    verbosity: 0,
    maxImageSize: 1,
  });
}

function toItem(item: { str: string; transform: number[]; width: number; height: number }): PdfItem {
  const [a = 0, b = 0, , , x = 0, y = 0] = item.transform;
  return { text: item.str, x, y, width: item.width, size: Math.hypot(a, b) || item.height || 1 };
}
