import { HOME_ADDRESSES } from "./home-addresses.ts";

/** Identifiers of people that are neither stored nor sent anywhere. */
export type MaskedKind = "id_card" | "phone" | "email" | "bank_card" | "passport" | "address";

type Finder = { readonly kind: MaskedKind; readonly pattern: RegExp; readonly isReal?: (match: string) => boolean };

const ID_CARD_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const withoutGaps = (match: string): string => match.replace(/[^\dA-Za-z]/g, "");
const NUMERALS = "〇零一二三四五六七八九幺";
const toDigits = (match: string): string =>
  [...match]
    .map((sign) =>
      sign === "幺" ? "1" : NUMERALS.includes(sign) ? String(Math.max(0, NUMERALS.indexOf(sign) - 1)) : sign,
    )
    .join("");

const isDay = (month: string, day: string): boolean =>
  Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= 31;

const birthOf = (id: string): { readonly year: number; readonly isDay: boolean } => ({
  year: Number(id.slice(6, 10)),
  isDay: isDay(id.slice(10, 12), id.slice(12, 14)),
});

/** A resident identity number (GB 11643): a real date of birth and the right check character. */
export function isIdCardNumber(match: string): boolean {
  const id = withoutGaps(match).toUpperCase();
  const birth = birthOf(id);
  if (birth.year < 1880 || birth.year > 2100 || !birth.isDay) return false;
  const sum = ID_CARD_WEIGHTS.reduce((total, weight, index) => total + weight * Number(id[index]), 0);
  return "10X98765432"[sum % 11] === id[17];
}

/** The first two digits: the provinces of GB/T 2260, and foreigners with permanent residence. */
const PROVINCE = /^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|9)/;

/**
 * An identity number, or what somebody took for theirs: with one sign mistyped it tells nearly all of it. Of a province and born
 * within living memory, which of other numbers of eighteen digits one in four thousand is.
 */
export function isLikeIdCardNumber(match: string): boolean {
  const id = withoutGaps(match).toUpperCase();
  const birth = birthOf(id);
  return isIdCardNumber(id) || (PROVINCE.test(id) && birth.isDay && birth.year >= 1900 && birth.year <= 2035);
}

/** The check digit of bank cards (Luhn). */
export function isBankCardNumber(match: string): boolean {
  const digits = withoutGaps(match);
  if (/^(\d)\1+$/.test(digits)) return false;
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const doubled = Number(digit) * (index % 2 === 1 ? 2 : 1);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return sum % 10 === 0;
}

/** In groups as numbers are told: 138 1234 5678, 139 12 34 56 78, or each digit alone. */
function isMobileNumber(match: string): boolean {
  const own = match.replace(/^(?:\(?\+|00)?86\)?(?=[^\d]*1[^\d]*[3-9])/, "").replace(/^\D+/, "");
  const groups = own.split(/\D+/).map((group) => group.length);
  return groups.every((length) => length === 1) || [3, 7, 11].includes(groups[0] ?? 0);
}

/** What people put between digits; a point between two blanks ends a sentence. */
const GAP = "[ .\\-_\u2013\u2014\u00b7]?";
const NOT_MONEY = "(?!\\s?(?:元|块|yuan|rmb))";

/** Mainland mobile numbers. */
const MOBILE = new RegExp(
  `(?<![\\d¥$]|\\d[.,-])(?:(?:\\(?\\+|00)?86\\)?${GAP})?1${GAP}[3-9](?:${GAP}\\d){9}(?!\\d|[.,-]\\d)${NOT_MONEY}`,
  "gi",
);
/** Land lines with an area code, and international numbers with a plus. Not hotlines. */
const OTHER_PHONE =
  /(?<![\d.,¥$-])(?:0(?:10|2\d|[3-9]\d{2})[ -]?[2-9]\d{3}[ -]?\d{3,4}|[(（]0(?:10|2\d|[3-9]\d{2})[)）] ?[2-9]\d{3}[ -]?\d{3,4}|\+(?!86)[1-9]\d{0,2}[ -]?(?:\(?\d{1,4}\)?[ -]?){2,4}\d{2,4})(?![\d-]|[.,]\d|\s?(?:元|块|yuan|rmb))/gi;

const DOMAIN = "[\\p{L}\\d-]+(?:\\.[\\p{L}\\d-]+)*\\.\\p{L}{2,}";
// A mail address begins where a run of its signs does: else one long word would be looked through again from each of its letters.
const PAPER_WORD = "(?:passport|护照|通行证|回乡证|台胞证|travel permit)";

/** Longest numbers first: a bank card contains what looks like a phone. */
const FINDERS: readonly Finder[] = [
  { kind: "email", pattern: new RegExp(`(?<![\\p{L}\\d._%+-])[\\p{L}\\d._%+-]+ ?@ ?${DOMAIN}`, "gu") },
  {
    kind: "email",
    pattern: new RegExp(
      `(?<![\\w.+-])[\\w.+-]+(?: ?[[(]at[\\])] ?|#)${DOMAIN}|(?<![\\w.+-])[\\w.+-]+ ?[[(]?\\bat\\b[\\])]? ?[\\w-]+ ?[[(]?\\bdot\\b[\\])]? ?[a-z]{2,}`,
      "giu",
    ),
  },
  {
    kind: "id_card",
    pattern: new RegExp(`(?<!\\d)[1-9](?:${GAP}\\d){16}${GAP}[\\dXx](?![\\dA-Za-z])`, "g"),
    isReal: isLikeIdCardNumber,
  },
  // Those of before 1999 have no check character: only beside the word.
  {
    kind: "id_card",
    pattern:
      /(?<=(?:身份证|\bid\b|identity)[^\n\d]{0,16})[1-9]\d{5}\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}(?!\d)/gi,
  },
  {
    kind: "id_card",
    pattern: new RegExp(`[${NUMERALS}]{17}[${NUMERALS}Xx](?![${NUMERALS}])`, "g"),
    isReal: (match) => isLikeIdCardNumber(toDigits(match)),
  },
  {
    kind: "bank_card",
    pattern: new RegExp(
      `(?<![\\dA-Za-z]|\\d[.,])(?=6${GAP}[02]|4|5${GAP}[1-5]|3${GAP}5|9)\\d(?:${GAP}\\d){15,18}(?![\\dA-Za-z])`,
      "g",
    ),
    isReal: isBankCardNumber,
  },
  { kind: "phone", pattern: MOBILE, isReal: isMobileNumber },
  {
    kind: "phone",
    pattern: new RegExp(`(?<![${NUMERALS}])[一幺][三四五六七八九][${NUMERALS}]{9}(?![${NUMERALS}])`, "g"),
  },
  { kind: "phone", pattern: OTHER_PHONE },
  {
    kind: "passport",
    // Chinese passports by their own letters; others, and travel permits, only beside the word.
    pattern: new RegExp(
      `(?<![\\dA-Za-z])(?:E[A-HJ-NP-Z]\\d{7}|[EG] ?\\d{8})(?![\\dA-Za-z])|(?<=${PAPER_WORD}[^\\n\\d]{0,20})(?<![\\dA-Za-z])(?:[A-Z]{1,2} ?\\d{3} ?\\d{3,6}|(?=(?:[A-Z]*\\d){5})[A-Z\\d]{7,11})(?![\\dA-Za-z])`,
      "gi",
    ),
  },
  ...HOME_ADDRESSES.map((pattern) => ({ kind: "address" as const, pattern })),
];

/**
 * The text with `mark(kind, found)` in place of each identifier found (of these kinds, else of all), and the kinds found.
 * Where `mark` gives nothing, what was found is nobody's secret and stays.
 */
export function maskPersonalData(
  text: string,
  mark: (kind: MaskedKind, found: string) => string | undefined,
  only?: readonly MaskedKind[],
): { text: string; kinds: MaskedKind[] } {
  const kinds = new Set<MaskedKind>();
  let masked = unfold(text);
  for (const { kind, pattern, isReal } of FINDERS) {
    if (only && !only.includes(kind)) continue;
    masked = masked.replace(pattern, (match) => {
      if (isReal && !isReal(match)) return match;
      const marked = mark(kind, match);
      if (marked === undefined) return match;
      kinds.add(kind);
      return marked;
    });
  }
  return { text: kinds.size > 0 ? masked : text, kinds: [...kinds] };
}

/** Full-width letters, digits and their signs as plain ones, and nothing invisible between digits. */
const unfold = (text: string): string =>
  text
    .replace(/[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\uff20\uff0e\uff0d\uff0b]/g, (sign) =>
      String.fromCharCode(sign.charCodeAt(0) - 0xfee0),
    )
    .replace(/(?<=\d)[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+(?=[\dXx])/g, "");
