import type { Database } from "#app/db/port.ts";
import { soundOf } from "./chinese-sounds.server.ts";
import { normaliseText } from "./normalise-text.server.ts";
import { selectSounds, type SoundRow } from "./records.queries.server.ts";
import { splitSounds } from "./split-sounds.ts";

type SoundReading = { readonly typed: string; readonly meant: string; readonly share: number };

const LONGEST_TYPED = 40;
const LONGEST_SOUND = 24;
const HAN_RUNS = /\p{Script=Han}{2,}/gu;
/** Two characters sound like too many others. */
const SPAN_LENGTHS = [3, 4, 5];
const MOST_SPANS = 60;

/** Chinese words typed as pinyin or its initials: `hukou qianyi`, `sbk`. */
export async function readPinyin(db: Database, text: string): Promise<SoundReading[]> {
  const typed =
    normaliseText(text)
      .match(/[a-z']+/g)
      ?.join("")
      .replaceAll("'", "") ?? "";
  if (typed.length < 2 || typed.length > LONGEST_TYPED) return [];
  const parts = new Set<string>();
  for (let from = 0; from < typed.length; from++)
    for (let to = from + 2; to <= Math.min(typed.length, from + LONGEST_SOUND); to++) parts.add(typed.slice(from, to));
  const rows = await selectSounds(db, [...parts]);
  return splitSounds(typed, rows).map(({ sound, word, share }) => ({ typed: sound, meant: word, share }));
}

/** Words that sound like what was typed with a wrong character: 身份正 is 身份证. */
export async function readHomophones(db: Database, text: string): Promise<SoundReading[]> {
  const spans = new Map<string, string>();
  for (const [run] of normaliseText(text).matchAll(HAN_RUNS))
    for (const length of run.length === 2 ? [2] : SPAN_LENGTHS)
      for (let at = 0; at + length <= run.length && spans.size < MOST_SPANS; at++) {
        const span = run.slice(at, at + length);
        spans.set(soundOf(span), span);
      }
  if (spans.size === 0) return [];
  const rows = await selectSounds(db, [...spans.keys()]);
  return rows.flatMap(({ sound, word, is_initials }: SoundRow) => {
    const typed = spans.get(sound);
    const isOther =
      typed !== undefined && word !== typed && word.length === typed.length && sharesCharacter(word, typed);
    return isOther && !is_initials ? [{ typed, meant: word, share: 1 }] : [];
  });
}

const sharesCharacter = (a: string, b: string): boolean => [...a].some((character) => b.includes(character));
