import { diffArrays } from "diff";
import { segmentWords } from "#app/lib/segment-words.ts";

/** A piece of a text; `isChanged` when the other text has not got it there. */
export type DiffPiece = { readonly text: string; readonly isChanged: boolean };
export type WordDiff = { readonly before: readonly DiffPiece[]; readonly after: readonly DiffPiece[] };

/** Texts with more changes than this are told as new altogether: finding them takes the square of their number. */
const MAX_CHANGES = 2_000;

type Word = { readonly text: string; readonly isChanged: boolean };

/** Neighbouring words alike in `isChanged` are one piece; a blank between two changed words is part of the change. */
function join(words: readonly Word[]): DiffPiece[] {
  const pieces: { text: string; isChanged: boolean }[] = [];
  words.forEach((word, index) => {
    const isBridge = word.text.trim() === "" && words[index - 1]?.isChanged && words[index + 1]?.isChanged;
    const isChanged = word.isChanged || isBridge === true;
    const last = pieces.at(-1);
    if (last?.isChanged === isChanged) last.text += word.text;
    else pieces.push({ text: word.text, isChanged });
  });
  return pieces;
}

/** What two texts have in common word by word. Words are those of the language. */
export function diffWords(before: string, after: string, language: string): WordDiff {
  const wordsOf = (text: string) => [...segmentWords(text, language)].map(({ segment }) => segment);
  const [old, now] = [wordsOf(before), wordsOf(after)];
  // Undefined when there are too many changes.
  const parts = diffArrays(old, now, { maxEditLength: MAX_CHANGES }) ?? [
    { value: old, added: false, removed: true },
    { value: now, added: true, removed: false },
  ];
  const toWords = (words: readonly string[], isChanged: boolean) => words.map((text) => ({ text, isChanged }));
  return {
    before: join(parts.flatMap(({ value, added, removed }) => (added ? [] : toWords(value, removed)))),
    after: join(parts.flatMap(({ value, added, removed }) => (removed ? [] : toWords(value, added)))),
  };
}
