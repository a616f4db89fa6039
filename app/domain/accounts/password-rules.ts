import type { Site } from "#app/domain/desks/site-schema.ts";

export const MIN_PASSWORD_LENGTH = 12;
/** Long enough for any passphrase; short enough that hashing it cannot be used to tire the server. */
export const MAX_PASSWORD_LENGTH = 128;

export type PasswordFault =
  "too_short" | "too_long" | "too_simple" | "common" | "breached" | "like_account" | "like_site";

/** Words behind most guessed passwords; with digits and signs around them they are no better. */
const COMMON_WORDS = new Set(
  `password passwort passw0rd passphrase secret letmein welcome changeme administrator adminadmin rootroot qwerty
   qwertyuiop qwertyuiopasdf asdfghjkl asdfghjklzxcvbnm zxcvbnm qazwsx qazwsxedc qazwsxedcrfv iloveyou monkey dragon
   football baseball basketball princess sunshine master superman batman trustno starwars whatever computer internet
   default testtest testing tester temporary temp guest user login access hello helloworld woaini woaiwojia nihao
   mima mimamima zhongguo china chinachina beijing linjiang linjiangdistrict onewindow portal government service
   servicecentre servicehall staff office official citizen district`.split(/\s+/),
);

const RUNS = [
  "abcdefghijklmnopqrstuvwxyz",
  "01234567890123456789",
  "qwertyuiopasdfghjklzxcvbnm",
  "1qaz2wsx3edc4rfv5tgb6yhn",
];

/** One form for the same characters typed on different keyboards; hash and check both use it. */
export function normalisePassword(password: string): string {
  return password.normalize("NFKC");
}

/** The first thing wrong with a new password, `undefined` when it is good. Mixtures of characters are not asked for. */
export function findPasswordFault(
  password: string,
  account: { readonly email: string; readonly name: string; readonly siteWords?: readonly string[] },
): PasswordFault | undefined {
  const text = normalisePassword(password);
  if ([...text].length < MIN_PASSWORD_LENGTH) return "too_short";
  if ([...text].length > MAX_PASSWORD_LENGTH) return "too_long";
  const lower = text.toLowerCase();
  if (new Set(lower).size < 5 || isRepetition(lower) || isRun(lower)) return "too_simple";
  if (COMMON_WORDS.has(wordOf(lower))) return "common";
  if (ownWords(account).some((word) => holdsWord(lower, word))) return "like_account";
  return (account.siteWords ?? []).some((word) => holdsWord(lower, word.toLowerCase())) ? "like_site" : undefined;
}

/** The word that is left without digits and signs: `P@ssw0rd2026!` is still `password`. */
function wordOf(lower: string): string {
  const trimmed = lower.replace(/^[^\p{L}@$]+|[^\p{L}]+$/gu, "");
  const plain = trimmed
    .replaceAll("@", "a")
    .replaceAll("$", "s")
    .replaceAll("0", "o")
    .replace(/[^\p{L}]/gu, "");
  return /^(.+?)\1+$/u.exec(plain)?.[1] ?? plain;
}

const isRepetition = (lower: string): boolean => /^(.{1,6}?)\1+.{0,5}$/u.test(lower);

function isRun(lower: string): boolean {
  const backwards = [...lower].reverse().join("");
  return RUNS.some((run) => [lower, backwards].some((text) => `${run}${run}`.includes(text)));
}

/** The mail address, what stands before its @, the name and its parts. */
function ownWords({ email, name }: { readonly email: string; readonly name: string }): string[] {
  const local = email.toLowerCase().split("@")[0] ?? "";
  const names = name.normalize("NFKC").toLowerCase();
  return [email.toLowerCase(), local, ...local.split(/[^\p{L}]+/u), names, ...names.split(/[^\p{L}]+/u)];
}

/** What the portal and its authority are called: the whole names and their longer words. */
export function siteWords(site: Partial<Pick<Site, "name" | "portal_name" | "city">>): string[] {
  const names = [site.name, site.portal_name, site.city].flatMap((name) => Object.values(name ?? {}));
  return names.flatMap((name) => [name, ...name.split(/[^\p{L}]+/u).filter((word) => isLong(word))]);
}

const isHan = (word: string): boolean => /\p{Script=Han}/u.test(word);
/** Six letters, or three characters of Chinese, stand by chance in no password. */
const isLong = (word: string): boolean => [...word].length >= (isHan(word) ? 3 : 6);

/** Whether a password holds a word: a long one anywhere, a short one (`chen`, not in `kitchen`) between other signs. */
function holdsWord(lower: string, word: string): boolean {
  const plain = word.replace(/[^\p{L}]/gu, "");
  if ([...plain].length < (isHan(plain) ? 2 : 3)) return false;
  const letters = lower.replace(/[^\p{L}]/gu, "");
  if (isLong(plain) || isHan(plain)) return letters.includes(plain);
  return lower.split(/[^\p{L}]+/u).includes(plain) || letters === plain + plain;
}
