import { readSearchSettings } from "#app/domain/catalogue/read-search-settings.server.ts";
import { searchRecords } from "#app/domain/search/search-records.server.ts";
import type { PipelineContext } from "./context.ts";
import { readPortalPages } from "./portal-pages.server.ts";

const PAGE_KINDS = ["service", "policy", "page"] as const;
/**
 * Measured on the development questions: of pages with this score and lead, all but a few are the right one, and hardly any
 * question about what the district does not do has one.
 */
const SURE_FROM = 7;
const SURE_LEAD = 1.25;

export type PageFits = {
  /** By document id: 1 for the page that the search page shows first. */
  readonly fits: ReadonlyMap<string, number>;
  /** The page that is meant beyond doubt, with the guides that explain it; mostly none. */
  readonly sure: ReadonlySet<string>;
};

/** How well whole pages fit: as the search page ranks them, with its synonyms, slips and sounds. */
export async function findPageFits(context: PipelineContext, query: string): Promise<PageFits> {
  const { deps, language } = context;
  const { weights, synonyms } = await readSearchSettings(deps);
  const { records } = await searchRecords(deps, {
    query,
    language,
    kinds: PAGE_KINDS,
    weights,
    synonyms: synonyms[language],
  });
  const [best] = records;
  if (!best) return { fits: new Map(), sure: new Set() };
  const pages = new Map((await readPortalPages(deps, language)).map((page) => [page.id, page]));
  const first = pages.get(best.documentId);
  const isKin = (slug: string) => first !== undefined && (slug.startsWith(first.slug) || first.slug.startsWith(slug));
  const rival = records.find(({ documentId }) => {
    const page = pages.get(documentId);
    return page?.kind === "service" && !isKin(page.slug);
  });
  const isSure = best.score >= SURE_FROM && best.score >= SURE_LEAD * (rival?.score ?? 0);
  return {
    fits: new Map(records.map(({ documentId, score }) => [documentId, score / best.score])),
    sure: new Set(isSure ? [...pages.values()].filter(({ slug }) => isKin(slug)).map(({ id }) => id) : []),
  };
}
