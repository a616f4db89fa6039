import { publicBounds } from "#app/domain/catalogue/bounds.server.ts";
import { listGuides } from "#app/domain/catalogue/list-guides.server.ts";
import type { ContentLanguage } from "#app/i18n/languages.ts";
import { guidePage, servicePage } from "./addresses.ts";
import { selectLatestChanges } from "./open-formats.queries.server.ts";
import { type OpenDeps, readOpenCatalogue } from "./read-open-catalogue.server.ts";

/** One entry of the feed of changes; `page` is missing when the record is gone. */
export type CatalogueChange = {
  readonly id: number;
  readonly kind: "service" | "document";
  readonly slug: string;
  readonly change: "added" | "changed" | "removed";
  readonly title: string;
  readonly summary: string | undefined;
  readonly page: string | undefined;
  readonly changedAt: Date;
};

const MAX_CHANGES = 100;

/** The latest change of every record that is open today, and of those that were taken away; newest first. */
export async function listChanges(
  deps: OpenDeps,
  { language }: { readonly language: ContentLanguage },
): Promise<CatalogueChange[]> {
  const catalogue = await readOpenCatalogue(deps);
  const rows = await selectLatestChanges(deps.db, publicBounds(deps, language).grades, MAX_CHANGES);
  const guides = new Map(
    [...(await listGuides(deps, { language })), ...(await listGuides(deps, { language, kind: "page" }))].map((one) => [
      one.slug,
      one,
    ]),
  );
  return rows.flatMap(({ id, kind, slug, change, titles, changed_at }) => {
    const service = kind === "service" ? catalogue.services.find((one) => one.slug === slug) : undefined;
    const text = kind === "service" ? service?.in[language] : guides.get(slug);
    // Not yet valid, or no longer: nobody can open it.
    if (!text && change !== "removed") return [];
    const page = kind === "service" ? servicePage(catalogue, slug) : guidePage(catalogue, slug);
    return [
      {
        id,
        kind,
        slug,
        change,
        title: text?.title ?? titles[language] ?? slug,
        summary: text?.summary,
        page: change === "removed" ? undefined : page,
        changedAt: service && service.modifiedAt > changed_at ? service.modifiedAt : changed_at,
      },
    ];
  });
}
