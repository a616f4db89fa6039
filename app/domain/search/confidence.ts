import { termsOf, type WeightedTerm } from "./candidate.ts";
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
/** Two terms are together with at most one other between them. */
const TOGETHER_WITHIN = 2;
/** Words of another order say the same: none together still counts a little, and a question of one term is judged by the rest. */
const NONE_TOGETHER = 0.1;
const ONE_TERM = 0.5;
/** How much each share counts: match, said, lead, lead of the document, together. Their sum is the root taken. */
const WEIGHTS = [1, 0.5, 1, 1, 0.7] as const;
const ALL_WEIGHTS = WEIGHTS.reduce((a, b) => a + b, 0);

type Found = {
  readonly terms: readonly WeightedTerm[];
  /** In reading order. */
  readonly questionTerms: readonly string[];
  /** In the order of the hand-set weights. */
  readonly ranked: readonly Ranked[];
};

/**
 * How far to trust that the first result answers the question, 0 to 1: a weighted geometric mean of five shares. The best passage
 * speaks much of the question's rare words; the first three together hold the question's own words; both the best passage and its
 * document stand out, since a question about nothing in particular fits fifty passages equally; and what stands side by side in
 * the question does so in the best passage: words that are all there, each in a sentence of its own, answer something else.
 */
export function rateConfidence({ terms, questionTerms, ranked }: Found): number {
  const best = ranked[0];
  if (!best || best.reachable === 0) return 0;
  const own = new Set(questionTerms);
  const rivals = ranked.slice(0, PLACES);
  const shares = [
    Math.min(1, best.passageScore / Math.min(best.reachable, ENOUGH_MATCHED)),
    shareSaid(
      terms.filter(({ term }) => own.has(term)),
      ranked,
    ),
    leadOf(rivals),
    leadOfDocument(rivals),
    (shareTogether(questionTerms, termsOf(best.candidate)) + NONE_TOGETHER) / (1 + NONE_TOGETHER),
  ];
  return shares.reduce((product, share, i) => product * share ** ((WEIGHTS[i] ?? 0) / ALL_WEIGHTS), 1);
}

/** Of the neighbours in the question, the share that are neighbours in the passage, in either order. */
function shareTogether(questionTerms: readonly string[], passage: readonly string[]): number {
  const places = new Map<string, number[]>(questionTerms.map((term) => [term, []]));
  passage.forEach((term, at) => places.get(term)?.push(at));
  const isTogether = (a: readonly number[], b: readonly number[]) =>
    a.some((x) => b.some((y) => Math.abs(x - y) <= TOGETHER_WITHIN));
  let pairs = 0;
  let together = 0;
  for (let i = 0; i + 1 < questionTerms.length; i++) {
    const [first = "", second = ""] = questionTerms.slice(i, i + 2);
    if (first === second) continue;
    pairs++;
    if (isTogether(places.get(first) ?? [], places.get(second) ?? [])) together++;
  }
  return pairs === 0 ? ONE_TERM : together / pairs;
}

function shareSaid(asked: readonly WeightedTerm[], ranked: readonly Ranked[]): number {
  const said = new Set(ranked.slice(0, ANSWERING).flatMap(({ candidate }) => termsOf(candidate)));
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
