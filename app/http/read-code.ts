import { toAsciiDigits } from "#app/lib/ascii-digits.ts";

/** A mailed code as typed. Spaces and dashes come with what is copied, invisible marks with a mail from right to left. */
export const readCode = (typed: FormDataEntryValue | null): string =>
  toAsciiDigits(String(typed ?? "").slice(0, 40)).replace(/[\s\p{Pd}\p{Cf}]/gu, "");
