import type { Candidate, WeightedTerm } from "./candidates.queries.server.ts";
import type { SearchQuery } from "./query-terms.ts";
import { RANKING_WEIGHTS, type RankingWeights } from "./ranking-weights.ts";

export type Ranked = { readonly candidate: Candidate; readonly score: number; readonly coverage: number };

/** Orders the first stage's candidates by what it could not see: fields, coverage, order of words, the rest of the document. */
export function rankCandidates(
  _query: SearchQuery,
  terms: readonly WeightedTerm[],
  candidates: readonly Candidate[],
  averageTerms: number,
  weights: RankingWeights = RANKING_WEIGHTS,
): Ranked[] {
  const known = new Map(terms.map((term) => [term.term, term]));
  return (
    candidates
      .map((candidate) => scoreCandidate(known, candidate, averageTerms, weights))
      // The index fills its list up with chunks that hold no term at all.
      .filter(({ score }) => score > 0)
      .sort((a, b) => b.score - a.score || (a.candidate.id < b.candidate.id ? -1 : 1))
  );
}

function scoreCandidate(
  known: ReadonlyMap<string, WeightedTerm>,
  candidate: Candidate,
  averageTerms: number,
  w: RankingWeights,
): Ranked {
  const tokens = candidate.terms.split(" ");
  const titleEnd = candidate.title_term_count;
  const headingEnd = titleEnd + candidate.heading_term_count;
  const askedEnd = headingEnd + candidate.asked_term_count;
  const counts = new Map<string, number>();
  tokens.forEach((token, i) => {
    if (!known.has(token)) return;
    const weight = i < titleEnd ? w.title : i < headingEnd ? w.heading : i < askedEnd ? w.asked : w.body;
    counts.set(token, (counts.get(token) ?? 0) + weight);
  });
  const norm = w.k1 * (1 - w.b + (w.b * candidate.term_count) / averageTerms);
  let score = 0;
  let covered = 0;
  let total = 0;
  for (const { term, weight, idf } of known.values()) {
    const count = counts.get(term) ?? 0;
    total += weight * idf;
    if (count === 0) continue;
    covered += weight * idf;
    score += (weight * idf * count) / (count + norm);
  }
  const coverage = total > 0 ? covered / total : 0;
  return { candidate, score: score + w.coverage * covered, coverage };
}
