/** Identifiers of people that are neither stored nor sent anywhere. */
export type MaskedKind = "id_card" | "phone" | "email" | "bank_card" | "passport";

type Finder = { readonly kind: MaskedKind; readonly pattern: RegExp; readonly isReal?: (match: string) => boolean };

const ID_CARD_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** A resident identity number (GB 11643): a real date of birth and the right check character. */
export function isIdCardNumber(match: string): boolean {
  const id = match.replace(/[ -]/g, "").toUpperCase();
  const [year, month, day] = [Number(id.slice(6, 10)), Number(id.slice(10, 12)), Number(id.slice(12, 14))];
  if (year < 1880 || year > 2100 || month < 1 || month > 12 || day < 1 || day > 31) return false;
  const sum = ID_CARD_WEIGHTS.reduce((total, weight, index) => total + weight * Number(id[index]), 0);
  return "10X98765432"[sum % 11] === id[17];
}

/** The check digit of bank cards (Luhn). */
export function isBankCardNumber(match: string): boolean {
  const digits = match.replace(/[ -]/g, "");
  if (/^(\d)\1+$/.test(digits)) return false;
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const doubled = Number(digit) * (index % 2 === 1 ? 2 : 1);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return sum % 10 === 0;
}

/** Mainland mobile numbers, land lines with an area code, and international numbers with a plus. Not hotlines. */
const PHONE =
  /(?<![\d.,¥$-])(?:(?:\+?86[ -]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4}|0(?:10|2\d|[3-9]\d{2})[ -]?[2-9]\d{3}[ -]?\d{3,4}|[(（]0(?:10|2\d|[3-9]\d{2})[)）] ?[2-9]\d{3}[ -]?\d{3,4}|\+(?!86)[1-9]\d{0,2}[ -]?(?:\(?\d{1,4}\)?[ -]?){2,4}\d{2,4})(?![\d-]|[.,]\d|\s?(?:元|块|yuan|rmb))/gi;

/** Longest numbers first: a bank card contains what looks like a phone. */
const FINDERS: readonly Finder[] = [
  { kind: "email", pattern: /[\p{L}\d._%+-]+@[\p{L}\d-]+(?:\.[\p{L}\d-]+)*\.\p{L}{2,}/gu },
  {
    kind: "id_card",
    pattern: /(?<![\dA-Za-z])[1-9]\d{5}[ -]?(?:18|19|20)\d{2}[ -]?\d{4}[ -]?\d{3}[\dXx](?![\dA-Za-z])/g,
    isReal: isIdCardNumber,
  },
  { kind: "bank_card", pattern: /(?<![\dA-Za-z.,])(?:\d[ -]?){15,18}\d(?![\dA-Za-z])/g, isReal: isBankCardNumber },
  { kind: "phone", pattern: PHONE },
  {
    kind: "passport",
    // Chinese passports and travel permits by their own letters; others only beside the word.
    pattern:
      /(?<![\dA-Za-z])(?:E[A-HJ-NP-Z]?\d{7,8}|G\d{8}|[HMC]\d{8,10})(?![\dA-Za-z])|(?<=(?:passport|护照)[^\n\d]{0,20})(?<![\dA-Za-z])[A-Z]{1,2}\d{6,8}(?![\dA-Za-z])/gi,
    isReal: (match) => !/^e\d{7}$/i.test(match),
  },
];

/** The text with `mark(kind)` in place of each identifier found (of these kinds, else of all), and the kinds found. */
export function maskPersonalData(
  text: string,
  mark: (kind: MaskedKind) => string,
  only?: readonly MaskedKind[],
): { text: string; kinds: MaskedKind[] } {
  const kinds = new Set<MaskedKind>();
  let masked = text;
  for (const { kind, pattern, isReal } of FINDERS) {
    if (only && !only.includes(kind)) continue;
    masked = masked.replace(pattern, (match) => {
      if (isReal && !isReal(match)) return match;
      kinds.add(kind);
      return mark(kind);
    });
  }
  return { text: masked, kinds: [...kinds] };
}
