import { createHash } from "node:crypto";

/** A resident of sample life: shaped like the keyed hash of a cookie, and of no cookie there is. */
export const demoVisitorId = (key: string): string => createHash("sha256").update(`sample-life:${key}`).digest("hex");
