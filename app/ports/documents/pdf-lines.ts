/** One piece of text as a PDF places it; y grows upwards. */
export type PdfItem = {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
};
/** Pieces with a wide gap between them are cells of their own. */
export type PdfCell = { text: string; readonly start: number; end: number };
export type PdfLine = { readonly cells: PdfCell[]; readonly y: number; size: number; readonly page: number };

const WIDE_GAP = 1.5;
const MARK = /^(?:[-*•·‣▪◦]|\d{1,3}[.)、])$/;

export const textOf = (line: PdfLine): string => line.cells.map((cell) => cell.text).join(" ");

/** Lines in the order in which the page writes them, so that columns stay apart. */
export function toLines(items: readonly PdfItem[], page: number): PdfLine[] {
  const lines: PdfLine[] = [];
  for (const item of items) {
    if (item.text.trim() === "") continue;
    const line = lines.at(-1);
    if (!line || Math.abs(line.y - item.y) > Math.max(line.size, item.size) * 0.5) {
      lines.push({ cells: [toCell(item)], y: item.y, size: item.size, page });
    } else {
      addToLine(line, item);
      line.size = Math.max(line.size, item.size);
    }
  }
  for (const line of lines) joinMark(line);
  return lines;
}

const toCell = ({ text, x, width }: PdfItem): PdfCell => ({ text: text.trim(), start: x, end: x + width });

function addToLine(line: PdfLine, item: PdfItem): void {
  const cell = line.cells.at(-1);
  const gap = cell ? item.x - cell.end : Number.POSITIVE_INFINITY;
  if (!cell || gap > item.size * WIDE_GAP || gap < -item.size * 4) {
    line.cells.push(toCell(item));
    return;
  }
  const isApart = gap > item.size * 0.15 || /^\s/.test(item.text);
  const isChinese = /\p{Script=Han}$/u.test(cell.text) && /^\p{Script=Han}/u.test(item.text);
  cell.text += (isApart && !isChinese ? " " : "") + item.text.trim();
  cell.end = item.x + item.width;
}

/** A bullet or a number stands apart from its words, but they are no table. */
function joinMark(line: PdfLine): void {
  const [mark, words] = line.cells;
  if (!mark || !words || !MARK.test(mark.text)) return;
  line.cells.splice(0, 2, { text: `${mark.text} ${words.text}`, start: mark.start, end: words.end });
}

const PAGE_NUMBER = /^[-–—\s]*(?:\d{1,4}|第\s*\d+\s*页.*|page\s+\d+.*|\d{1,4}\s*[/／]\s*\d{1,4})[-–—\s]*$/i;
/** Lines at the top and at the foot of a page that may be running heads. */
const EDGE_LINES = 2;

/** Takes away page numbers and what stands at the edge of most pages. */
export function withoutRunningHeads(pages: readonly (readonly PdfLine[])[]): PdfLine[][] {
  const keyOf = (line: PdfLine) => textOf(line).replace(/\d+/g, "#");
  const edgesOf = (lines: readonly PdfLine[]) => new Set([...lines.slice(0, EDGE_LINES), ...lines.slice(-EDGE_LINES)]);
  const counts = new Map<string, number>();
  for (const lines of pages)
    for (const key of new Set([...edgesOf(lines)].map(keyOf))) counts.set(key, (counts.get(key) ?? 0) + 1);
  const isRunning = (line: PdfLine) => pages.length >= 3 && (counts.get(keyOf(line)) ?? 0) > pages.length * 0.6;
  return pages.map((lines) => {
    const edges = edgesOf(lines);
    return lines.filter((line) => !edges.has(line) || !(PAGE_NUMBER.test(textOf(line)) || isRunning(line)));
  });
}
