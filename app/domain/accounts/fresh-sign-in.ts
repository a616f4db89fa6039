/** Signing in was so short ago that nobody need show again who they are before the mail address of an account changes. */
export const FRESH_FOR_CHANGE_MS = 5 * 60_000;
/** The same before other sessions are ended. */
export const FRESH_FOR_ENDING_MS = 15 * 60_000;

/** Whether a session began, by whatever way of signing in, at most so long ago. */
export const isFresh = (session: { readonly signedInAt: Date }, now: Date, withinMs: number): boolean =>
  now.getTime() - session.signedInAt.getTime() <= withinMs;
