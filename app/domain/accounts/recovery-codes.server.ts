import { randomInt } from "node:crypto";
import { toAsciiDigits } from "#app/lib/ascii-digits.ts";
import { hashPassword } from "./passwords.server.ts";

export const RECOVERY_CODES = 10;
/** Says which of the ten it is, and is no secret: one row is tried, not ten. */
const SELECTOR_LENGTH = 2;
/** Fifty bits. */
const SECRET_LENGTH = 10;
const LENGTH = SELECTOR_LENGTH + SECRET_LENGTH;

/** Without letters and digits that look alike: these are read from paper and typed. */
const ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";

const letters = (count: number): string =>
  Array.from({ length: count }, () => ALPHABET[randomInt(ALPHABET.length)]).join("");

/** Ten codes of fifty secret bits each, as they are shown and printed: `abcd-efgh-jkmn`. */
export function makeRecoveryCodes(): string[] {
  const selectors = new Set<string>();
  while (selectors.size < RECOVERY_CODES) selectors.add(letters(SELECTOR_LENGTH));
  return [...selectors].map((selector) => `${selector}${letters(SECRET_LENGTH)}`.replace(/(.{4})(?=.)/g, "$1-"));
}

/** What was typed as code of an app, or from paper, without blanks and dashes, in small letters. */
export const plainCode = (typed: string): string =>
  toAsciiDigits(typed)
    .replace(/[\s\p{Pd}\p{Cf}]/gu, "")
    .toLowerCase();

export const looksLikeRecoveryCode = (plain: string): boolean =>
  plain.length === LENGTH && [...plain].every((letter) => ALPHABET.includes(letter));

export const selectorOf = (plain: string): string => plain.slice(0, SELECTOR_LENGTH);

export type HashedRecoveryCode = { readonly selector: string; readonly hash: string };

/** Hashed like passwords, each with a salt of its own. */
export async function hashRecoveryCodes(codes: readonly string[]): Promise<HashedRecoveryCode[]> {
  const plain = codes.map(plainCode);
  return Promise.all(plain.map(async (code) => ({ selector: selectorOf(code), hash: await hashPassword(code) })));
}
