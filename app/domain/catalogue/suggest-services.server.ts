import { normaliseText } from "#app/domain/search/normalise-text.server.ts";
import type { ContentLanguage } from "#app/i18n/languages.ts";
import type { CatalogueDeps } from "./bounds.server.ts";
import { listServiceWords } from "./list-public-services.server.ts";
import { searchCatalogue } from "./search-catalogue.server.ts";

export type Suggestion = { readonly title: string; readonly url: string };

const SHOWN = 5;
const SHORTEST = 2;
/** A sentence is for the assistant. */
const LONGEST = 60;

/** Services for what has been typed so far: titles and keywords that begin so, then what a search finds. */
export async function suggestServices(
  deps: CatalogueDeps,
  input: { readonly query: string; readonly language: ContentLanguage },
): Promise<Suggestion[]> {
  const typed = normaliseText(input.query).trim();
  if (typed.length < SHORTEST || typed.length > LONGEST) return [];
  const begins = (text: string) =>
    ` ${normaliseText(text)}`.includes(/^\p{Script=Han}/u.test(typed) ? typed : ` ${typed}`);
  const services = await listServiceWords(deps, input.language);
  const suggestions = new Map<string, Suggestion>();
  for (const { summary, phrases } of services)
    if (phrases.some(begins))
      suggestions.set(`/services/${summary.slug}`, { title: summary.title, url: `/services/${summary.slug}` });
  if (suggestions.size < SHOWN) {
    const { results } = await searchCatalogue({ ...deps, embeddings: undefined }, input);
    for (const { kind, url, title } of results)
      if (kind === "service" && !suggestions.has(url))
        suggestions.set(url, { url, title: title.map(({ text }) => text).join("") });
  }
  return [...suggestions.values()].slice(0, SHOWN);
}
