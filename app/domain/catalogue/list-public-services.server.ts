import { readPublished } from "#app/domain/content/read-published.server.ts";
import type { Audience } from "#app/domain/content/service-schema.ts";
import { analyserOf } from "#app/domain/search/index-analyser.server.ts";
import type { ContentLanguage } from "#app/i18n/languages.ts";
import { searchRecords } from "#app/domain/search/search-records.server.ts";
import { readSearchSettings } from "./read-search-settings.server.ts";
import { type CatalogueDeps, publicBounds } from "./bounds.server.ts";
import { selectServices, type ServiceListRow } from "./catalogue.queries.server.ts";
import { queryMatcher } from "./match-query.server.ts";
import type { PublicServiceSummary } from "./public-service.ts";

export type ListPublicServicesInput = {
  readonly language: ContentLanguage;
  readonly audience?: string | undefined;
  readonly lifeEvent?: string | undefined;
  readonly theme?: string | undefined;
  /** What was typed; looked for in the title, the summary, the keywords and the words residents use. */
  readonly query?: string | undefined;
};

/** A service with the words that name it: title, keywords, and how residents ask. */
export type ServiceWords = { readonly summary: PublicServiceSummary; readonly phrases: readonly string[] };

/** All services that fit: in the dictionary order of the language, or best first when something was typed. */
export async function listPublicServices(
  deps: CatalogueDeps,
  input: ListPublicServicesInput,
): Promise<PublicServiceSummary[]> {
  const { audience, lifeEvent, theme } = input;
  const entries = await listServiceWords(deps, input.language);
  const query = input.query?.trim() ?? "";
  const fits = queryMatcher(query, input.language, await analyserOf(deps.db));
  const places = query ? await rankServices(deps, query, input) : undefined;
  const placeOf = ({ summary }: ServiceWords) => places?.get(summary.slug) ?? Number.MAX_SAFE_INTEGER;
  const has = (list: readonly string[], wanted: string | undefined) => wanted === undefined || list.includes(wanted);
  return entries
    .filter(({ summary }) => has(summary.audiences, audience))
    .filter(({ summary }) => has(summary.lifeEvents, lifeEvent) && has(summary.themes, theme))
    .filter((entry) => places?.has(entry.summary.slug) || fits([entry.summary.summary, ...entry.phrases].join("\n")))
    .sort((a, b) => placeOf(a) - placeOf(b))
    .map(({ summary }) => summary);
}

/** All open services with their words, in the dictionary order of the language. */
export function listServiceWords(deps: CatalogueDeps, language: ContentLanguage): Promise<readonly ServiceWords[]> {
  const bounds = publicBounds(deps, language);
  return readPublished(deps.db, ["services", bounds], async () => {
    const rows = await selectServices(deps.db, bounds);
    const { compare } = new Intl.Collator(language);
    return rows.map(toEntry).sort((a, b) => compare(a.summary.title, b.summary.title));
  });
}

function toEntry(row: ServiceListRow): ServiceWords {
  const summary = {
    slug: row.slug,
    title: row.title,
    summary: row.summary,
    // The column holds what the schema let through when it was published.
    audiences: row.audiences as Audience[],
    lifeEvents: row.life_events,
    themes: row.themes,
    formId: row.form_id ?? undefined,
  };
  return { summary, phrases: [row.title, ...row.keywords, ...row.asked_as] };
}

/** Services far below the best one only share a common word with the query. */
const WORTH_SHOWING = 0.5;

/** The places of the services that the search finds, by slug. */
async function rankServices(
  deps: CatalogueDeps,
  query: string,
  { language, audience }: Pick<ListPublicServicesInput, "language" | "audience">,
): Promise<ReadonlyMap<string, number>> {
  const { weights, synonyms } = await readSearchSettings(deps);
  const own = { query, language, audience, kinds: ["service"] as const, weights, synonyms: synonyms[language] };
  const { records } = await searchRecords(deps, own);
  const floor = (records[0]?.score ?? 0) * WORTH_SHOWING;
  const found = records.filter(({ score }) => score >= floor);
  return new Map(found.map(({ documentId }, place) => [documentId.split(":")[1] ?? documentId, place]));
}
