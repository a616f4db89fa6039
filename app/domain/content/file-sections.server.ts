import type { ContentLanguage } from "#app/i18n/languages.ts";
import type { PlacedBlock, PlacedHeading } from "./file-blocks.server.ts";
import type { MarkdownSection } from "./render-markdown.server.ts";

type Section = {
  readonly heading: PlacedHeading | undefined;
  readonly path: readonly string[];
  text: string;
  readonly pages: { readonly from: number; readonly page: number }[];
  readonly whole: (readonly [number, number])[];
};

/** The text under each heading, with the places where a page begins and where a list or table must not be cut. */
export function cutFileSections(blocks: readonly PlacedBlock[], language: ContentLanguage): MarkdownSection[] {
  const sections: Section[] = [open(undefined, [])];
  let above: PlacedHeading[] = [];
  for (const block of blocks) {
    if (block.kind === "heading") {
      above = above.filter(({ level }) => level < block.level);
      sections.push(open(block, above));
      above = [...above, block];
    } else addBlock(sections.at(-1) as Section, block, language);
  }
  return sections.filter(({ text }) => text !== "").map(toSection);
}

function open(heading: PlacedHeading | undefined, above: readonly PlacedHeading[]): Section {
  return { heading, path: above.map(({ text }) => text), text: "", pages: [], whole: [] };
}

function addBlock(section: Section, block: Exclude<PlacedBlock, { kind: "heading" }>, language: ContentLanguage): void {
  const lastLine = section.text.lastIndexOf("\n") + 1;
  if (section.text !== "") section.text += "\n";
  const from = section.text.length;
  section.text += linesOf(block, language).join("\n");
  if (block.page !== undefined && section.pages.at(-1)?.page !== block.page) section.pages.push({ from, page: block.page });
  // “You need:” belongs to the list that follows.
  const isLedIn = /[:：]$/.test(section.text.slice(lastLine, Math.max(lastLine, from - 1)));
  if (block.kind !== "paragraph") section.whole.push([isLedIn ? lastLine : from, section.text.length]);
}

/** A table row as “column: value; column: value.”, so that it can be quoted alone. */
function linesOf(block: Exclude<PlacedBlock, { kind: "heading" }>, language: ContentLanguage): readonly string[] {
  if (block.kind === "paragraph") return [block.text];
  if (block.kind === "list") return block.items;
  const [colon, semicolon, stop] = language === "zh-CN" ? ["：", "；", "。"] : [": ", "; ", "."];
  const columns = block.hasHeader ? block.rows[0] : undefined;
  const rows = columns ? block.rows.slice(1) : block.rows;
  return rows.map((row) => {
    const cells = row.map((cell, n) => (columns?.[n] && cell ? `${columns[n]}${colon}${cell}` : cell));
    return cells.filter(Boolean).join(semicolon) + stop;
  });
}

function toSection({ heading, path, text, pages, whole }: Section): MarkdownSection {
  return {
    heading: heading && { anchor: heading.anchor, level: heading.level, text: heading.text, line: 1 },
    path,
    text,
    ...(pages.length > 0 && { pages }),
    ...(whole.length > 0 && { whole }),
  };
}
