import type { Audience } from "#app/domain/content/service-schema.ts";
import { analyserOf } from "#app/domain/search/index-analyser.server.ts";
import type { Language } from "#app/i18n/languages.ts";
import { type CatalogueDeps, publicBounds } from "./bounds.server.ts";
import { selectServices, type ServiceFilters, type ServiceListRow } from "./catalogue.queries.server.ts";
import { queryMatcher } from "./match-query.server.ts";
import type { PublicServiceSummary } from "./public-service.ts";

export type ListPublicServicesInput = ServiceFilters & {
  readonly language: Language;
  /** What was typed; looked for in the title, the summary, the keywords and the words residents use. */
  readonly query?: string | undefined;
};

/** All services that fit, in the dictionary order of the language. */
export async function listPublicServices(
  deps: CatalogueDeps,
  input: ListPublicServicesInput,
): Promise<PublicServiceSummary[]> {
  const rows = await selectServices(deps.db, publicBounds(deps, input.language), input);
  const fits = queryMatcher(input.query ?? "", input.language, await analyserOf(deps.db));
  const collator = new Intl.Collator(input.language);
  return rows
    .filter((row) => fits([row.title, row.summary, ...row.keywords, ...row.asked_as].join("\n")))
    .map(toSummary)
    .sort((a, b) => collator.compare(a.title, b.title));
}

function toSummary(row: ServiceListRow): PublicServiceSummary {
  return {
    slug: row.slug,
    title: row.title,
    summary: row.summary,
    // The column holds what the schema let through when it was published.
    audiences: row.audiences as Audience[],
    lifeEvents: row.life_events,
    themes: row.themes,
    formId: row.form_id ?? undefined,
  };
}
