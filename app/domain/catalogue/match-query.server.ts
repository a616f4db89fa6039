import type { Analyser } from "#app/domain/search/analyser.server.ts";
import { normaliseText } from "#app/domain/search/normalise-text.server.ts";
import type { ContentLanguage } from "#app/i18n/languages.ts";

/**
 * How much of a question's terms a service must have. Chinese terms include every pair of neighbours, of which a sentence
 * has many that are no words, so a smaller part says as much.
 */
const NEEDED_SHARE: Record<ContentLanguage, number> = { en: 0.66, "zh-CN": 0.4 };

/** Whether a text fits what was typed: it holds every word as typed, or most of its terms in any form. */
export function queryMatcher(query: string, language: ContentLanguage, analyser: Analyser): (text: string) => boolean {
  if (!query) return () => true;
  const words = normaliseText(query)
    .split(/[\s\p{P}]+/u)
    .filter(Boolean);
  if (words.length === 0) return () => true;
  const terms = [...new Set(analyser.analyse(query, language))];
  return (text) => {
    const plain = normaliseText(text);
    if (words.every((word) => plain.includes(word))) return true;
    const present = new Set(analyser.analyse(text, language));
    const share = terms.filter((term) => present.has(term)).length / Math.max(1, terms.length);
    return share >= NEEDED_SHARE[language];
  };
}
