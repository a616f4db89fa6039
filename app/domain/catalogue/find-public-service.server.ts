import { readPublished } from "#app/domain/content/read-published.server.ts";
import { serviceFactsSchema } from "#app/domain/content/service-schema.ts";
import { serviceTextsSchema } from "#app/domain/content/service-text-schema.ts";
import type { Topics } from "#app/domain/content/topics-schema.ts";
import type { ContentLanguage } from "#app/i18n/languages.ts";
import { type CatalogueDeps, publicBounds } from "./bounds.server.ts";
import {
  type Bounds,
  type DocumentListRow,
  selectDocuments,
  selectService,
  selectServiceTitles,
  selectWholeServices,
  type ServiceRow,
} from "./catalogue.queries.server.ts";
import { joinService } from "#app/domain/content/join-service.ts";
import type { Linked, PublicService } from "./public-service.ts";
import { readTopics } from "./read-topics.server.ts";

/** One service with all its facts in one language; `undefined` when it is not there, not open or out of date. */
export function findPublicService(
  deps: CatalogueDeps,
  input: { readonly slug: string; readonly language: ContentLanguage },
): Promise<PublicService | undefined> {
  const bounds = publicBounds(deps, input.language);
  return readPublished(deps.db, ["service", input.slug, bounds], () => readService(deps, bounds, input));
}

async function readService(
  deps: CatalogueDeps,
  bounds: Bounds,
  input: { readonly slug: string; readonly language: ContentLanguage },
): Promise<PublicService | undefined> {
  const row = await selectService(deps.db, bounds, input.slug);
  if (!row) return undefined;
  const { related, prerequisites } = serviceFactsSchema.parse(row.facts);
  const titles = await selectServiceTitles(deps.db, bounds, [...related, ...prerequisites]);
  const documents = await selectDocuments(deps.db, bounds);
  return assembleService(row, { titles, documents, topics: await readTopics(deps), language: input.language });
}

/** All services that residents may see today with all their facts in one language, and when each was published. */
export function listWholeServices(
  deps: CatalogueDeps,
  input: { readonly language: ContentLanguage },
): Promise<readonly { readonly service: PublicService; readonly publishedAt: Date }[]> {
  const bounds = publicBounds(deps, input.language);
  return readPublished(deps.db, ["whole-services", bounds], async () => {
    const rows = await selectWholeServices(deps.db, bounds);
    const titles = new Map(rows.map((row) => [row.slug, serviceTextsSchema.parse(row.texts).title]));
    const documents = await selectDocuments(deps.db, bounds);
    const around = { titles, documents, topics: await readTopics(deps), language: input.language };
    return rows.map((row) => ({ service: assembleService(row, around), publishedAt: row.published_at }));
  });
}

type Around = {
  readonly titles: ReadonlyMap<string, string>;
  readonly documents: readonly DocumentListRow[];
  readonly topics: Topics;
  readonly language: ContentLanguage;
};

function assembleService(row: ServiceRow, { titles, documents, topics, language }: Around): PublicService {
  const facts = serviceFactsSchema.parse(row.facts);
  const texts = serviceTextsSchema.parse(row.texts);
  const link = (slug: string): Linked[] => (titles.has(slug) ? [{ slug, title: titles.get(slug) ?? slug }] : []);
  return {
    ...joinService(facts, texts, topics, language),
    related: facts.related.flatMap(link),
    prerequisites: facts.prerequisites.flatMap(link),
    guides: documents.filter((d) => d.services.includes(row.slug)).map(({ slug, title }) => ({ slug, title })),
    bodyHtml: row.body_html,
    headings: row.headings,
  };
}
