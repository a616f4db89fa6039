import { createHmac } from "node:crypto";
import { REFERENCE_ALPHABET } from "./reference.ts";

const SECRET_LENGTH = 8;

/**
 * The code that opens a request together with its reference. It is worked out from the one-time key of the form, so that
 * sending the same form twice shows the same code, and nothing has to keep it.
 */
export function deriveSecret(sessionSecret: string, submissionKey: string): string {
  const digest = createHmac("sha256", sessionSecret).update(`request-secret:${submissionKey}`).digest("hex");
  const base = BigInt(REFERENCE_ALPHABET.length);
  let rest = BigInt(`0x${digest}`);
  let secret = "";
  for (let i = 0; i < SECRET_LENGTH; i++) {
    secret += REFERENCE_ALPHABET[Number(rest % base)];
    rest /= base;
  }
  return secret;
}

/** The key a new code is worked out from, for one of perhaps several requests that somebody finds again with one secret of theirs. */
export const renewalKey = (reference: string, secretOfAsker: string): string => `renewed:${reference}:${secretOfAsker}`;

/** What is stored of the code; bound to its request, so that equal codes do not look equal. */
export function hashSecret(sessionSecret: string, reference: string, secret: string): string {
  return createHmac("sha256", sessionSecret).update(`request-secret-hash:${reference}:${secret}`).digest("hex");
}

/** The code somebody typed, with spaces, hyphens and case forgiven. */
export function normaliseSecret(typed: string): string {
  return typed
    .slice(0, 60)
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[\s\p{Pd}]/gu, "");
}
