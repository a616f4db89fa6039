import { Jieba } from "@node-rs/jieba";
import { dict } from "@node-rs/jieba/dict";

/** Heavier than any rival reading, so that a service's name is never cut across. */
const NAME_FREQUENCY = 1_000_000;
/** Loading the dictionary takes 0.2 s and some 30 MB, so segmenters are kept: the bare one and the newest list of names. */
const KEPT = 2;

export type CutChinese = (text: string) => string[];

const segmenters = new Map<string, CutChinese>();

/** Cuts simplified Chinese into words and their parts (身份证 also gives 身份), keeping `names` whole. */
export function chineseSegmenter(names: readonly string[]): CutChinese {
  const key = names.join(" ");
  const known = segmenters.get(key);
  if (known) return known;
  const jieba = Jieba.withDict(dict);
  if (names.length > 0) jieba.loadDict(Buffer.from(names.map((name) => `${name} ${NAME_FREQUENCY} n`).join("\n")));
  const cut: CutChinese = (text) => jieba.cutForSearch(text, true);
  const oldest = [...segmenters.keys()].find((kept) => kept !== "");
  if (segmenters.size >= KEPT && oldest !== undefined) segmenters.delete(oldest);
  segmenters.set(key, cut);
  return cut;
}
