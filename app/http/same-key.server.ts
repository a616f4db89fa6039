import { createHash, timingSafeEqual } from "node:crypto";

const digest = (text: string): Buffer => createHash("sha256").update(text).digest();

/** Whether what a caller shows is the configured key. Hashed first, so that neither content nor length shows in the time taken. */
export function isSameKey(expected: string | undefined, given: string | string[] | undefined): boolean {
  if (!expected || typeof given !== "string") return false;
  return timingSafeEqual(digest(expected), digest(given));
}
