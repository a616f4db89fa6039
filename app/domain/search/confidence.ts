import type { Ranked } from "./rank-candidates.ts";

/** From here on the portal answers; below it says that it has no source. Measured figures stand in README.md. */
export const CONFIDENT_FROM = 0.35;

/** A question is matched well enough by this much of its weight times rarity, however many more words it has. */
const ENOUGH_MATCHED = 25;
/** The lead is over the average of so many places; an empty one counts half of the best. */
const PLACES = 50;

/**
 * How far to trust that the first result answers the question, 0 to 1. It is high when the best passage holds the rare
 * words of the question, and when it stands out: a question about nothing in particular fits fifty passages equally.
 */
export function rateConfidence(ranked: readonly Ranked[]): number {
  const best = ranked[0];
  if (!best || best.reachable === 0) return 0;
  const rivals = ranked.slice(0, PLACES);
  const average =
    (rivals.reduce((sum, one) => sum + one.score, 0) + (PLACES - rivals.length) * 0.5 * best.score) / PLACES;
  const lead = 1 - average / best.score;
  const match = Math.min(1, best.covered / Math.min(best.reachable, ENOUGH_MATCHED));
  return Math.sqrt(lead * match);
}
