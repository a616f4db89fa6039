import { Converter } from "opencc-js/t2cn";

/**
 * Characters nobody sees: zero width, direction marks, tag characters, soft hyphen, variation selectors, control
 * characters but line break and tab. They hide instructions and break rules apart.
 */
const HIDDEN = /(?![\n\t])\p{Cc}|\p{Cf}|\p{Default_Ignorable_Code_Point}|[\u2028\u2029]/gu;

/** Signs of Chinese writing that NFKC would turn into Latin ones: what somebody typed is shown as typed. */
const KEPT = /[，？！：；（）～]/u;
const plainForm = (text: string): string => text.normalize("NFKC");
/** Between two letters a blank without width is nothing inside a word; where there are hardly any real blanks it stands for one. */
const ZERO_WIDTH_SPACE = /(?<=\p{L})[\u200b\ufeff]+(?=\p{L})/gu;

/** Blanks without width made real where words would run together without them. */
export function widenBlanks(text: string): string {
  const hidden = text.match(ZERO_WIDTH_SPACE)?.length ?? 0;
  const real = text.match(/\p{Script=Latin} +(?=\p{Script=Latin})/gu)?.length ?? 0;
  return hidden > real && /\p{Script=Latin}/u.test(text) && hidden > 1 ? text.replace(ZERO_WIDTH_SPACE, " ") : text;
}

/** The text as it is seen. */
export const withoutHidden = (text: string): string => text.replace(HIDDEN, "");

/** NFKC without hidden characters or half surrogates; white space is at most one blank line. */
export function cleanText(raw: string): string {
  return raw
    .replace(/[\uD800-\uDFFF]/gu, "")
    .replaceAll("\r\n", "\n")
    .replace(HIDDEN, "")
    .split(new RegExp(`(${KEPT.source})`, "u"))
    .map((piece) => (KEPT.test(piece) ? piece : plainForm(piece)))
    .join("")
    .replace(HIDDEN, "")
    .replace(/[^\S\n]+/g, " ")
    .replace(/ ?\n[ \n]*/g, "\n")
    .trim();
}

let toSimplified: ((text: string) => string) | undefined;

/** Letters of other scripts and digits used as look-alikes of Latin ones. */
const LOOK_ALIKES: Readonly<Record<string, string>> = {
  а: "a", е: "e", о: "o", р: "p", с: "c", у: "y", х: "x", і: "i", ѕ: "s", ӏ: "l", к: "k", м: "m", т: "t", в: "b", н: "h",
  α: "a", ε: "e", ι: "i", ο: "o", κ: "k", ν: "v", υ: "u", ρ: "p", τ: "t", χ: "x", ı: "i", ł: "l",
}; // prettier-ignore

const LEET: Readonly<Record<string, string>> = {
  "0": "o",
  "1": "i",
  "3": "e",
  "4": "a",
  "5": "s",
  "7": "t",
  "@": "a",
  $: "s",
  "!": "i",
};

/**
 * A text in the plainest shape, for rules about meaning: simplified characters, lower case, no accents, look-alikes
 * undone, letters and characters set apart by blanks or signs joined again ("s.u.i.c.i.d.e", "自 杀").
 */
export function foldText(raw: string): string {
  toSimplified ??= Converter({ from: "t", to: "cn" });
  const plain = toSimplified(plainForm(cleanText(raw)))
    .toLowerCase()
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[\u0370-\u04ff\u0131\u0142]/g, (letter) => LOOK_ALIKES[letter] ?? letter)
    .replace(/[’‘`´]/g, "'")
    // A digit or sign within a word stands for a letter; one within a number does not.
    .replace(
      /(?<=[a-z])[0134570@$!](?=[a-z])|(?<![a-z\d])[0134570@$!](?=[a-z]{2})|(?<=[a-z]{2})[01345@$](?![a-z\d])/g,
      (sign) => LEET[sign] ?? sign,
    )
    .replace(/(?<=\p{Script=Han})[^\p{L}\p{N}，。！？；：,!?;:\n]+(?=\p{Script=Han})/gu, "");
  return plain
    .replace(/(?<![a-z])(?:[a-z][ .\-_*·•|/]+){2,}[a-z](?![a-z])/g, (spaced) => spaced.replace(/[^a-z]/g, ""))
    .normalize("NFC");
}
