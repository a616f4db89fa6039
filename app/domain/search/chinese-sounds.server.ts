import { pinyin } from "pinyin-pro";
import type { Analyser } from "./analyser.server.ts";
import type { IndexableDocument } from "./indexable-document.ts";
import { normaliseText } from "./normalise-text.server.ts";

/** A Chinese word and one way to type it in Latin letters. */
export type Sound = { readonly sound: string; readonly word: string; readonly is_initials: boolean };

/** A longer run is a sentence, which nobody types by its sound. */
const LONGEST_NAME = 10;
const HAN_RUNS = /\p{Script=Han}+/gu;
const HAN_WORD = /^\p{Script=Han}{2,}$/u;
/** One letter is no abbreviation. */
const SHORTEST_INITIALS = 2;

/** Pinyin without tones, `v` for `ü` as keyboards have it: 户口 → hukou. */
export function soundOf(word: string): string {
  return pinyin(word, { toneType: "none", type: "array", v: true }).join("").toLowerCase();
}

/** The first letters: 社保卡 → sbk. */
export function initialsOf(word: string): string {
  return pinyin(word, { pattern: "first", toneType: "none", type: "array" }).join("").toLowerCase();
}

/** How the Chinese words and names in titles, keywords and residents' phrases sound. */
export function soundsOf(documents: readonly IndexableDocument[], analyser: Analyser): Sound[] {
  const words = new Set<string>();
  for (const { title, keywords, askedAs, language } of documents) {
    if (language !== "zh-CN") continue;
    for (const name of [title, ...keywords])
      for (const [run] of normaliseText(name).matchAll(HAN_RUNS)) if (run.length <= LONGEST_NAME) words.add(run);
    for (const word of analyser.words([title, ...keywords, ...askedAs].join("\n"), language)) words.add(word);
  }
  return [...words]
    .filter((word) => HAN_WORD.test(word))
    .flatMap((word) => {
      const [sound, initials] = [soundOf(word), initialsOf(word)];
      return initials.length < SHORTEST_INITIALS || initials === sound
        ? [{ sound, word, is_initials: false }]
        : [
            { sound, word, is_initials: false },
            { sound: initials, word, is_initials: true },
          ];
    });
}
