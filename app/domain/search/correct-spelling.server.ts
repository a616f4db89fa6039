import type { Database } from "#app/db/port.ts";
import { editDistance } from "./edit-distance.ts";
import { selectTermsLike } from "./records.queries.server.ts";

/** Shorter words are one slip from too many others. */
const SHORTEST = 4;
const LONG = 6;
const LOOKED_AT = 12;
const MOST_WORDS = 6;
const CORRECTIONS = 2;

const slipsAllowed = (term: string): number => (term.length >= LONG ? 2 : 1);

/** For each word that stands nowhere, the words of the index one or two slips away, nearest first. */
export async function correctSpelling(
  db: Database,
  language: string,
  unknown: readonly string[],
): Promise<{ readonly typed: string; readonly meant: string }[]> {
  if (!db.capabilities.trigram) return [];
  const found = [];
  for (const typed of unknown.filter((term) => /^[a-z]+$/.test(term) && term.length >= SHORTEST).slice(0, MOST_WORDS)) {
    const limit = slipsAllowed(typed);
    const near = (await selectTermsLike(db, language, typed, LOOKED_AT))
      .map((term) => ({ term, slips: editDistance(typed, term, limit) }))
      .filter(({ slips }) => slips <= limit)
      .sort((a, b) => a.slips - b.slips);
    for (const { term } of near.slice(0, CORRECTIONS)) found.push({ typed, meant: term });
  }
  return found;
}
