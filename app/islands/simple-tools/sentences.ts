/** A sentence as it is spoken, and where it stands on the page. */
export type Sentence = { readonly text: string; readonly language: string; readonly ranges: readonly Range[] };

type Piece = { readonly node: Text; readonly start: number };

const BLOCKS = "h1,h2,h3,h4,p,li,dt,dd,td,th,label,legend,summary,blockquote,caption,address,a.button,button,.tag";
const SILENT = "script,style,template,svg,select,textarea,.sr-only,[aria-hidden='true']";

/** All that is to be seen in `root` but not in `without`, sentence by sentence, each in the language it is marked with. */
export function collectSentences(root: Element, without: Element, language: string): Sentence[] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const blocks: { readonly key: Element; readonly language: string; readonly pieces: Piece[]; text: string }[] = [];
  while (walker.nextNode()) {
    const node = walker.currentNode as Text;
    const parent = node.parentElement;
    if (!parent || without.contains(parent) || parent.closest(SILENT) || !parent.checkVisibility()) continue;
    const key = parent.closest(BLOCKS) ?? parent;
    const spoken = parent.closest("[lang]")?.getAttribute("lang") ?? language;
    const last = blocks.at(-1);
    const block =
      last?.key === key && last.language === spoken ? last : { key, language: spoken, pieces: [], text: "" };
    if (block !== last) blocks.push(block);
    block.pieces.push({ node, start: block.text.length });
    block.text += node.data;
  }
  return blocks.flatMap(({ text, language: spoken, pieces }) =>
    [...new Intl.Segmenter(spoken, { granularity: "sentence" }).segment(text)]
      .filter(({ segment }) => /[\p{L}\p{N}]/u.test(segment))
      .map(({ segment, index }) => ({
        text: segment.replace(/\s+/g, " ").trim(),
        language: spoken,
        ranges: rangesOf(pieces, index, index + segment.length),
      })),
  );
}

/** A range for each piece of text between two places of a block's text. */
function rangesOf(pieces: readonly Piece[], from: number, to: number): Range[] {
  return pieces.flatMap(({ node, start }) => {
    const [begin, end] = [Math.max(from - start, 0), Math.min(to - start, node.length)];
    if (begin >= end) return [];
    const range = document.createRange();
    range.setStart(node, begin);
    range.setEnd(node, end);
    return [range];
  });
}
