import type { Language } from "#app/i18n/languages.ts";

/** Where the reader is: path and query, as the server saw them. */
export type Place = { readonly pathname: string; readonly search: string };

/** The same page with one query parameter changed; everything else in the address stays. */
export function addressWith(
  { pathname, search }: Place,
  name: "lang" | "mode" | "theme" | "size",
  value: string,
): string {
  const query = new URLSearchParams(search);
  query.set(name, value);
  return `${pathname}?${query}`;
}

/** Addresses for search engines: language is the only query that names a different page. */
export function canonicalLinks(
  publicUrl: string,
  pathname: string,
  { language, languages }: { readonly language: Language; readonly languages: readonly Language[] },
) {
  const address = (tag: Language) => `${publicUrl}${pathname}?lang=${tag}`;
  return { canonical: address(language), alternates: languages.map((tag) => ({ language: tag, href: address(tag) })) };
}
