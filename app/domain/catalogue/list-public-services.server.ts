import { readPublished } from "#app/domain/content/read-published.server.ts";
import type { Audience } from "#app/domain/content/service-schema.ts";
import { analyserOf } from "#app/domain/search/index-analyser.server.ts";
import type { ContentLanguage } from "#app/i18n/languages.ts";
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

type Entry = { readonly summary: PublicServiceSummary; readonly words: string };

/** All services that fit, in the dictionary order of the language. */
export async function listPublicServices(
  deps: CatalogueDeps,
  input: ListPublicServicesInput,
): Promise<PublicServiceSummary[]> {
  const { audience, lifeEvent, theme } = input;
  const entries = await readEntries(deps, input.language);
  const fits = queryMatcher(input.query ?? "", input.language, await analyserOf(deps.db));
  const has = (list: readonly string[], wanted: string | undefined) => wanted === undefined || list.includes(wanted);
  return entries
    .filter(({ summary }) => has(summary.audiences, audience))
    .filter(({ summary }) => has(summary.lifeEvents, lifeEvent) && has(summary.themes, theme))
    .filter(({ words }) => fits(words))
    .map(({ summary }) => summary);
}

function readEntries(deps: CatalogueDeps, language: ContentLanguage): Promise<readonly Entry[]> {
  const bounds = publicBounds(deps, language);
  return readPublished(deps.db, ["services", bounds], async () => {
    const rows = await selectServices(deps.db, bounds);
    const { compare } = new Intl.Collator(language);
    return rows.map(toEntry).sort((a, b) => compare(a.summary.title, b.summary.title));
  });
}

function toEntry(row: ServiceListRow): Entry {
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
  return { summary, words: [row.title, row.summary, ...row.keywords, ...row.asked_as].join("\n") };
}
