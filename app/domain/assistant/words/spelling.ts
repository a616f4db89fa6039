import { soundOf } from "./homophones.ts";

/** The words of the portal's own names, for putting misspelt ones right. */
export type Spelling = {
  /** The text with words that no page knows replaced by the name's word they were meant to be. */
  correct(text: string): string;
};

const MIN_LATIN_LENGTH = 5;
const TWO_FAULTS_FROM = 8;
const HAN_NAME = /^\p{Script=Han}{2,6}$/u;
/** Chinese names this long may have one character wrong that does not even sound alike. */
const ONE_WRONG_FROM = 4;

/** `names`: titles and keywords; `isKnown`: whether a word stands on any page. */
export function createSpelling(names: readonly string[], isKnown: (word: string) => boolean): Spelling {
  const latin = new Set(
    names
      .flatMap((name) => name.toLowerCase().match(/[a-z]+/g) ?? [])
      .filter((word) => word.length >= MIN_LATIN_LENGTH),
  );
  const han = [...new Set(names.filter((name) => HAN_NAME.test(name)))].sort((a, b) => b.length - a.length);
  return {
    correct: (text) =>
      correctHan(
        text.replace(/\b[a-z]{5,}\b/g, (word) => (isKnown(word) ? word : (nearest(word, latin) ?? word))),
        han,
        isKnown,
      ),
  };
}

/** Endings tell words apart and beginnings are rarely wrong: faults count only between. */
function nearest(word: string, words: ReadonlySet<string>): string | undefined {
  const allowed = word.length >= TWO_FAULTS_FROM ? 2 : 1;
  let best: string | undefined;
  let fewest = allowed + 1;
  for (const other of words) {
    if (other[0] !== word[0] || other.at(-1) !== word.at(-1) || Math.abs(other.length - word.length) > allowed)
      continue;
    const faults = countFaults(word, other);
    if (faults < fewest) [best, fewest] = [other, faults];
  }
  return best;
}

/** Letters missing, too many, wrong or swapped. */
function countFaults(a: string, b: string): number {
  const rows: number[][] = [[...Array(b.length + 1).keys()]];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const wrong = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min((rows[i - 1]?.[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (rows[i - 1]?.[j - 1] ?? 0) + wrong);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, (rows[i - 2]?.[j - 2] ?? 0) + 1);
      row.push(least);
    }
    rows.push(row);
  }
  return rows[a.length]?.[b.length] ?? 0;
}

function correctHan(text: string, names: readonly string[], isKnown: (word: string) => boolean): string {
  let corrected = text;
  for (const name of names) {
    for (let at = 0; at + name.length <= corrected.length; at++) {
      const piece = corrected.slice(at, at + name.length);
      // Whether a page knows it costs most to find out, and hardly any piece gets that far.
      if (piece === name || !isMeant(piece, name) || !/^\p{Script=Han}+$/u.test(piece) || isKnown(piece)) continue;
      corrected = corrected.slice(0, at) + name + corrected.slice(at + name.length);
    }
  }
  return corrected;
}

/** Sounds the same, or in a long name has one character wrong. */
function isMeant(piece: string, name: string): boolean {
  let wrong = 0;
  for (let index = 0; index < name.length; index++) if (piece[index] !== name[index]) wrong += 1;
  if (wrong === 0 || wrong === name.length) return false;
  if (wrong === 1 && name.length >= ONE_WRONG_FROM) return true;
  for (let index = 0; index < name.length; index++)
    if (piece[index] !== name[index] && soundOf(piece[index] ?? "") !== soundOf(name[index] ?? "")) return false;
  return true;
}
