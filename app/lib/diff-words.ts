/** A piece of a text; `isChanged` when the other text has not got it there. */
export type DiffPiece = { readonly text: string; readonly isChanged: boolean };
export type WordDiff = { readonly before: readonly DiffPiece[]; readonly after: readonly DiffPiece[] };

/** A table of more cells than this takes too long to fill; what lies between equal ends is then new as a whole. */
const MAX_CELLS = 4_000_000;

/** The segmenter takes ever longer for each word of one long text, so it gets sentences and, at most, this much. */
const PARTS = /[^.。！？!?\n]{0,300}(?:[.。！？!?\n]+|\s|$)|[\s\S]{1,300}/g;

function wordsOf(text: string, language: string): string[] {
  const segmenter = new Intl.Segmenter(language, { granularity: "word" });
  const parts = text.match(PARTS)?.filter(Boolean) ?? [];
  return parts.flatMap((part) => [...segmenter.segment(part)].map(({ segment }) => segment));
}

/** Neighbouring words alike in `isChanged` are one piece; a blank between two changed words is part of the change. */
function join(words: readonly string[], kept: readonly boolean[]): DiffPiece[] {
  const pieces: { text: string; isChanged: boolean }[] = [];
  words.forEach((text, index) => {
    const isBridge = text.trim() === "" && kept[index - 1] === false && kept[index + 1] === false;
    const isChanged = kept[index] === false || isBridge;
    const last = pieces.at(-1);
    if (last?.isChanged === isChanged) last.text += text;
    else pieces.push({ text, isChanged });
  });
  return pieces;
}

/** What two texts have in common word by word, in order: the longest such sequence. Words are those of the language. */
export function diffWords(before: string, after: string, language: string): WordDiff {
  const old = wordsOf(before, language);
  const now = wordsOf(after, language);
  const keptOld = old.map(() => false);
  const keptNow = now.map(() => false);
  const keep = (i: number, j: number) => {
    keptOld[i] = true;
    keptNow[j] = true;
  };
  let start = 0;
  while (start < old.length && start < now.length && old[start] === now[start]) keep(start, start++);
  let [oldEnd, nowEnd] = [old.length, now.length];
  while (oldEnd > start && nowEnd > start && old[oldEnd - 1] === now[nowEnd - 1]) keep(--oldEnd, --nowEnd);
  const [rows, columns] = [oldEnd - start, nowEnd - start];
  if (rows * columns <= MAX_CELLS) {
    const width = columns + 1;
    // Length of the longest common sequence of what follows each pair of places.
    const lengths = new Uint16Array((rows + 1) * width);
    const at = (i: number, j: number) => lengths[i * width + j] ?? 0;
    for (let i = rows - 1; i >= 0; i--) {
      for (let j = columns - 1; j >= 0; j--) {
        const isSame = old[start + i] === now[start + j];
        lengths[i * width + j] = isSame ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
      }
    }
    for (let i = 0, j = 0; i < rows && j < columns;) {
      if (old[start + i] === now[start + j]) keep(start + i++, start + j++);
      else if (at(i + 1, j) >= at(i, j + 1)) i++;
      else j++;
    }
  }
  return { before: join(old, keptOld), after: join(now, keptNow) };
}
