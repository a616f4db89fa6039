import type { Queryable } from "#app/db/port.ts";
import { type Analyser, createAnalyser } from "./analyser.server.ts";
import { selectNames } from "./index.queries.server.ts";

export type IndexAnalyser = Analyser & { readonly nameCount: number };

const kept = new WeakMap<Queryable, IndexAnalyser>();

/**
 * The analyser with the service names of this index. A name added later does not cut older entries anew: they still hold
 * the name's parts and pairs of characters, so they are found as before.
 */
export async function analyserOf(db: Queryable): Promise<IndexAnalyser> {
  const known = kept.get(db);
  if (known) return known;
  const names = await selectNames(db);
  const analyser = { ...createAnalyser(names), nameCount: names.length };
  kept.set(db, analyser);
  return analyser;
}

/** Names are only ever added: another count means that another process has indexed some. */
export function noticeNameCount(db: Queryable, count: number): void {
  if (kept.get(db)?.nameCount !== count) kept.delete(db);
}
