import { publicBounds } from "#app/domain/catalogue/bounds.server.ts";
import { selectServices } from "#app/domain/catalogue/catalogue.queries.server.ts";
import type { Services } from "#app/domain/services.ts";
import { contentLanguageOf, type Language } from "#app/i18n/languages.ts";

/** What a queue can be chosen by: every service residents can ask for today, by its name. */
export async function listQueueServices(
  deps: Pick<Services, "db" | "clock" | "site">,
  language: Language,
): Promise<{ readonly slug: string; readonly title: string }[]> {
  const services = await selectServices(deps.db, publicBounds(deps, contentLanguageOf(language)));
  return services
    .map(({ slug, title }) => ({ slug, title }))
    .sort((a, b) => a.title.localeCompare(b.title, contentLanguageOf(language)));
}
