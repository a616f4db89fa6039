import type { Candidate } from "./candidate.ts";
import type { Ranked } from "./rank-candidates.ts";

/** Reciprocal rank fusion's usual damping: the first places of both lists count alike, far ones hardly. */
const DAMPING = 60;

/** One order out of the lexical ranking and the nearest in meaning; what both have comes first. */
export function fuseRankings(ranked: readonly Ranked[], nearest: readonly Candidate[]): Ranked[] {
  const fused = new Map<string, Ranked>();
  ranked.forEach((one, place) => fused.set(one.candidate.id, { ...one, score: 1 / (DAMPING + place + 1) }));
  nearest.forEach((candidate, place) => {
    const known = fused.get(candidate.id) ?? { candidate, score: 0, passageScore: 0, covered: 0, reachable: 0 };
    fused.set(candidate.id, { ...known, score: known.score + 1 / (DAMPING + place + 1) });
  });
  return [...fused.values()].sort((a, b) => b.score - a.score || (a.candidate.id < b.candidate.id ? -1 : 1));
}
