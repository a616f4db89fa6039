/** Longest text anybody can write to a request in one go. */
export const WORDS_LIMIT = 4_000;

/**
 * Words as they are stored: one Unicode form, line ends of one kind, without the control characters and broken
 * surrogates that the database refuses or screens hide. `undefined` when nothing is left.
 */
export function cleanWords(typed: string | undefined | null, limit: number = WORDS_LIMIT): string | undefined {
  if (!typed) return undefined;
  const words = typed
    .slice(0, limit * 2)
    .replace(/\r\n?/g, "\n")
    .replace(/\p{Surrogate}/gu, "")
    // eslint-disable-next-line no-control-regex -- exactly these are to go
    .replace(/[\u0000-\u0008\u000B-\u001F\u007F\u202A-\u202E\u2066-\u2069]/g, "")
    .normalize("NFC")
    .trim()
    .slice(0, limit)
    .replace(/\p{Surrogate}/gu, "");
  return words === "" ? undefined : words;
}
