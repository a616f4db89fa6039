/** How the resident of a request can be told of its changes. */
export const WAYS = ["mail", "sms"] as const;
export type Way = (typeof WAYS)[number];
