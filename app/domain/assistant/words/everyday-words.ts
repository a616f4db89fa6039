import { CHINESE_WORDS } from "./chinese-words.ts";
import { ENGLISH_WORDS } from "./english-words.ts";

/**
 * How people talk beside how pages are written. `rewrites` put slang into plain words; a concept is one thing under its
 * many names, found in questions and pages alike; `people` says for whom, which is nothing to look for.
 */
export type EverydayWords = {
  readonly rewrites: readonly (readonly [RegExp, string])[];
  readonly concepts: readonly (readonly [name: string, members: RegExp])[];
  readonly people: RegExp;
};

const WORDS: Readonly<Record<string, EverydayWords>> = { en: ENGLISH_WORDS, "zh-CN": CHINESE_WORDS };

/** A concept as a term: letters and digits only, and no word of any language. */
const tokenOf = (name: string): string => `concept0${name}`;
export const isConcept = (term: string): boolean => term.startsWith("concept0");

/** The folded question in plain words. */
export function plainWords(folded: string, language: string): string {
  return (WORDS[language]?.rewrites ?? []).reduce((text, [slang, plain]) => text.replace(slang, plain), folded);
}

export const withoutPeople = (plain: string, language: string): string =>
  WORDS[language] ? plain.replace(WORDS[language].people, " ") : plain;

/** The concepts that a text speaks of. */
export function conceptsOf(text: string, language: string): string[] {
  return (WORDS[language]?.concepts ?? []).flatMap(([name, members]) =>
    text.search(members) >= 0 ? [tokenOf(name)] : [],
  );
}

/** The rest of a question when its concepts are taken out. */
export const withoutConcepts = (plain: string, language: string): string =>
  (WORDS[language]?.concepts ?? []).reduce((text, [, members]) => text.replace(members, " "), plain);
