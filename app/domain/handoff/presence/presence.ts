/** Whether a member of staff takes live conversations; chosen by themselves. */
export const PRESENCES = ["online", "away", "offline"] as const;
export type Presence = (typeof PRESENCES)[number];

/** The longest note beside it, in characters; the database's check holds the same. */
export const MAX_NOTE_LENGTH = 80;

/** How often a page with scripts says that it is there. */
export const BEAT_EVERY_MS = 8_000;
/** How often each portal process looks for staff of whom nothing is heard. With the next line: noticed within 30 seconds. */
export const WATCH_EVERY_MS = 5_000;
/** Nothing heard of a page with scripts for so long: it is gone. One beat may get lost. */
export const SILENT_AFTER_MS = 25_000;
/** A page without scripts is heard of only when it is loaded or sends a form. */
export const SILENT_AFTER_PAGE_MS = 10 * 60_000;

/** A member of staff who may answer live conversations, as they are at one moment. */
export type Agent = {
  readonly staffId: string;
  readonly name: string;
  readonly deskIds: readonly string[];
  readonly presence: Presence;
  readonly note: string;
  /** Conversations they hold now, at whichever desk. */
  readonly open: number;
  /** Spoken with residents; empty: not said. */
  readonly languages: readonly string[];
};

/** What was chosen counts as long as something is heard of them. */
export const presenceAt = (row: { readonly chosen: Presence; readonly silentFrom: Date }, now: Date): Presence =>
  row.silentFrom > now ? row.chosen : "offline";

/** How many more conversations this agent takes at a desk; none unless they are online. */
export function roomOf(agent: Pick<Agent, "presence" | "open">, desk: { readonly live_at_once: number }): number {
  return agent.presence === "online" ? Math.max(0, desk.live_at_once - agent.open) : 0;
}
