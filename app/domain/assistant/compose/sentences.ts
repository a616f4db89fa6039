/** A sentence or list item of a source; `lead` is the line that introduces a list. */
export type Unit = { readonly text: string; readonly isListItem: boolean; readonly isLead: boolean };

const BULLET =
  /^\s*(?:[-*•·▪–]|\(?\d{1,2}[.)、）]|[（(][一二三四五六七八九十]{1,2}[）)]|[一二三四五六七八九十]{1,2}、)\s*/u;

/**
 * Sentences of running text. A full stop ends one only before a blank and a capital, digit or Han character, so that
 * "1.5" and "e.g. a card" hold together.
 */
export function splitSentences(text: string): string[] {
  return text
    .split(
      /(?<=[。！？!?]["”’」』)）]*)(?![。！？!?"”’」』)）])\s*|(?<=[^.\s]{2}\.["”’)]*)\s+(?=["“‘(]?[\p{Lu}\d\p{Script=Han}])/u,
    )
    .map((sentence) => sentence.trim())
    .filter(Boolean);
}

/** A table's row as the index writes it: "Age: 80 to 89; Amount: 100 yuan." */
const TABLE_ROW = /^[^:：;；.。]{1,40}[:：][^:：;；]+[;；][^:：;；]{1,40}[:：]/u;

/** A section's text as sentences and list items in order; with `isByLine`, each line is one item. */
export function splitUnits(text: string, isByLine = false): Unit[] {
  const lines = text.split(/\n+/).filter((line) => line.trim() !== "");
  if (isByLine) return lines.map((line) => ({ text: line.trim(), isListItem: lines.length > 1, isLead: false }));
  let isInList = false;
  return lines.flatMap((line): Unit[] => {
    const trimmed = line.trim();
    const item = BULLET.test(trimmed) ? trimmed.replace(BULLET, "").trim() : trimmed;
    if (item === "") return [];
    if (item !== trimmed || isInList || TABLE_ROW.test(trimmed)) {
      // The index keeps no bullets: after a line that ends with a colon, each line is an item until one that ends a sentence.
      isInList = isInList && !/[.。!?！？]$/.test(item);
      return [{ text: item, isListItem: true, isLead: false }];
    }
    isInList = /[:：]$/.test(trimmed);
    return splitSentences(trimmed).map((sentence) => ({
      text: sentence,
      isListItem: false,
      isLead: /[:：]$/.test(sentence),
    }));
  });
}

const CLAUSE_BORDER =
  /(?<!\d)[,:]|[,:](?!\d)|[，;；：—–\n]|\.(?=\s|$)|[。！？!?]|\b(?:and|but|so|because|which|while|then|when|if)\b|并且|而且|但是|但|因此|所以|以及|然后/iu;

/** The parts of a sentence that can be true or false alone. */
export const splitClauses = (text: string): string[] =>
  text
    .split(CLAUSE_BORDER)
    .map((clause) => clause.trim())
    .filter((clause) => /[\p{L}\p{N}]/u.test(clause));
