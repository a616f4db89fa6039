import type { Ranked } from "./rank-candidates.ts";

/** Below this the portal says that it has no source. */
export const CONFIDENT_FROM = 0.35;

/** How far to trust that the first result answers the question, 0 to 1: the share of the question's weight that it covers. */
export function rateConfidence(ranked: readonly Ranked[]): number {
  return ranked[0]?.coverage ?? 0;
}
