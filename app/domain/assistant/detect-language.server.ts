import { eld } from "eld/small";
import { type Language, toLanguage } from "#app/i18n/languages.ts";

/** Fewer letters than this say too little to overrule the page's language. */
const ENOUGH_LETTERS = 12;

/**
 * The language a question is written in, BCP 47; `fallback` when the text is too short or mixed to tell. Script first:
 * it is sure, and Chinese questions with a Latin word in them stay Chinese.
 */
export function detectLanguage(text: string, fallback: Language): string {
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
  const han = count(/\p{Script=Han}/gu);
  const kana = count(/[\p{Script=Hiragana}\p{Script=Katakana}]/gu);
  const latin = count(/\p{Script=Latin}/gu);
  if (kana > 1) return "ja";
  if (han > 0 && han * 3 >= latin) return "zh-CN";
  const letters = count(/\p{L}/gu);
  if (letters === 0) return fallback;
  const found = eld.detect(text);
  if (latin < letters / 2)
    return found.isReliable() && found.language ? (toLanguage(found.language) ?? found.language) : fallback;
  // Latin letters: English words are told from pinyin names and other languages only in a longer text.
  if (letters < ENOUGH_LETTERS || !found.isReliable()) return hasEnglishWord(text) ? "en" : fallback;
  return toLanguage(found.language) ?? (hasEnglishWord(text) ? "en" : found.language);
}

const hasEnglishWord = (text: string): boolean =>
  /\b(?:the|how|what|where|when|who|can|do|does|is|are|my|i|need|want|help|much|apply|please|for|to)\b/i.test(text);
