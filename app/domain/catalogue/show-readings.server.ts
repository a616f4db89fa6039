import type { Analyser } from "#app/domain/search/analyser.server.ts";
import type { Reading } from "#app/domain/search/record-query.ts";
import type { DocumentHead } from "#app/domain/search/records.queries.server.ts";

const MOST_SHOWN = 4;

/** Readings in words to show: a stem of the index as a word of the pages found. What has no such word is left out. */
export function showReadings(
  readings: readonly Reading[],
  heads: readonly DocumentHead[],
  { analyser, language }: { readonly analyser: Analyser; readonly language: string },
): Reading[] {
  const words = new Map<string, string>();
  for (const { title, asked_as } of heads)
    for (const [word] of [title, ...asked_as].join("\n").matchAll(/[\p{L}\p{M}]+/gu)) {
      const [stem] = analyser.words(word, language);
      if (stem && !words.has(stem)) words.set(stem, word.toLowerCase());
    }
  return readings
    .map(({ typed, meant }) => ({
      typed,
      meant: /\s|\p{Script=Han}/u.test(meant) ? meant : (words.get(meant) ?? meant),
    }))
    .slice(0, MOST_SHOWN);
}
