import { type Candidate, termsOf, type WeightedTerm } from "./candidate.ts";
import { NEXT_PASSAGE, type RankingWeights } from "./ranking-weights.ts";

/** What the question asks for, as the second stage compares it. */
export type RankingQuery = {
  readonly terms: readonly WeightedTerm[];
  /** The question and the earlier turns that count, each in reading order. */
  readonly turns: readonly QueryTurn[];
  /** Terms in a chunk of the language, on average. */
  readonly averageTerms: number;
};

export type QueryTurn = { readonly terms: readonly string[]; readonly weight: number };

export type Ranked = {
  readonly candidate: Candidate;
  /** Comparable within one query only. */
  readonly score: number;
  /** The passage alone, without its document. */
  readonly passageScore: number;
  /** Weight times rarity of the query's terms that stand in the passage, and of all of them. */
  readonly covered: number;
  readonly reachable: number;
  /** 1 for the nearest in meaning; absent when vectors did not find it. */
  readonly nearPlace?: number;
};

/** Neighbours in the passage may have one other term between them. */
const NEIGHBOURS_WITHIN = 2;

/** Orders the first stage's candidates by what it could not see: fields, neighbouring words, the rest of the document. */
export function rankCandidates(
  query: RankingQuery,
  candidates: readonly Candidate[],
  weights: RankingWeights,
): Ranked[] {
  const terms = new Map(query.terms.map((term) => [term.term, term]));
  const pairs = pairsOf(query.turns, terms);
  const passages = candidates
    .map((candidate) => scorePassage(query, terms, pairs, candidate, weights))
    // The index fills its list up with chunks that hold no term at all.
    .filter(({ passageScore }) => passageScore > 0)
    .sort(byScore((one) => one.passageScore));
  const documents = scoreDocuments(passages);
  return passages
    .map((one) => ({
      ...one,
      score: one.passageScore + weights.document * (documents.get(one.candidate.document_id) ?? 0),
    }))
    .sort(byScore((one) => one.score));
}

type Passage = Omit<Ranked, "score">;

function scorePassage(
  query: RankingQuery,
  terms: ReadonlyMap<string, WeightedTerm>,
  pairs: ReadonlyMap<string, number>,
  candidate: Candidate,
  w: RankingWeights,
): Passage {
  const { counts, pairScore } = readTerms(candidate, terms, pairs, w);
  const norm = w.k1 * (1 - w.b + (w.b * candidate.term_count) / query.averageTerms);
  let score = w.pairs * pairScore;
  let covered = 0;
  let reachable = 0;
  for (const { term, weight, idf } of query.terms) {
    const count = counts.get(term) ?? 0;
    reachable += weight * idf;
    if (count === 0) continue;
    covered += weight * idf;
    score += (weight * idf * count) / (count + norm);
  }
  return { candidate, passageScore: score, covered, reachable };
}

/** One walk over a passage's terms: weighted counts of the query's terms, and the pairs of neighbours in the body. */
function readTerms(
  candidate: Candidate,
  terms: ReadonlyMap<string, WeightedTerm>,
  pairs: ReadonlyMap<string, number>,
  w: RankingWeights,
): { counts: Map<string, number>; pairScore: number } {
  const titleEnd = candidate.title_term_count;
  const headingEnd = titleEnd + candidate.heading_term_count;
  const bodyStart = headingEnd + candidate.asked_term_count;
  const counts = new Map<string, number>();
  const foundPairs = new Set<string>();
  let pairScore = 0;
  const tokens = termsOf(candidate);
  let before = "";
  let beforeAt = -1;
  // The hot loop of the search, some 30,000 rounds a question: no iterator, no object.
  for (let at = 0; at < tokens.length; at++) {
    const term = tokens[at] ?? "";
    if (!terms.has(term)) continue;
    const weight = at < titleEnd ? w.title : at < headingEnd ? w.heading : at < bodyStart ? w.asked : w.body;
    counts.set(term, (counts.get(term) ?? 0) + weight);
    if (beforeAt >= bodyStart && at - beforeAt <= NEIGHBOURS_WITHIN) {
      const pair = `${before} ${term}`;
      if (!foundPairs.has(pair)) pairScore += pairs.get(pair) ?? 0;
      foundPairs.add(pair);
    }
    before = term;
    beforeAt = at;
  }
  return { counts, pairScore };
}

/** Neighbouring terms of the question and earlier turns; a pair is worth its commoner half. */
function pairsOf(turns: readonly QueryTurn[], terms: ReadonlyMap<string, WeightedTerm>): Map<string, number> {
  const pairs = new Map<string, number>();
  for (const turn of turns) {
    for (let i = 0; i + 1 < turn.terms.length; i++) {
      const [first, second] = [terms.get(turn.terms[i] ?? ""), terms.get(turn.terms[i + 1] ?? "")];
      if (!first || !second || first === second) continue;
      const pair = `${first.term} ${second.term}`;
      pairs.set(pair, Math.max(pairs.get(pair) ?? 0, turn.weight * Math.min(first.idf, second.idf)));
    }
  }
  return pairs;
}

/** `passages` come best first. */
function scoreDocuments(passages: readonly Passage[]): Map<string, number> {
  const documents = new Map<string, { score: number; next: number }>();
  for (const { candidate, passageScore } of passages) {
    const { score, next } = documents.get(candidate.document_id) ?? { score: 0, next: 1 };
    documents.set(candidate.document_id, { score: score + next * passageScore, next: next * NEXT_PASSAGE });
  }
  return new Map([...documents].map(([id, { score }]) => [id, score]));
}

/** Falling, and for equal scores by id, so that the same question always gets the same list. */
function byScore<T extends Passage>(scoreOf: (one: T) => number) {
  return (a: T, b: T) => scoreOf(b) - scoreOf(a) || (a.candidate.id < b.candidate.id ? -1 : 1);
}
