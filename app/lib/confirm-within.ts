/** An address that somebody left is forgotten when nobody confirmed by then that it is theirs and wants news. */
export const CONFIRM_WITHIN_DAYS = 3;
