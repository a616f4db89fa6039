import { WORDS_LIMIT } from "./clean-words.ts";

/** What was typed, with a text behind it; `undefined` when both together are too long. */
export function withTemplate(typed: string, words: string): string | undefined {
  const kept = typed.trimEnd();
  const both = kept === "" ? words : `${kept}\n\n${words}`;
  return both.length > WORDS_LIMIT ? undefined : both;
}
