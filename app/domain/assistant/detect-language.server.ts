import { eld } from "eld/small";
import { type ContentLanguage, toContentLanguage } from "#app/i18n/languages.ts";

/** Fewer letters than this say too little to overrule the page's language. */
const ENOUGH_LETTERS = 12;
/**
 * How much better than English another language must fit. Measured on some sixty short English and foreign questions:
 * English ones with names or loan words ("noise complaint", "kindergarten enrolment") fit French or German up to 1.4 times
 * as well in two words, up to 1.2 in more.
 */
const CLEARLY = { fewWords: 1.5, moreWords: 1.2 };
/** BCP 47 for a language that is none of ours and cannot be named. */
const UNDETERMINED = "und";

/**
 * The language a question is written in, BCP 47; `fallback` when the text is too short or mixed to tell. Script first:
 * it is sure, and Chinese questions with a Latin word in them stay Chinese.
 */
export function detectLanguage(text: string, fallback: ContentLanguage): string {
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
  const han = count(/\p{Script=Han}/gu);
  const kana = count(/[\p{Script=Hiragana}\p{Script=Katakana}]/gu);
  const latin = count(/\p{Script=Latin}/gu);
  if (kana > 1) return "ja";
  if (han > 0 && han * 3 >= latin) return "zh-CN";
  const letters = count(/\p{L}/gu);
  if (letters === 0) return fallback;
  return latin < letters / 2 ? detectOtherScript(text) : detectLatin(text, fallback);
}

/** Neither of our languages is written in it, whichever it is. */
function detectOtherScript(text: string): string {
  const { language } = eld.detect(text);
  return language && !toContentLanguage(language) ? language : UNDETERMINED;
}

/** English is the rule here: names and single words look like many languages, so another one must fit clearly better. */
function detectLatin(text: string, fallback: ContentLanguage): string {
  const whole = eld.detect(text);
  if (text.length >= ENOUGH_LETTERS && whole.isReliable() && whole.language === "en") return "en";
  const words = withoutNames(text).match(/[\p{L}\p{M}'’-]+/gu) ?? [];
  const plain = words.join(" ");
  const found = eld.detect(plain);
  if (plain.length < ENOUGH_LETTERS || !found.isReliable()) return hasEnglishWord(text) ? "en" : fallback;
  const scores = found.getScores();
  const ratio = (scores[found.language] ?? 0) / (scores["en"] ?? Number.MIN_VALUE);
  return ratio >= (words.length > 2 ? CLEARLY.moreWords : CLEARLY.fewWords) ? found.language : "en";
}

/** Capitalised words within a text are mostly names, whose letters tell where a person comes from. */
const withoutNames = (text: string): string => text.replace(/(?<=\p{L}[^\p{L}.!?]+)\p{Lu}\p{Ll}+/gu, "");

const hasEnglishWord = (text: string): boolean =>
  /\b(?:the|how|what|where|when|who|can|do|does|is|are|my|i|need|want|help|much|apply|please|for|to)\b/i.test(text);
