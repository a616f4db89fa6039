/** How long one request stays open to an administrator who gave a reason. */
export const DISCLOSURE_MINUTES = 30;
/** Shorter is no reason that a resident could understand. */
export const REASON_MIN_LENGTH = 20;
export const REASON_MAX_LENGTH = 500;
