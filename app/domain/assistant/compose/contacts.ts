import { cleanText } from "../rules/normalise.ts";

const TOP_LEVEL = "com|net|org|cn|gov|edu|info|io|xyz|top|site|link|me|cc|co|vip|shop|app|online|example";
const PATTERNS: readonly RegExp[] = [
  /\b[a-z][a-z+.-]{1,10}:\/\/[^\s\])）>，。]+|\b(?:mailto|tel|sms|javascript|data):[^\s\])）>，。]+|\bwww\.[^\s\])）>，。]+/giu,
  /[\p{L}\d._%+-]+ ?@ ?[\p{L}\d-]+(?:\.[\p{L}\d-]+)*/gu,
  // A name with a dot in it: lower case behind it, since a capital begins a sentence whose blank was forgotten.
  /(?<![\p{L}\d@./-])[\p{L}\d-]{2,}(?:\.[\p{L}\d-]{2,})*\.(?:[a-z]{2,24}|[A-Z]{2,24}|中国|公司|网络|网址|在线|商城)(?![\p{L}\d])/gu,
  new RegExp(`[\\p{L}\\d-]{2,} ?(?:\\[\\.\\]|\\(\\.\\)|[[(]?\\bdot\\b[\\])]?|点) ?(?:${TOP_LEVEL})\\b`, "giu"),
  /(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?![\d.])/g,
  /(?<!\d|\d[.,])(?!(?:19|20)\d\d \d{3,4}(?!\d))(?:\+?\d{1,3}[ -]?)?(?:\d{3,4}[ -]){1,3}\d{3,8}(?!\d|[.,]\d| ?(?:yuan|rmb|元|块))/gi,
  /(?<!\d|\d[., -])\d{7,}(?!\d|[.,]\d| ?(?:yuan|rmb|元|块))/gi,
  // Short numbers are phones only where somebody is told to call them.
  /(?<=\b(?:call|dial|ring|phone|text|hotline)\b[^\d\n.。;；]{0,20}|(?:拨打|致电|改打|请打|热线|打电话)[^\d\n.。;；]{0,10})\d{3,6}(?!\d|[.,:]\d|-\d| ?(?:yuan|rmb|元|块|days?|天|years?|岁))/giu,
  /(?<=\b(?:wechat|weixin|qq|telegram|whatsapp|skype)\b[^\w\n]{0,3}(?:(?:group|account|number|id|is)[^\w\n]{0,3}){0,2}|(?:微信|威信|薇信|扣扣|电报)[群号账加是为:： ]{0,4})(?!(?:group|account|number|id|is)\b)[a-z\d][\w-]{4,}/giu,
];

/** A phone by its digits, anything else without its scheme and end, so that spellings of one contact are alike. */
export function contactKey(contact: string): string {
  const plain = contact.toLowerCase().replace(/^(?:mailto|tel|sms):/, "");
  return /^[+\d\s-]+$/.test(plain)
    ? plain.replace(/\D/g, "")
    : plain.replace(/^[a-z+.-]+:\/\//, "").replace(/[/.,;:!?'"]+$/, "");
}

/** Every link, mail address, phone number and chat account of a text, in whatever spelling, as keys. */
export function contactsIn(text: string): string[] {
  const plain = cleanText(text).normalize("NFKC");
  return [...new Set(PATTERNS.flatMap((pattern) => plain.match(pattern) ?? []).map(contactKey))];
}
