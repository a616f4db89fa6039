import type { Candidate } from "./candidate.ts";
import type { Ranked } from "./rank-candidates.ts";

/**
 * Damping of reciprocal rank fusion. Smaller than the usual 60, because those who read the scores go by their share of the
 * best one: with 60 the twentieth place would still be worth three quarters of the first.
 */
const DAMPING = 10;
/** Something is always nearest, so of what has no word in common with the question only the first few count. */
const WORDLESS = 5;

/** One order out of the lexical ranking and the nearest in meaning; what both have comes first. */
export function fuseRankings(ranked: readonly Ranked[], nearest: readonly Candidate[]): Ranked[] {
  const fused = new Map<string, Ranked>();
  ranked.forEach((one, place) => fused.set(one.candidate.id, { ...one, score: 1 / (DAMPING + place + 1) }));
  nearest.forEach((candidate, place) => {
    const known = fused.get(candidate.id);
    if (!known && place >= WORDLESS) return;
    const { score, ...rest } = known ?? { candidate, score: 0, passageScore: 0, covered: 0, reachable: 0 };
    fused.set(candidate.id, { ...rest, score: score + 1 / (DAMPING + place + 1), nearPlace: place + 1 });
  });
  return [...fused.values()].sort((a, b) => b.score - a.score || (a.candidate.id < b.candidate.id ? -1 : 1));
}
