import type { ContentLanguage } from "#app/i18n/languages.ts";
import type { DocumentFormat } from "#app/ports/documents/port.ts";
import { type CatalogueDeps, publicBounds } from "./bounds.server.ts";
import { selectOriginal, selectOriginalContent } from "./catalogue.queries.server.ts";

export type Original = {
  readonly language: ContentLanguage;
  readonly format: DocumentFormat;
  readonly sha256: string;
  readonly content: Uint8Array;
};

/** The authority's own file of a document, in the reader's language if there is one; `undefined` when nobody may read it. */
export async function findOriginal(
  deps: CatalogueDeps,
  { slug, language }: { readonly slug: string; readonly language: ContentLanguage },
): Promise<Original | undefined> {
  const found = await selectOriginal(deps.db, publicBounds(deps, language), slug);
  const stored = found && (await selectOriginalContent(deps.db, slug, found.language));
  return stored && { language: found.language, format: found.format, ...stored };
}
