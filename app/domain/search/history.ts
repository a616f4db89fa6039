/** One earlier turn of the conversation, oldest first in lists. */
export type HistoryTurn = { readonly role: "user" | "assistant"; readonly text: string };

/**
 * What of the conversation is searched with: `none` the question alone; `first` also the first earlier turn; `user` all
 * the resident's turns; `all` every turn; `weighted` the question before everything, as the portal does.
 */
export const HISTORY_MODES = ["none", "first", "user", "weighted", "all"] as const;
export type HistoryMode = (typeof HISTORY_MODES)[number];
