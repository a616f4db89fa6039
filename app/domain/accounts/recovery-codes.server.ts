import { createHmac, randomInt } from "node:crypto";
import { toAsciiDigits } from "#app/lib/ascii-digits.ts";

export const RECOVERY_CODES = 10;
const LENGTH = 10;

/** Without letters and digits that look alike: these are read from paper and typed. */
const ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";

/** Ten codes of fifty bits each, as they are shown and printed: `abcde-fghjk`. */
export function makeRecoveryCodes(): string[] {
  const letters = () => Array.from({ length: LENGTH / 2 }, () => ALPHABET[randomInt(ALPHABET.length)]).join("");
  return Array.from({ length: RECOVERY_CODES }, () => `${letters()}-${letters()}`);
}

/** What was typed as code of an app, or from paper, without blanks and dashes, in small letters. */
export const plainCode = (typed: string): string =>
  toAsciiDigits(typed)
    .replace(/[\s\p{Pd}\p{Cf}]/gu, "")
    .toLowerCase();

export const looksLikeRecoveryCode = (plain: string): boolean =>
  plain.length === LENGTH && [...plain].every((letter) => ALPHABET.includes(letter));

export function hashRecoveryCode(sessionSecret: string, staffId: string, code: string): string {
  return createHmac("sha256", sessionSecret)
    .update(`staff-recovery-code:${staffId}:${plainCode(code)}`)
    .digest("hex");
}
