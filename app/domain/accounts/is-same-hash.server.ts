import { timingSafeEqual } from "node:crypto";

/** Compares in the same time whatever is wrong. */
export function isSameHash(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}
