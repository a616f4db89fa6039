import type { Block } from "./port.ts";

/** 第一章, 第三条, “2.1 Fees”, “Article 5”, “IV. Costs”: how plain texts number their headings. */
const NUMBERED =
  /^(?:第[一二三四五六七八九十百千零〇\d]+[编章节]|[一二三四五六七八九十]+、|\d+(?:\.\d+)*\.?\s|(?:Chapter|Part|Section|Article)\s+\S+|[IVX]+\.\s)/i;
const ITEM = /^\s*(?:[-*•·‣▪]|\d{1,3}[.)、]|[（(][一二三四五六七八九十\da-z]{1,3}[）)])\s*(?=\S)/;
const MAX_HEADING = 80;

/** Plain text: paragraphs and lists by blank lines and marks, headings by their numbers or capitals. */
export function readText(text: string): Block[] {
  const parts = text.replace(/\r\n?/g, "\n").split(/\n[ \t\u3000]*\n+|\f/);
  return parts.flatMap((part) => {
    const lines = part
      .split("\n")
      .map((line) => line.trim())
      .filter(Boolean);
    const first = lines[0];
    if (first === undefined) return [];
    if (!isHeading(first, lines.length === 1)) return toBlocks(lines);
    return [{ kind: "heading" as const, level: levelOf(first), text: first }, ...toBlocks(lines.slice(1))];
  });
}

/** A short line that is numbered like a heading, or alone and in capitals. */
export function isHeading(line: string, isAlone: boolean): boolean {
  if (line.length > MAX_HEADING || /[.。；;,，:：]$/.test(line)) return false;
  if (NUMBERED.test(line)) return isAlone || /^第/.test(line);
  return isAlone && /\p{Lu}{2}/u.test(line) && !/\p{Ll}/u.test(line);
}

export function levelOf(line: string): number {
  if (/^第.+?节|^[一二三四五六七八九十]+、/.test(line)) return 3;
  const number = /^\d+(?:\.\d+)*/.exec(line)?.[0];
  return number ? Math.min(4, 1 + number.split(".").length) : 2;
}

/** Lines of prose are joined, since many programs break them; items begin with a mark. */
export function toBlocks(lines: readonly string[]): Block[] {
  const blocks: Block[] = [];
  let items: string[] | undefined;
  for (const line of lines) {
    const mark = ITEM.exec(line)?.[0];
    const last = blocks.at(-1);
    if (mark !== undefined) {
      // A numbered mark is part of what people quote; a dot is not.
      const item = /[\d一二三四五六七八九十]/.test(mark) ? line : line.slice(mark.length);
      if (!items) blocks.push({ kind: "list", isOrdered: false, items: (items = []) });
      items.push(item);
    } else if (items) items[items.length - 1] = join(items.at(-1) ?? "", line);
    else if (last?.kind === "paragraph") blocks[blocks.length - 1] = { ...last, text: join(last.text, line) };
    else blocks.push({ kind: "paragraph", text: line });
  }
  return blocks;
}

/** Chinese is written on without a space, and a word cut by a hyphen at the line's end is one word. */
export function join(before: string, after: string): string {
  if (/\p{Ll}-$/u.test(before) && /^\p{Ll}/u.test(after)) return before.slice(0, -1) + after;
  const isClose =
    /[\p{Script=Han}，。；：、！？“”（）]$/u.test(before) && /^[\p{Script=Han}，。；：、！？“”（）]/u.test(after);
  return isClose ? before + after : `${before} ${after}`;
}
