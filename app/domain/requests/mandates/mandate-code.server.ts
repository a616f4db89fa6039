import { createHmac, randomInt } from "node:crypto";
import { REFERENCE_ALPHABET } from "#app/domain/requests/reference.ts";
import { normaliseSecret } from "#app/domain/requests/secret.server.ts";

/** Of 23 characters each: 63 bits, typed from paper by whoever has no camera. */
const CODE_LENGTH = 14;
const GROUP = /(.{5})(.{5})(.{4})/;

/** A new code of letters and digits that nobody mixes up; it stands in the link and on the slip. */
export function makeMandateCode(): string {
  const draw = () => REFERENCE_ALPHABET[randomInt(REFERENCE_ALPHABET.length)] ?? "";
  return Array.from({ length: CODE_LENGTH }, draw).join("").replace(GROUP, "$1-$2-$3");
}

/** What is stored of a code, however it was typed; `undefined` for what can be none. */
export function hashMandateCode(sessionSecret: string, typed: string): string | undefined {
  const code = normaliseSecret(typed);
  if (code.length !== CODE_LENGTH || [...code].some((one) => !REFERENCE_ALPHABET.includes(one))) return undefined;
  return createHmac("sha256", sessionSecret).update(`mandate:${code}`).digest("hex");
}
