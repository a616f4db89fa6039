import { newStemmer } from "snowball-stemmers";

type Stemmer = { stem(word: string): string };

/** Snowball algorithms by base language. Vietnamese, Thai and the like do not inflect and have none. */
const ALGORITHMS: Readonly<Record<string, string>> = {
  ar: "arabic",
  ca: "catalan",
  cs: "czech",
  da: "danish",
  de: "german",
  en: "english",
  es: "spanish",
  eu: "basque",
  fi: "finnish",
  fr: "french",
  ga: "irish",
  hu: "hungarian",
  hy: "armenian",
  it: "italian",
  nb: "norwegian",
  nl: "dutch",
  no: "norwegian",
  pt: "portuguese",
  ro: "romanian",
  ru: "russian",
  sl: "slovene",
  sv: "swedish",
  tr: "turkish",
};

/** A snowball stemmer costs microseconds a word, and words repeat: beyond this many the memory starts anew. */
const REMEMBERED_WORDS = 50_000;

const stemmers = new Map<string, Stemmer>();
const remembered = new Map<string, Map<string, string>>();

/** The stem of one lower-case word; the word itself where the language has no stemmer. */
export function stemWord(word: string, language: string): string {
  const algorithm = ALGORITHMS[language];
  if (!algorithm || /\d/.test(word)) return word;
  let memory = remembered.get(language);
  if (!memory || memory.size > REMEMBERED_WORDS) remembered.set(language, (memory = new Map()));
  const known = memory.get(word);
  if (known !== undefined) return known;
  let stemmer = stemmers.get(language);
  if (!stemmer) stemmers.set(language, (stemmer = newStemmer(algorithm) as Stemmer));
  const stem = stemmer.stem(word) || word;
  memory.set(word, stem);
  return stem;
}
