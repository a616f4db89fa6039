import learned from "./learned-weights.json" with { type: "json" };
import type { Ranked } from "./rank-candidates.ts";
import { type Found, measureFeatures, RANKING_FEATURES, type RankingFeature } from "./ranking-features.ts";

type Weights = Readonly<Record<RankingFeature, number>>;

/** By language of the index; made by `npm run train-ranker`. A language without keeps the order by hand-set weights. */
const WEIGHTS: Readonly<Partial<Record<string, Weights>>> = learned;

export const isLearned = (language: string): boolean => WEIGHTS[language] !== undefined;

/**
 * Puts passages into the order that a linear ranking learned from questions with known answers. `score` is then how well one
 * fits against the first: 1 for that one, towards 0 for the others.
 */
export function orderAsLearned(language: string, found: Found): Ranked[] {
  const { ranked } = found;
  const weights = WEIGHTS[language];
  if (!weights || ranked.length < 2) return [...ranked];
  const values = measureFeatures(found).map((row) =>
    RANKING_FEATURES.reduce((sum, feature, k) => sum + weights[feature] * (row[k] ?? 0), 0),
  );
  const best = Math.max(...values);
  return ranked
    .map((one, i) => ({ ...one, score: Math.exp((values[i] ?? 0) - best) }))
    .sort((a, b) => b.score - a.score || (a.candidate.id < b.candidate.id ? -1 : 1));
}
