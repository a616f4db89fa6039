/** What sets a follow-up in motion: the resident said “not solved”, or gave one of the two lowest levels. */
export const FOLLOW_UP_CAUSES = ["not_solved", "low_rating"] as const;
export type FollowUpCause = (typeof FOLLOW_UP_CAUSES)[number];

/** How it ended: somebody spoke with the resident, tried to, or no call was asked for. */
export const FOLLOW_UP_OUTCOMES = ["reached", "not_reached", "no_call"] as const;
export type FollowUpOutcome = (typeof FOLLOW_UP_OUTCOMES)[number];

/** Its own clock, in working days of the desk; the request's goes on by itself. */
export const FOLLOW_UP_WORKING_DAYS = 5;
/** This level and below. */
export const LOW_LEVEL = 2;

export function findFollowUpCause(rating: {
  readonly isSolved: boolean;
  readonly level?: number | undefined;
}): FollowUpCause | undefined {
  if (!rating.isSolved) return "not_solved";
  return rating.level !== undefined && rating.level <= LOW_LEVEL ? "low_rating" : undefined;
}
