/** How surely somebody has shown who they are, rising; in the words of eIDAS. `none` is a guest. */
export const ASSURANCE_LEVELS = ["none", "low", "substantial"] as const;
export type Assurance = (typeof ASSURANCE_LEVELS)[number];

/** What a resident who is signed in has at least. */
export type SignedInAssurance = Exclude<Assurance, "none">;

export const isSureEnough = (has: Assurance, needed: Assurance): boolean =>
  ASSURANCE_LEVELS.indexOf(has) >= ASSURANCE_LEVELS.indexOf(needed);
