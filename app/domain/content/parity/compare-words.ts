import type { ContentLanguage } from "#app/i18n/languages.ts";

const HAN = /\p{Script=Han}/u;
const WORD = /\p{L}{3,}/u;

/** Figures of two digits or more: small numbers and months are words in one language and digits in the other. */
export function figuresIn(text: string): string[] {
  const plain = text.replace(/(?<=\d),(?=\d{3})/g, "").replace(/\d{1,2}月/g, "月");
  const found = [...plain.matchAll(/\d+(?:[.:]\d+)*/g)].map(([figure]) => figure).filter((figure) => figure.length > 1);
  return [...new Set(found)].sort();
}

/** Whether a text is in its own language: other words than the model's, and in Chinese at least one Chinese character. */
export function isTranslated(text: string, model: string, language: ContentLanguage): boolean {
  if (!WORD.test(model.replaceAll(/https?:\S+/g, ""))) return true;
  if (text.trim() === model.trim()) return false;
  return language !== "zh-CN" || HAN.test(text);
}
