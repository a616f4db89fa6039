/** How somebody at a counter showed that a request is theirs, or that they come for whose it is. */
export const IDENTITY_CHECKS = ["identity_card", "passport", "residence_permit", "authorisation"] as const;
export type IdentityCheck = (typeof IDENTITY_CHECKS)[number];
