import type { Block } from "./port.ts";
import type { PdfLine } from "./pdf-lines.ts";
import { join } from "./read-text.ts";

type Table = { readonly block: Block; readonly lines: number };

/** The table that begins at this line: rows of as many cells, one below the other; `undefined` when there is none. */
export function readTable(lines: readonly PdfLine[], from: number): Table | undefined {
  const head = lines[from];
  if (!head || head.cells.length < 2) return undefined;
  const rows: string[][] = [];
  let at = from;
  for (; at < lines.length; at++) {
    const line = lines[at];
    if (!line) break;
    if (isRow(line, head)) rows.push(line.cells.map((cell) => cell.text));
    else if (!continueRow(rows.at(-1), line, lines[at - 1], head)) break;
  }
  if (rows.length < 2) return undefined;
  const digits = (row: readonly string[] | undefined) => /\d/.test(row?.join("") ?? "");
  const hasHeader = !digits(rows[0]) && rows.slice(1).some(digits);
  return { block: { kind: "table", hasHeader, rows, page: head.page }, lines: at - from };
}

/** Each cell lies under the one of the first row: they begin or end together, or one lies within the other. */
function isRow(line: PdfLine, head: PdfLine): boolean {
  if (line.cells.length !== head.cells.length) return false;
  return line.cells.every((cell, n) => {
    const above = head.cells[n];
    return above !== undefined && cell.start < above.end + line.size && cell.end > above.start - line.size;
  });
}

/** Words that go on in the next line of their cell stand close below it, under a column that is not the first alone. */
function continueRow(row: string[] | undefined, line: PdfLine, above: PdfLine | undefined, head: PdfLine): boolean {
  if (!row || !above || above.page !== line.page || line.cells.length > head.cells.length) return false;
  if (above.y - line.y > line.size * 1.7) return false;
  const columns = line.cells.map((cell) =>
    head.cells.findIndex(({ start }) => Math.abs(start - cell.start) <= line.size * 0.5),
  );
  if (columns.includes(-1) || (columns.length === 1 && columns[0] === 0)) return false;
  columns.forEach((column, n) => (row[column] = join(row[column] ?? "", line.cells[n]?.text ?? "")));
  return true;
}
