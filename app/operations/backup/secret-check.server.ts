import { randomBytes, scryptSync, timingSafeEqual } from "node:crypto";
import type { Manifest } from "./manifest.ts";

/** Slow on purpose: whoever finds an archive must not try out secrets quickly. */
const hash = (secret: string, salt: string): Buffer =>
  scryptSync(secret, Buffer.from(salt, "base64url"), 32, { N: 2 ** 15, r: 8, p: 1, maxmem: 2 ** 26 });

export function makeSecretCheck(secret: string): NonNullable<Manifest["secret_check"]> {
  const salt = randomBytes(16).toString("base64url");
  return { salt, hash: hash(secret, salt).toString("base64url") };
}

export function isSameSecret(secret: string, check: NonNullable<Manifest["secret_check"]>): boolean {
  const known = Buffer.from(check.hash, "base64url");
  return known.length === 32 && timingSafeEqual(known, hash(secret, check.salt));
}
