import { segmentWords } from "#app/lib/segment-words.ts";
import { chineseSegmenter } from "./chinese-words.server.ts";
import { normaliseText } from "./normalise-text.server.ts";
import { stemWord } from "./stem-word.server.ts";
import { isStopWord } from "./stop-words.ts";
import { toSearchLanguage } from "./search-language.ts";

/**
 * Stands in every index entry. Raise it with any change to what a text's terms are: entries of an older version are
 * then made anew by the next indexing, and `indexIsCurrent` says so until it has run.
 */
export const ANALYSER_VERSION = 3;

export type Analyser = {
  /** The terms of a text in reading order, repetitions included. Every term is letters and digits only. */
  analyse(text: string, language: string): string[];
  /** The same without pairs of characters: for looking at what a question says, not for finding. */
  words(text: string, language: string): string[];
};

/** A term longer than this is no word but a link or a number; both sides cut it alike. */
const MAX_TERM_LENGTH = 64;
const HAN_RUNS = /\p{Script=Han}+/gu;
const NOT_IN_A_WORD = /[^\p{L}\p{N}\p{M}]+/u;

/**
 * The one analyser for documents and questions. `chineseNames` are words that must not be cut apart: the names of
 * public services.
 */
export function createAnalyser(chineseNames: readonly string[] = []): Analyser {
  const read = (text: string, language: string, isPaired: boolean): string[] => {
    const searchLanguage = toSearchLanguage(language);
    const terms: string[] = [];
    const normalised = normaliseText(text);
    let from = 0;
    for (const run of normalised.matchAll(HAN_RUNS)) {
      addWords(normalised.slice(from, run.index), searchLanguage, terms);
      addChinese(run[0], chineseNames, terms, isPaired);
      from = run.index + run[0].length;
    }
    addWords(normalised.slice(from), searchLanguage, terms);
    return terms;
  };
  return {
    analyse: (text, language) => read(text, language, true),
    words: (text, language) => read(text, language, false),
  };
}

/** Words of two and more characters, then every pair of neighbours: a pair finds what was cut differently. */
function addChinese(run: string, names: readonly string[], terms: string[], isPaired: boolean): void {
  const characters = [...run];
  if (characters.length === 1) return void (isStopWord(run, "zh-CN") || terms.push(run));
  for (const word of chineseSegmenter(names)(run)) if (word.length > 1 && !isStopWord(word, "zh-CN")) terms.push(word);
  if (!isPaired) return;
  for (let i = 0; i + 1 < characters.length; i++) {
    const pair = characters.slice(i, i + 2).join("");
    if (!isStopWord(pair, "zh-CN")) terms.push(pair);
  }
}

function addWords(text: string, language: string, terms: string[]): void {
  if (!/[\p{L}\p{N}]/u.test(text)) return;
  // English words stand in texts of every language that has another script.
  const latin = language === "zh-CN" ? "en" : language;
  for (const { segment, isWordLike } of segmentWords(text, latin)) {
    if (!isWordLike) continue;
    for (const word of wordParts(segment)) {
      if (!isStopWord(word, latin)) terms.push(toTerm(stemWord(word, latin)));
    }
  }
}

/** `2,000` is one number and `don't` one word; `node.js` and `tax_code` are two, since others write them apart. */
function wordParts(segment: string): string[] {
  const word = segment
    .replace(/['’]s?$/u, "")
    .replace(/(\d),(?=\d{3})/g, "$1")
    .replace(/['’]/gu, "");
  return word.split(NOT_IN_A_WORD).filter(Boolean);
}

/** PostgreSQL's text parser splits at combining vowel signs, so they are spelled out. */
function toTerm(word: string): string {
  return word.replace(/\p{M}/gu, (mark) => `u${mark.codePointAt(0)?.toString(16)}`).slice(0, MAX_TERM_LENGTH);
}
