import type { OwnReference } from "./own-references.ts";

export type KeptPage = { readonly path: string; readonly html: string };

/** Shows the empty hidden list that is marked so, with these entries; without entries it stays hidden. */
function fillList(html: string, mark: string, entries: readonly string[]): string {
  if (entries.length === 0) return html;
  const list = new RegExp(`<ul(?=[^>]*\\s${mark}\\b)([^>]*)></ul>`);
  return html.replace(list, (_whole, attributes: string) => {
    const shown = attributes.replace(/\shidden(?:="[^"]*")?/, "");
    return `<ul${shown}>${entries.map((entry) => `<li>${entry}</li>`).join("")}</ul>`;
  });
}

/** The words of a heading as they stand in the page, without tags: what was escaped there stays so. */
const titleOf = (html: string): string =>
  (/<h1\b[^>]*>(.*?)<\/h1>/s.exec(html)?.[1] ?? "").replace(/<[^>]*>/g, "").trim();

function guideLink({ path, html }: KeptPage): string {
  const language = /<html\b[^>]*\slang="([\w-]+)"/.exec(html)?.[1] ?? "";
  return `<a href="${path}" lang="${language}">${titleOf(html)}</a>`;
}

/** The offline page with what only this browser knows: its own references, and the guides that can be opened. */
export function fillOfflinePage(
  html: string,
  own: { readonly references: readonly OwnReference[]; readonly pages: readonly KeptPage[] },
): string {
  const references = own.references.map(({ reference }) => `<bdi>${reference}</bdi>`);
  const guides = own.pages.filter(({ path, html: page }) => path.startsWith("/guides/") && titleOf(page) !== "");
  return fillList(fillList(html, "data-own-references", references), "data-kept-guides", guides.map(guideLink));
}

/** Marks a page as a copy from earlier: its note shows, and what holds for the moment only does not. */
export const markAsCopy = (html: string): string => html.replace(/<html\b/, "<html data-stored-copy");
