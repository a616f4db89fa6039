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
      /(?<=[。！？；!?]["”’」』)）]*)(?![。！？!?"”’」』)）])\s*|(?<=[^.\s]{2}\.["”’)]*)\s+(?=["“‘(]?[\p{Lu}\d\p{Script=Han}])/u,
    )
    .map((sentence) => sentence.trim())
    .filter(Boolean);
}

/** A section's text as sentences and list items in order. */
export function splitUnits(text: string): Unit[] {
  return text.split(/\n+/).flatMap((line): Unit[] => {
    const trimmed = line.trim();
    if (trimmed === "") return [];
    if (BULLET.test(trimmed)) {
      const item = trimmed.replace(BULLET, "").trim();
      return item === "" ? [] : [{ text: item, isListItem: true, isLead: false }];
    }
    return splitSentences(trimmed).map((sentence) => ({
      text: sentence,
      isListItem: false,
      isLead: /[:：]$/.test(sentence),
    }));
  });
}
