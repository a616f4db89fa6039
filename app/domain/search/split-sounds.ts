type Heard = { readonly sound: string; readonly word: string; readonly is_initials: boolean };
export type HeardWord = { readonly sound: string; readonly word: string; readonly share: number };

/** A whole word in pinyin is surer than its initials, and few long pieces are surer than many short ones. */
const PIECE = { full: 1, initials: 2.2 } as const;
/** Any letters come out even in pairs of initials: on average a piece must be longer. */
const INITIALS_PIECE_LENGTH = 2.5;

/**
 * Cuts what was typed into sounds of known words, with as few pieces as can be; nothing when it does not come out even. The
 * words of one sound share its weight.
 */
export function splitSounds(typed: string, heard: readonly Heard[]): HeardWord[] {
  const bySound = new Map<string, Heard[]>();
  for (const one of heard) bySound.set(one.sound, [...(bySound.get(one.sound) ?? []), one]);
  const best: ({ cost: number; from: number } | undefined)[] = [{ cost: 0, from: 0 }];
  for (let to = 1; to <= typed.length; to++)
    for (let from = 0; from < to; from++) {
      const [before, words] = [best[from], bySound.get(typed.slice(from, to))];
      if (!before || !words) continue;
      const cost = before.cost + (words.some(({ is_initials }) => !is_initials) ? PIECE.full : PIECE.initials);
      if (cost < (best[to]?.cost ?? Infinity)) best[to] = { cost, from };
    }
  const found: HeardWord[] = [];
  let [pieces, areAllFull] = [0, true];
  for (let to = typed.length; to > 0; to = best[to]?.from ?? 0) {
    const piece = best[to];
    if (!piece) return [];
    const sound = typed.slice(piece.from, to);
    const words = surest(bySound.get(sound) ?? []);
    pieces++;
    areAllFull &&= words.every(({ is_initials }) => !is_initials);
    found.unshift(...words.map(({ word }) => ({ sound, word, share: 1 / Math.sqrt(words.length) })));
  }
  return areAllFull || typed.length / pieces >= INITIALS_PIECE_LENGTH ? found : [];
}

/** Words by their full sound, if it is one; else by their initials. */
function surest(words: readonly Heard[]): readonly Heard[] {
  const full = words.filter(({ is_initials }) => !is_initials);
  return full.length > 0 ? full : words;
}
