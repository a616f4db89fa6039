import { normaliseText } from "#app/domain/search/normalise-text.server.ts";
import type { Audience } from "#app/domain/content/service-schema.ts";
import type { Language } from "#app/i18n/languages.ts";
import { type CatalogueDeps, publicBounds } from "./bounds.server.ts";
import { selectServices, type ServiceFilters, type ServiceListRow } from "./catalogue.queries.server.ts";
import type { PublicServiceSummary } from "./public-service.ts";

export type ListPublicServicesInput = ServiceFilters & {
  readonly language: Language;
  /** Every word must stand in the title, the summary, the keywords or the words residents use. */
  readonly query?: string | undefined;
};

/** All services that fit, in the dictionary order of the language. */
export async function listPublicServices(
  deps: CatalogueDeps,
  input: ListPublicServicesInput,
): Promise<PublicServiceSummary[]> {
  const rows = await selectServices(deps.db, publicBounds(deps, input.language), input);
  const words = normaliseText(input.query ?? "")
    .split(/[\s,，。、？?！!]+/u)
    .filter(Boolean);
  const collator = new Intl.Collator(input.language);
  return rows
    .filter((row) => hasAllWords(row, words))
    .map(toSummary)
    .sort((a, b) => collator.compare(a.title, b.title));
}

function hasAllWords(row: ServiceListRow, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const text = normaliseText([row.title, row.summary, ...row.keywords, ...row.asked_as].join("\n"));
  return words.every((word) => text.includes(word));
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
