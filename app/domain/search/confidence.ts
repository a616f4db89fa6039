import type { WeightedTerm } from "./candidate.ts";
import type { Ranked } from "./rank-candidates.ts";

/** From here on the portal answers; below it says that it has no source. Measured figures stand in README.md. */
export const CONFIDENT_FROM = 0.34;

/** A question is matched well enough by this much of its weight times rarity, however many more words it has. */
const ENOUGH_MATCHED = 25;
/** The lead is over the average of so many places, and of the other documents among them; an empty one counts half of the best. */
const PLACES = 50;
const OTHER_DOCUMENTS = 10;
/** A question of two halves may be answered by neighbours. */
const ANSWERING = 3;

type Found = {
  readonly terms: readonly WeightedTerm[];
  readonly questionTerms: ReadonlySet<string>;
  /** In the order of the hand-set weights. */
  readonly ranked: readonly Ranked[];
};

/**
 * How far to trust that the first result answers the question, 0 to 1: a geometric mean of four shares. The best passage
 * speaks much of the question's rare words; the first three together hold the question's own words (which counts half); and
 * both the best passage and its document stand out: a question about nothing in particular fits fifty passages equally.
 */
export function rateConfidence({ terms, questionTerms, ranked }: Found): number {
  const best = ranked[0];
  if (!best || best.reachable === 0) return 0;
  const match = Math.min(1, best.passageScore / Math.min(best.reachable, ENOUGH_MATCHED));
  const asked = terms.filter(({ term }) => questionTerms.has(term));
  const rivals = ranked.slice(0, PLACES);
  return (match * Math.sqrt(shareSaid(asked, ranked)) * leadOf(rivals) * leadOfDocument(rivals)) ** (1 / 3.5);
}

function shareSaid(asked: readonly WeightedTerm[], ranked: readonly Ranked[]): number {
  const said = new Set(ranked.slice(0, ANSWERING).flatMap(({ candidate }) => candidate.terms.split(" ")));
  const worth = (of: readonly WeightedTerm[]) => of.reduce((sum, { weight, idf }) => sum + weight * idf, 0);
  const whole = worth(asked);
  return whole === 0 ? 0 : worth(asked.filter(({ term }) => said.has(term))) / whole;
}

const leadOf = (rivals: readonly Ranked[]): number =>
  leadOver(
    rivals[0]?.score ?? 0,
    rivals.map(({ score }) => score),
    PLACES,
  );

function leadOfDocument(rivals: readonly Ranked[]): number {
  const best = new Map<string, number>();
  for (const { candidate, score } of rivals)
    best.set(candidate.document_id, Math.max(best.get(candidate.document_id) ?? 0, score));
  const [first = 0, ...others] = [...best.values()].sort((a, b) => b - a);
  return leadOver(first, others.slice(0, OTHER_DOCUMENTS), OTHER_DOCUMENTS);
}

function leadOver(best: number, rivals: readonly number[], places: number): number {
  if (best === 0) return 0;
  const average = (rivals.reduce((a, b) => a + b, 0) + (places - rivals.length) * 0.5 * best) / places;
  return 1 - average / best;
}
