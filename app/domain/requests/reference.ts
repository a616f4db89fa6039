/**
 * No vowels (no words), none of 0 O Q, 1 I L, 5 S, 2 Z or 8 B together, no G beside 6, no U beside V. Twenty-three
 * characters, a prime: that is what lets one check character catch every slip.
 */
export const REFERENCE_ALPHABET = "XY23456789CDFHJKMNPRTVW";

const PREFIX = "OW";
const RANDOM_LENGTH = 5;
/** Letters that can only be a misread or mistyped character of the alphabet. */
const REPAIRS: Readonly<Record<string, string>> = { S: "5", Z: "2", B: "8", G: "6", U: "V" };
const DATE_REPAIRS: Readonly<Record<string, string>> = { O: "0", Q: "0", I: "1", L: "1", ...REPAIRS };

/** Digits count as themselves wherever they stand; X and Y take the places of 0 and 1, which are not in the alphabet. */
function valueOf(character: string): number {
  return /\d/.test(character) ? Number(character) : REFERENCE_ALPHABET.indexOf(character);
}

/**
 * The check character of four date digits and five random characters. Weights are all different and below the prime 23,
 * so a single wrong character or two neighbours swapped never sum to the same.
 */
function checkCharacter(body: string): string {
  const sum = [...body].reduce((total, character, index) => total + valueOf(character) * (index + 2), 0);
  const value = (REFERENCE_ALPHABET.length - (sum % REFERENCE_ALPHABET.length)) % REFERENCE_ALPHABET.length;
  return REFERENCE_ALPHABET[value] ?? "";
}

/** Builds `OW-YYMM-XXXXX-C` from the calendar month and five characters of the alphabet. */
export function formatReference(month: { readonly year: number; readonly month: number }, random: string): string {
  const yymm = `${String(month.year % 100).padStart(2, "0")}${String(month.month).padStart(2, "0")}`;
  return `${PREFIX}-${yymm}-${random}-${checkCharacter(yymm + random)}`;
}

/** A new reference; `randomInt(n)` gives a whole number below n. */
export function makeReference(
  month: { readonly year: number; readonly month: number },
  randomInt: (below: number) => number,
): string {
  const random = Array.from({ length: RANDOM_LENGTH }, () => REFERENCE_ALPHABET[randomInt(REFERENCE_ALPHABET.length)]);
  return formatReference(month, random.join(""));
}

/**
 * The reference somebody typed, in its one written form; `undefined` when it cannot be one. Forgives lower case, spaces,
 * missing or odd hyphens, full-width characters and look-alikes that can mean only one thing.
 */
export function parseReference(typed: string): string | undefined {
  if (typed.length > 60) return undefined;
  const characters = typed
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[\s\p{Pd}\p{Pc}.·]/gu, "");
  const found = /^[O0]W(.{4})(.{5})(.)$/u.exec(characters);
  if (!found) return undefined;
  const [, date = "", random = "", check = ""] = found;
  const yymm = repair(date, DATE_REPAIRS);
  const rest = repair(random, REPAIRS);
  if (!/^\d\d(0[1-9]|1[0-2])$/.test(yymm)) return undefined;
  if ([...rest].some((character) => !REFERENCE_ALPHABET.includes(character))) return undefined;
  if (repair(check, REPAIRS) !== checkCharacter(yymm + rest)) return undefined;
  return `${PREFIX}-${yymm}-${rest}-${checkCharacter(yymm + rest)}`;
}

function repair(text: string, repairs: Readonly<Record<string, string>>): string {
  return [...text].map((character) => repairs[character] ?? character).join("");
}
