import { contentLanguageOf, type Language } from "#app/i18n/languages.ts";
import { negotiateLanguage, PSEUDO_LANGUAGE, toLanguage } from "#app/i18n/languages.server.ts";
import { MODES, type Mode, TEXT_SIZES, type TextSize, THEMES, type Theme } from "./load-context.ts";
import { readCookie } from "./token-cookie.ts";

export const LANGUAGE_COOKIE = "ow_lang";
export const MODE_COOKIE = "ow_mode";
export const THEME_COOKIE = "ow_theme";
export const TEXT_SIZE_COOKIE = "ow_size";

const MAX_AGE_SECONDS = 60 * 60 * 24 * 365;

/** How somebody wants to read: everything a page looks different by, besides its address. */
export type Look = {
  readonly language: Language;
  readonly mode: Mode;
  /** `auto` follows the device. */
  readonly theme: Theme;
  readonly textSize: TextSize;
};

export type Preferences = Look & {
  /** Whether this browser, or the address, has chosen a version; the home page offers the other one until then. */
  readonly isModeChosen: boolean;
  /** What the address chose that an account may keep. */
  readonly chosen: Partial<Pick<Look, "language" | "mode">>;
  /** `Set-Cookie` lines for what the address chose. */
  readonly setCookies: readonly string[];
};

type Asked = {
  /** Path and query as the client sent them. */
  readonly url: string;
  readonly cookie: string | undefined;
  readonly acceptLanguage: string | undefined;
  /** What the account of whoever is signed in keeps. */
  readonly profile?: Partial<Pick<Look, "language" | "mode">> | undefined;
};

/** One choice: where it is read, and which words are one of its values. */
type Choice<T> = {
  readonly parameter: string;
  readonly cookie: string;
  readonly read: (word: unknown) => T | undefined;
};

const oneOf =
  <T extends string>(values: readonly T[]) =>
  (word: unknown): T | undefined =>
    values.find((value) => value === word);

const languageChoice = (isDemo: boolean): Choice<Language> => ({
  parameter: "lang",
  cookie: LANGUAGE_COOKIE,
  read: (word) =>
    typeof word !== "string" ? undefined : isDemo && word === PSEUDO_LANGUAGE ? PSEUDO_LANGUAGE : toLanguage(word),
});
const MODE: Choice<Mode> = { parameter: "mode", cookie: MODE_COOKIE, read: oneOf(MODES) };
const THEME: Choice<Theme> = { parameter: "theme", cookie: THEME_COOKIE, read: oneOf(THEMES) };
const TEXT_SIZE: Choice<TextSize> = { parameter: "size", cookie: TEXT_SIZE_COOKIE, read: oneOf(TEXT_SIZES) };

/** Pages whose texts exist in the languages of the content only. */
export const CONTENT_LANGUAGES_ONLY = /^\/(?:staff|styleguide)(?:[/?.]|$)/;

/** On https no neighbouring host can set it: browsers take the name from this host only. */
const nameOf = (name: string, isSecure: boolean): string => (isSecure ? `__Host-${name}` : name);

function keep(name: string, value: string, isSecure: boolean): string {
  const secure = isSecure ? "; Secure" : "";
  return `${nameOf(name, isSecure)}=${value}; Path=/; Max-Age=${MAX_AGE_SECONDS}; HttpOnly; SameSite=Lax${secure}`;
}

/**
 * The look of one request: the address (`?lang=`, `?mode=`, `?theme=`, `?size=`; kept in a cookie, and honoured at once),
 * then the profile of whoever is signed in, then the cookie, then for the language the browser's list and the site's own.
 */
export function readPreferences(
  asked: Asked,
  site: { readonly defaultLanguage: Language; readonly isSecure: boolean; readonly isDemo: boolean },
): Preferences {
  const question = asked.url.indexOf("?");
  const query = question < 0 ? undefined : new URLSearchParams(asked.url.slice(question + 1));
  const setCookies: string[] = [];
  const readAddress = <T extends string>(choice: Choice<T>) => choice.read(query?.get(choice.parameter));
  const choose = <T extends string>(choice: Choice<T>, profile?: T): T | undefined => {
    const chosen = readAddress(choice);
    if (chosen) setCookies.push(keep(choice.cookie, chosen, site.isSecure));
    return chosen ?? profile ?? choice.read(readCookie(asked.cookie, nameOf(choice.cookie, site.isSecure)));
  };
  const [inLanguage, inMode] = [readAddress(languageChoice(false)), readAddress(MODE)];
  const language =
    choose(languageChoice(site.isDemo), asked.profile?.language) ??
    negotiateLanguage(asked.acceptLanguage) ??
    site.defaultLanguage;
  const mode = choose(MODE, asked.profile?.mode);
  return {
    language:
      CONTENT_LANGUAGES_ONLY.test(asked.url) && language !== PSEUDO_LANGUAGE ? contentLanguageOf(language) : language,
    mode: mode ?? "full",
    isModeChosen: mode !== undefined,
    theme: choose(THEME) ?? "auto",
    textSize: choose(TEXT_SIZE) ?? "medium",
    chosen: { ...(inLanguage && { language: inLanguage }), ...(inMode && { mode: inMode }) },
    setCookies,
  };
}
