import type { Analyser } from "#app/domain/search/analyser.server.ts";
import { normaliseText } from "#app/domain/search/normalise-text.server.ts";
import type { ContentLanguage } from "#app/i18n/languages.ts";

/** A piece of a text; marked when it is why the text was found. */
export type MarkedPart = { readonly text: string; readonly isMatch: boolean };

const segmenters: Partial<Record<ContentLanguage, Intl.Segmenter>> = {};
const HAN = /\p{Script=Han}/u;

/** A text in pieces, those marked whose words were found in it. Together they are the text again. */
export function markWords(
  text: string,
  terms: ReadonlySet<string>,
  { analyser, language }: { readonly analyser: Analyser; readonly language: ContentLanguage },
): MarkedPart[] {
  const isMarked = new Array<boolean>(text.length).fill(false);
  const mark = (from: number, to: number) => isMarked.fill(true, from, to);
  const han = [...terms].filter((term) => HAN.test(term));
  const plain = normaliseText(text);
  // Where the usual spelling is longer or shorter, places in the two do not agree.
  if (plain.length === text.length)
    for (const term of han)
      for (let at = plain.indexOf(term); at >= 0; at = plain.indexOf(term, at + 1)) mark(at, at + term.length);
  const segmenter = (segmenters[language] ??= new Intl.Segmenter(language, { granularity: "word" }));
  for (const { segment, index, isWordLike } of segmenter.segment(text))
    if (isWordLike && !HAN.test(segment) && analyser.words(segment, language).some((term) => terms.has(term)))
      mark(index, index + segment.length);
  return toParts(text, isMarked);
}

function toParts(text: string, isMarked: readonly boolean[]): MarkedPart[] {
  const parts: MarkedPart[] = [];
  for (let from = 0; from < text.length;) {
    const isMatch = isMarked[from] ?? false;
    let to = from + 1;
    while (to < text.length && (isMarked[to] ?? false) === isMatch) to++;
    parts.push({ text: text.slice(from, to), isMatch });
    from = to;
  }
  return parts;
}
