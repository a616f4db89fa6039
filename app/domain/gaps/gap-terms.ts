import { segmentWords } from "#app/lib/segment-words.ts";
import { matterOf } from "#app/domain/assistant/compose/matter.ts";
import type { Analyser } from "#app/domain/search/analyser.server.ts";
import { editDistance } from "#app/domain/search/edit-distance.ts";

/** Of all terms of two questions, so many must be shared. */
const ALIKE_FROM = 0.5;
/** Whoever writes more says nothing clearer, and comparing takes the square of it. */
const MAX_TERMS = 20;
/** Shorter words that differ by a letter are other words. */
const SLIP_FROM_LENGTH = 5;

/** What a question is about, as the assistant reads it; its words when it is about nothing else. */
export function termsOf(question: string, language: string, analyser: Analyser): string[] {
  const analyse = Object.assign((text: string) => analyser.analyse(text, language), {
    words: (text: string) => analyser.words(text, language),
    language,
  });
  const terms = [...matterOf(question, analyse).terms.keys()];
  return (terms.length > 0 ? terms : [...new Set(analyse.words(question))]).slice(0, MAX_TERMS);
}

const maySlip = (term: string): boolean => term.length >= SLIP_FROM_LENGTH && !/\p{Script=Han}/u.test(term);

const isNear = (a: string, b: string): boolean => a === b || (maySlip(a) && maySlip(b) && editDistance(a, b, 1) <= 1);

/** Terms that are near have one of these in common: words one slip apart are alike without one letter. */
export function keysOf(terms: readonly string[]): Set<string> {
  const without = (term: string) => Array.from(term, (_, at) => term.slice(0, at) + term.slice(at + 1));
  return new Set(terms.flatMap((term) => (maySlip(term) ? [term, ...without(term)] : [term])));
}

/** The terms of `first` that `other` has as well, and whether that is enough to be about the same. */
export function compareTerms(
  first: readonly string[],
  other: readonly string[],
): { readonly shared: string[]; readonly share: number; readonly isAlike: boolean } {
  const shared = first.filter((term) => other.some((one) => isNear(term, one)));
  const all = first.length + other.filter((term) => !first.some((one) => isNear(term, one))).length;
  const share = all === 0 ? 0 : shared.length / all;
  return { shared, share, isAlike: shared.length > 0 && share >= ALIKE_FROM };
}

/** Terms as the question itself says them: stems are no words that people know. */
export function sayTerms(terms: readonly string[], question: string, language: string, analyser: Analyser): string[] {
  const words = wordsOf(question, language, analyser);
  const said = terms.map(
    (term) =>
      words.find((word) => analyser.words(word, language).some((one) => isNear(one, term))) ??
      term.replace(/^concept0/, ""),
  );
  return [...new Set(said)];
}

/** A part of a longer Chinese word says nothing beside the whole. */
export const withoutParts = (words: readonly string[]): string[] =>
  words.filter(
    (word) => !/\p{Script=Han}/u.test(word) || !words.some((other) => other !== word && other.includes(word)),
  );

/** The words of a question as they were typed, each once: for counting what many people say. */
export function wordsOf(question: string, language: string, analyser: Analyser): string[] {
  const segments = segmentWords(question.toLowerCase(), language);
  const latin = [...segments].filter(({ isWordLike, segment }) => isWordLike && !/\p{Script=Han}/u.test(segment));
  const own = latin.map(({ segment }) => segment).filter((word) => analyser.words(word, language).length > 0);
  const chinese = analyser.words(question, language).filter((word) => /^\p{Script=Han}{2,}$/u.test(word));
  return [...new Set([...own, ...chinese])].filter((word) => !/\d/.test(word));
}
