import { type Language, negotiateLanguage, toLanguage } from "#app/i18n/languages.ts";
import { MODES, type Mode } from "./load-context.ts";
import { readCookie } from "./visitor.server.ts";

export const LANGUAGE_COOKIE = "ow_lang";
export const MODE_COOKIE = "ow_mode";

const MAX_AGE_SECONDS = 60 * 60 * 24 * 365;

export type Preferences = {
  readonly language: Language;
  readonly mode: Mode;
  /** `Set-Cookie` lines for what the address chose. */
  readonly setCookies: readonly string[];
};

type Asked = {
  /** Path and query as the client sent them. */
  readonly url: string;
  readonly cookie: string | undefined;
  readonly acceptLanguage: string | undefined;
};

const toMode = (word: string | null | undefined): Mode | undefined => MODES.find((mode) => mode === word);

function keep(name: string, value: string, isSecure: boolean): string {
  return `${name}=${value}; Path=/; Max-Age=${MAX_AGE_SECONDS}; SameSite=Lax${isSecure ? "; Secure" : ""}`;
}

/**
 * Language and mode of one request: the address (`?lang=`, `?mode=`; kept in a cookie, and honoured at once), then the
 * cookie, then for the language the browser's list and the site's own.
 */
export function readPreferences(
  asked: Asked,
  site: { readonly defaultLanguage: Language; readonly isSecure: boolean },
): Preferences {
  const question = asked.url.indexOf("?");
  const query = question < 0 ? undefined : new URLSearchParams(asked.url.slice(question + 1));
  const chosenLanguage = toLanguage(query?.get("lang"));
  const chosenMode = toMode(query?.get("mode"));
  return {
    language:
      chosenLanguage ??
      toLanguage(readCookie(asked.cookie, LANGUAGE_COOKIE)) ??
      negotiateLanguage(asked.acceptLanguage) ??
      site.defaultLanguage,
    mode: chosenMode ?? toMode(readCookie(asked.cookie, MODE_COOKIE)) ?? "full",
    setCookies: [
      ...(chosenLanguage ? [keep(LANGUAGE_COOKIE, chosenLanguage, site.isSecure)] : []),
      ...(chosenMode ? [keep(MODE_COOKIE, chosenMode, site.isSecure)] : []),
    ],
  };
}
