import type { Block } from "#app/ports/documents/port.ts";

/** A heading of a file with the place it has on our page: levels two to four, and an anchor. */
export type PlacedHeading = { readonly anchor: string; readonly level: number; readonly text: string; readonly page?: number };
export type PlacedBlock = Exclude<Block, { kind: "heading" }> | ({ readonly kind: "heading" } & PlacedHeading);

const HIGHEST = 2;
const LOWEST = 4;

/** Gives headings their level below the page's own title, and anchors that stay while the headings do. */
export function placeBlocks(blocks: readonly Block[]): PlacedBlock[] {
  const shown = withoutTitle(blocks);
  const levels = [...new Set(shown.flatMap((block) => (block.kind === "heading" ? [block.level] : [])))].sort((a, b) => a - b);
  const taken = new Set<string>(["intro"]);
  return shown.map((block) => {
    if (block.kind !== "heading") return block;
    return { ...block, level: Math.min(LOWEST, HIGHEST + levels.indexOf(block.level)), anchor: anchorFor(block.text, taken) };
  });
}

/** A file that opens with its title, above everything else in it: the page has its own. */
function withoutTitle(blocks: readonly Block[]): readonly Block[] {
  const [first, ...others] = blocks;
  if (first?.kind !== "heading") return blocks;
  const isAbove = others.every((block) => block.kind !== "heading" || block.level > first.level);
  return isAbove && others.some((block) => block.kind === "heading") ? others : blocks;
}

/** Latin words make the anchor; other scripts are numbered, by what they share. */
function anchorFor(text: string, taken: Set<string>): string {
  const words = text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/\p{M}/gu, "")
    .match(/[a-z0-9]+/g);
  const isLatin = words !== null && /[a-z]/.test(words.join(""));
  const base = isLatin ? words.join("-").slice(0, 60).replace(/-$/, "") : "part";
  for (let n = isLatin ? 1 : taken.size; ; n++) {
    const anchor = n === 1 && isLatin ? base : `${base}-${n}`;
    if (taken.has(anchor)) continue;
    taken.add(anchor);
    return anchor;
  }
}
