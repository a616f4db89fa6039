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

/** The page that helps to show this one to somebody else. */
export const shareAddress = ({ pathname }: Place): string => `/share?${new URLSearchParams({ page: pathname })}`;

const PRIVATE_PAGES: readonly (readonly [RegExp, (found: RegExpExecArray) => string])[] = [
  [/^\/forms\/([a-z0-9-]+)\/.+/, ([, form]) => `/forms/${form}`],
  [/^\/requests\/(OW-[0-9A-Z-]+)/, ([, reference]) => `/requests?reference=${reference}`],
  [/^\/assistant\/.+/, () => "/assistant"],
  [/^\/(?:staff|share|poster|api)(?:\/|$)/, () => "/"],
];

/**
 * What somebody else may open of a page: the page itself, or what stands before pages of one person. Home for anything
 * that is no address of this portal.
 */
export function sharedPath(page: string): string {
  if (!/^\/(?:[\w~-][\w~/.-]*)?$/.test(page)) return "/";
  for (const [pattern, pathOf] of PRIVATE_PAGES) {
    const found = pattern.exec(page);
    if (found) return pathOf(found);
  }
  return page;
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
