import { LIMITS } from "./limits.ts";
import type { InspectedKind, InspectVerdict } from "./inspector.ts";
import { DocumentRefusedError } from "./port.ts";
import { isLocked, openPdf, type PdfDocument } from "./read-pdf.server.ts";
import { assertNoEntities, hasOutsideParts, isWordDocument, unpackWord } from "./word-parts.server.ts";

/** Says what a PDF or a Word document holds besides its pages. Runs in a thread of its own, since such files may be built to break it. */
export async function inspectFile(bytes: Uint8Array, kind: InspectedKind): Promise<InspectVerdict> {
  try {
    return kind === "pdf" ? await inspectPdf(bytes) : inspectWord(bytes);
  } catch (error) {
    return isLocked(error) ? "locked" : "unreadable";
  }
}

async function inspectPdf(bytes: Uint8Array): Promise<InspectVerdict> {
  const pdf = await openPdf(bytes);
  if (pdf.numPages > LIMITS.attachedPages) return "unreadable";
  if (await isActive(pdf)) return "active";
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    const [left = 0, bottom = 0, right = 0, top = 0] = page.view;
    const sides = [right - left, top - bottom].map((side) => Math.abs(side) * page.userUnit);
    if (sides.some((side) => !(side > 0 && side <= LIMITS.pageSide))) return "unreadable";
    if (await page.getJSActions()) return "active";
    page.cleanup();
  }
  return "fine";
}

/** Scripts of the document and of its fields, and files within it. */
async function isActive(pdf: PdfDocument): Promise<boolean> {
  return (await pdf.hasJSActions()) || Boolean(await pdf.getJSActions()) || Boolean(await pdf.getAttachments());
}

function inspectWord(bytes: Uint8Array): InspectVerdict {
  const files = unpackWord(bytes);
  if (!isWordDocument(files)) return "wrong_kind";
  try {
    assertNoEntities(files);
  } catch (error) {
    if (error instanceof DocumentRefusedError) return "active";
    throw error;
  }
  return hasOutsideParts(files) ? "active" : "fine";
}
