import type { Block } from "./port.ts";
import { type PdfLine, textOf } from "./pdf-lines.ts";
import { readTable } from "./pdf-table.ts";
import { isHeading, join, levelOf, toBlocks } from "./read-text.ts";

const MAX_HEADING = 120;

/** Headings by their size, tables by their columns, the rest as paragraphs and lists, each with the page it begins on. */
export function toPdfBlocks(lines: readonly PdfLine[]): Block[] {
  const body = commonSize(lines);
  const sizes = headingSizes(lines, body);
  const right = lines.reduce((most, line) => Math.max(most, endOf(line)), 0);
  const blocks: Block[] = [];
  let prose: PdfLine[] = [];
  const flush = () => {
    if (prose.length > 0) blocks.push(...proseBlocks(prose));
    prose = [];
  };
  for (let n = 0; n < lines.length; n++) {
    const line = lines[n];
    if (!line) continue;
    const table = readTable(lines, n);
    const level = sizes.indexOf(roundSize(line.size)) + 1;
    if (table) {
      flush();
      blocks.push(table.block);
      n += table.lines - 1;
    } else if (level > 0 && textOf(line).length <= MAX_HEADING) {
      flush();
      addHeading(blocks, line, level, lines[n - 1]);
    } else {
      if (prose.length > 0 && isNewParagraph(prose.at(-1), line, right)) flush();
      prose.push(line);
    }
  }
  flush();
  return joinLists(blocks);
}

const roundSize = (size: number): number => Math.round(size * 2) / 2;

/** The size in which most characters are set. */
function commonSize(lines: readonly PdfLine[]): number {
  const characters = new Map<number, number>();
  for (const line of lines) {
    const size = roundSize(line.size);
    characters.set(size, (characters.get(size) ?? 0) + textOf(line).length);
  }
  return [...characters].reduce((best, entry) => (entry[1] > best[1] ? entry : best), [0, 0])[0];
}

function headingSizes(lines: readonly PdfLine[], body: number): number[] {
  const larger = lines.map((line) => roundSize(line.size)).filter((size) => size > body * 1.1);
  return [...new Set(larger)].sort((a, b) => b - a).slice(0, 6);
}

/** A heading over two lines is one heading. */
function addHeading(blocks: Block[], line: PdfLine, level: number, above: PdfLine | undefined): void {
  const last = blocks.at(-1);
  const isSame = last?.kind === "heading" && last.level === level && above?.page === line.page;
  if (isSame && above.y - line.y < line.size * 1.6)
    blocks[blocks.length - 1] = { ...last, text: join(last.text, textOf(line)) };
  else blocks.push({ kind: "heading", level, text: textOf(line), page: line.page });
}

const STOPPED = /[.!?:。！？：；]["'”’」』)）]*$/;
const endOf = (line: PdfLine): number => line.cells.at(-1)?.end ?? 0;

function isNewParagraph(above: PdfLine | undefined, line: PdfLine, right: number): boolean {
  if (!above) return true;
  const isStopped = STOPPED.test(textOf(above));
  if (above.page !== line.page) return isStopped;
  const gap = above.y - line.y;
  if (gap < 0 || gap > Math.max(above.size, line.size) * 1.75) return true;
  // A sentence that ends far from the margin ends its paragraph.
  return (
    isStopped && endOf(above) < right - line.size * 6 && (above.cells[0]?.start ?? 0) >= (line.cells[0]?.start ?? 0)
  );
}

function proseBlocks(lines: readonly PdfLine[]): Block[] {
  const page = lines[0]?.page ?? 1;
  const [first, ...others] = lines.map(textOf);
  if (first !== undefined && others.length === 0 && isHeading(first, true)) {
    return [{ kind: "heading", level: levelOf(first) + 1, text: first, page }];
  }
  return toBlocks(lines.map(textOf)).map((block) => ({ ...block, page }));
}

/** Items that stand apart from each other are still one list. */
function joinLists(blocks: readonly Block[]): Block[] {
  const joined: Block[] = [];
  for (const block of blocks) {
    const last = joined.at(-1);
    if (block.kind === "list" && last?.kind === "list")
      joined[joined.length - 1] = { ...last, items: [...last.items, ...block.items] };
    else joined.push(block);
  }
  return joined;
}
