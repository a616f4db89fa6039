import { listPublicServices } from "#app/domain/catalogue/list-public-services.server.ts";
import type { Services } from "#app/domain/services.ts";
import type { ContentLanguage } from "#app/i18n/languages.ts";
import type { OpenCatalogue, OpenService } from "./open-catalogue.ts";
import { readOpenCatalogue } from "./read-open-catalogue.server.ts";

type Deps = Pick<Services, "db" | "clock" | "site" | "publicUrl" | "embeddings">;

export type OpenQuery = {
  readonly language: ContentLanguage;
  readonly query?: string | undefined;
  readonly audience?: string | undefined;
  readonly lifeEvent?: string | undefined;
  readonly theme?: string | undefined;
};

/** The services that fit, with all their facts, in the order of the list people see. */
export async function findOpenServices(
  deps: Deps,
  query: OpenQuery,
): Promise<{ readonly catalogue: OpenCatalogue; readonly found: readonly OpenService[] }> {
  const catalogue = await readOpenCatalogue(deps);
  const bySlug = new Map(catalogue.services.map((service) => [service.slug, service]));
  const summaries = await listPublicServices(deps, query);
  return { catalogue, found: summaries.flatMap(({ slug }) => bySlug.get(slug) ?? []) };
}
