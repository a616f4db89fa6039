import { Converter } from "opencc-js/t2cn";

let toSimplified: ((text: string) => string) | undefined;

/** Zero-width characters, soft hyphens and marks that turn the direction of writing: nobody sees them, so nobody types them. */
const INVISIBLE = /\p{Cf}|\p{Variation_Selector}/gu;
/** Arabic vowel signs and the letter stretcher, which most people leave out when they type. */
const ARABIC_EXTRAS = /(?=\p{Script_Extensions=Arabic})\p{Mn}|\u0640/gu;
const OTHER_DIGITS = /[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef\u0e50-\u0e59]/g;
const HAN = /\p{Script=Han}/u;

/** One spelling for what looks or means the same: width, case, invisible marks, digits, traditional and simplified Chinese. */
export function normaliseText(text: string): string {
  const plain = text
    .normalize("NFKC")
    .replace(INVISIBLE, "")
    .replace(ARABIC_EXTRAS, "")
    .replace(OTHER_DIGITS, (digit) => String((digit.charCodeAt(0) - zeroOf(digit.charCodeAt(0))) % 10))
    .toLowerCase();
  if (!HAN.test(plain)) return plain;
  // Building the converter reads its dictionaries (some 10 ms): once a process, at first use.
  toSimplified ??= Converter({ from: "t", to: "cn" });
  return toSimplified(plain);
}

/** Decimal digits stand in runs of ten; these are the zeros of the runs above. */
function zeroOf(code: number): number {
  return [0x0660, 0x06f0, 0x0966, 0x09e6, 0x0e50].findLast((zero) => zero <= code) ?? code;
}
