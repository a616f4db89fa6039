import type { Analyser } from "./analyser.server.ts";
import type { SearchWeights, Synonyms } from "./search-settings.ts";

/** Another reading of something in the query, for the page to say so. */
export type Reading = { readonly typed: string; readonly meant: string };

/** What the search looks for: terms with how much each counts, 1 for a word as typed. */
export type RecordQuery = {
  readonly typed: readonly string[];
  readonly weights: Map<string, number>;
  readonly readings: Reading[];
};

const isHan = (term: string): boolean => /^\p{Script=Han}+$/u.test(term);

/** The words as typed. Pairs of Chinese characters that are no word count less; they find what was cut differently. */
export function readTyped(analyser: Analyser, text: string, language: string, weights: SearchWeights): RecordQuery {
  const words = new Set(analyser.words(text, language));
  const typed = [...new Set(analyser.analyse(text, language))];
  return {
    typed,
    weights: new Map(typed.map((term) => [term, words.has(term) || !isHan(term) ? 1 : weights.pair])),
    readings: [],
  };
}

/** Adds a reading with its words. A word keeps the highest weight it has. */
export function addReading(
  query: RecordQuery,
  analyser: Analyser,
  language: string,
  reading: Reading,
  weight: number,
): void {
  const terms = [...new Set(analyser.words(reading.meant, language))];
  // The words of an expression mean it only together.
  const share = weight / Math.max(1, terms.length);
  let isNew = false;
  for (const term of terms) {
    const known = query.weights.get(term) ?? 0;
    if (known >= share) continue;
    isNew ||= known === 0;
    query.weights.set(term, share);
  }
  if (isNew && !query.readings.some(({ meant }) => meant === reading.meant)) query.readings.push(reading);
}

/** Other ways to say what stands in the query, each group of the file as one. */
export function addSynonyms(
  query: RecordQuery,
  analyser: Analyser,
  language: string,
  text: string,
  { synonyms, weight }: { readonly synonyms: Synonyms; readonly weight: number },
): void {
  const wordsOf = (phrase: string) => analyser.words(phrase, language);
  const said = ` ${wordsOf(text).join(" ")} `;
  for (const group of synonyms) {
    const found = group.find((phrase) =>
      /\p{Script=Han}/u.test(phrase) ? text.includes(phrase) : contains(said, wordsOf(phrase)),
    );
    if (found === undefined) continue;
    for (const meant of group)
      if (meant !== found) addReading(query, analyser, language, { typed: found, meant }, weight);
  }
}

const contains = (said: string, words: readonly string[]): boolean =>
  words.length > 0 && said.includes(` ${words.join(" ")} `);
