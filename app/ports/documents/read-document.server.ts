import { assertFormat } from "./assert-format.ts";
import { decodeText } from "./decode-text.ts";
import { LIMITS } from "./limits.ts";
import { type Block, type DocumentFormat, DocumentRefusedError, type ParsedDocument } from "./port.ts";
import { readDocx } from "./read-docx.server.ts";
import { readHtml } from "./read-html.ts";
import { readMarkdown } from "./read-markdown.ts";
import { readPdf } from "./read-pdf.server.ts";
import { readText } from "./read-text.ts";

/** Reads one file of any format. Runs in a thread of its own; what it throws is a refusal or the reader's own fault. */
export async function readDocument(bytes: Uint8Array, format: DocumentFormat): Promise<ParsedDocument> {
  assertFormat(bytes, format);
  const parsed = format === "pdf" ? await readPdf(bytes) : { blocks: await readUnpaged(bytes, format) };
  assertWorthIt(parsed.blocks);
  return { ...parsed, blocks: parsed.blocks.map(withoutControls) };
}

async function readUnpaged(bytes: Uint8Array, format: Exclude<DocumentFormat, "pdf">): Promise<Block[]> {
  if (format === "docx") return readDocx(bytes);
  const text = decodeText(bytes);
  if (format === "md") return readMarkdown(text);
  if (format === "txt") return readText(text);
  if (!/<[a-z][^>]*>/i.test(text))
    throw new DocumentRefusedError("the file is not what its name says: it holds no HTML");
  return readHtml(text);
}

function assertWorthIt(blocks: readonly Block[]): void {
  if (blocks.length > LIMITS.blocks) throw new DocumentRefusedError("the file has more parts than can be read");
  let characters = 0;
  for (const block of blocks) characters += wordsOf(block).reduce((sum, text) => sum + text.length, 0);
  if (characters > LIMITS.characters) throw new DocumentRefusedError("the file holds more text than can be read");
  if (!blocks.some((block) => block.kind !== "heading" && wordsOf(block).some((text) => /\p{L}/u.test(text))))
    throw new DocumentRefusedError("no text was found in the file (a scan has to be made readable first)");
}

function wordsOf(block: Block): readonly string[] {
  if (block.kind === "list") return block.items;
  if (block.kind === "table") return block.rows.flat();
  return [block.text];
}

/** Characters that show nothing but change what is seen around them, and those no database takes. */
const HARMFUL = /[\p{Cc}\p{Bidi_Control}\u200b\ufeff\ufffe\uffff]|\p{Cs}/gu;
const clean = (text: string): string => text.replace(HARMFUL, "").trim();

function withoutControls(block: Block): Block {
  if (block.kind === "list") return { ...block, items: block.items.map(clean) };
  if (block.kind === "table") return { ...block, rows: block.rows.map((row) => row.map(clean)) };
  return { ...block, text: clean(block.text) };
}
