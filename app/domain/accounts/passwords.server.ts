import { hash, verify } from "@node-rs/argon2";
import { normalisePassword } from "./password-rules.ts";

/** OWASP's least setting for argon2id: 19 MiB, two passes. 2 is `Algorithm.Argon2id`, a const enum we cannot import. */
export const HASH_OPTIONS = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** The hash of a password nobody has, made with the same options: what an unknown account is checked against. */
export const NOBODYS_HASH =
  "$argon2id$v=19$m=19456,t=2,p=1$Wnk3tc105q2mmVHdMlHFzw$tQBjzLtmynt2XIgCu6S5sRu/Y2MvQIA6ES0HRYBYxao";

export function hashPassword(password: string): Promise<string> {
  return hash(normalisePassword(password), HASH_OPTIONS);
}

/** Takes the same time whether or not there is a stored hash, so that time does not tell which accounts exist. */
export async function verifyPassword(storedHash: string | undefined, password: string): Promise<boolean> {
  const matches = await verify(storedHash ?? NOBODYS_HASH, normalisePassword(password));
  return matches && storedHash !== undefined;
}
