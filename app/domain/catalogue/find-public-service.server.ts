import { readPublished } from "#app/domain/content/read-published.server.ts";
import { serviceFactsSchema } from "#app/domain/content/service-schema.ts";
import { serviceTextsSchema } from "#app/domain/content/service-text-schema.ts";
import type { ContentLanguage } from "#app/i18n/languages.ts";
import { type CatalogueDeps, publicBounds } from "./bounds.server.ts";
import { type Bounds, selectDocuments, selectService, selectServiceTitles } from "./catalogue.queries.server.ts";
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
  const facts = serviceFactsSchema.parse(row.facts);
  const texts = serviceTextsSchema.parse(row.texts);
  const titles = await selectServiceTitles(deps.db, bounds, [...facts.related, ...facts.prerequisites]);
  const documents = await selectDocuments(deps.db, bounds);
  const topics = await readTopics(deps);
  const link = (slug: string): Linked[] => (titles.has(slug) ? [{ slug, title: titles.get(slug) ?? slug }] : []);
  return {
    ...joinService(facts, texts, topics, input.language),
    related: facts.related.flatMap(link),
    prerequisites: facts.prerequisites.flatMap(link),
    guides: documents.filter((d) => d.services.includes(input.slug)).map(({ slug, title }) => ({ slug, title })),
    bodyHtml: row.body_html,
    headings: row.headings,
  };
}
