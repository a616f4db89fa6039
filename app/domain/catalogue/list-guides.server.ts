import { readPublished } from "#app/domain/content/read-published.server.ts";
import type { ContentLanguage } from "#app/i18n/languages.ts";
import { type CatalogueDeps, publicBounds } from "./bounds.server.ts";
import { selectDocuments } from "./catalogue.queries.server.ts";
import type { Guide } from "./public-service.ts";

export type GuideSummary = Pick<Guide, "slug" | "kind" | "title" | "summary">;

/** Policies (or pages about the portal) in the dictionary order of the language. */
export async function listGuides(
  deps: CatalogueDeps,
  input: { readonly language: ContentLanguage; readonly kind?: Guide["kind"] },
): Promise<GuideSummary[]> {
  const bounds = publicBounds(deps, input.language);
  const rows = await readPublished(deps.db, ["guides", bounds], () => selectDocuments(deps.db, bounds));
  const collator = new Intl.Collator(input.language);
  return rows
    .filter((row) => row.kind === (input.kind ?? "policy"))
    .map(({ slug, kind, title, summary }) => ({ slug, kind, title, summary }))
    .sort((a, b) => collator.compare(a.title, b.title));
}
