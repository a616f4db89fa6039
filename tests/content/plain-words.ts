import { fleschKincaid } from "flesch-kincaid";
import { syllable } from "syllable";
import type { ContentLanguage } from "#app/i18n/languages.ts";

/** How hard a text may be, by language. */
export const LIMITS = {
  en: {
    /** Flesch-Kincaid grade of an area, a service or a page taken as one text. */
    grade: 8,
    /** The same of one text alone, from so many words on; a shorter one says too little to be measured. */
    gradeOfOne: 12,
    wordsOfOne: 12,
  },
  "zh-CN": {
    /** Characters a sentence, on average over an area, a service or a page; and of one sentence. */
    meanLength: 25,
    longest: 60,
  },
} as const;

const NUMBER = /^\p{N}/u;
const WORD = /[\p{L}\p{N}]+(?:['’.,:/@-][\p{L}\p{N}]+)*/gu;
const STAND_IN = { en: "name", "zh-CN": "名称" } as const;

/** What a reader sees: a plain word for each placeholder. */
export function withoutPlaceholders(text: string, language: ContentLanguage): string {
  return text.replace(/\{\{[^}]*\}\}/g, STAND_IN[language]);
}

/** Sentences and headings of a text. A semicolon ends one in Chinese, where it stands for a full stop; in English not. */
export function sentencesOf(text: string, language: ContentLanguage): string[] {
  const ends = language === "en" ? /(?<=[.!?…][”"’)]?)\s+|\n+/ : /(?<=[。！？；…][”’）]?)(?![”’）])|\n+/;
  return withoutPlaceholders(text, language)
    .split(ends)
    .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence));
}

export function wordsOf(text: string): string[] {
  return withoutPlaceholders(text, "en").match(WORD) ?? [];
}

/** The Flesch-Kincaid grade: years at school somebody needs to read this with ease. */
export function gradeOf(texts: readonly string[]): number {
  const words = texts.flatMap(wordsOf);
  return fleschKincaid({
    sentence: texts.flatMap((text) => sentencesOf(text, "en")).length,
    word: words.length,
    // A figure is read at a glance, however long its name is.
    syllable: words.map((word) => (NUMBER.test(word) ? 1 : Math.max(1, syllable(word)))).reduce((a, b) => a + b, 0),
  });
}

/** Characters without punctuation; each figure and Latin letter counts as one. */
export function lengthOf(sentence: string): number {
  return sentence.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
}

export function meanLengthOf(texts: readonly string[]): number {
  const lengths = texts.flatMap((text) => sentencesOf(text, "zh-CN")).map(lengthOf);
  return lengths.reduce((sum, length) => sum + length, 0) / lengths.length;
}

export type PlacedText = {
  /** The file and the key in it, `app/i18n/locales/en/forms.json sent.keep`. */
  readonly place: string;
  readonly text: string;
};

/** What is too hard about texts that are read as one, in words that say where and how much; nothing when all is well. */
export function findHardWords(name: string, texts: readonly PlacedText[], language: ContentLanguage): string[] {
  return language === "en" ? findHardEnglish(name, texts) : findHardChinese(name, texts);
}

function findHardEnglish(name: string, texts: readonly PlacedText[]): string[] {
  const { grade, gradeOfOne, wordsOfOne } = LIMITS.en;
  const whole = gradeOf(texts.map(({ text }) => text));
  const single = texts
    .filter(({ text }) => wordsOf(text).length >= wordsOfOne)
    .map(({ place, text }) => ({ place, text, is: gradeOf([text]) }))
    .filter(({ is }) => is > gradeOfOne);
  return [
    ...(whole > grade ? [`${name}: grade ${whole.toFixed(1)}, at most ${grade}`] : []),
    ...single.map(({ place, text, is }) => `${place}: grade ${is.toFixed(1)}, at most ${gradeOfOne}: ${text}`),
  ];
}

function findHardChinese(name: string, texts: readonly PlacedText[]): string[] {
  const { meanLength, longest } = LIMITS["zh-CN"];
  const mean = meanLengthOf(texts.map(({ text }) => text));
  const long = texts.flatMap(({ place, text }) =>
    sentencesOf(text, "zh-CN")
      .filter((sentence) => lengthOf(sentence) > longest)
      .map((sentence) => `${place}: ${lengthOf(sentence)} characters, at most ${longest}: ${sentence}`),
  );
  return [
    ...(mean > meanLength ? [`${name}: ${mean.toFixed(1)} characters a sentence, at most ${meanLength}`] : []),
    ...long,
  ];
}
