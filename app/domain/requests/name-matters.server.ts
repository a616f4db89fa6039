import { publicBounds } from "#app/domain/catalogue/bounds.server.ts";
import { selectServiceTitles } from "#app/domain/catalogue/catalogue.queries.server.ts";
import { listFormTitles } from "#app/domain/content/find-form.server.ts";
import type { Services } from "#app/domain/services.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import { contentLanguageOf, inLanguage, type Language } from "#app/i18n/languages.ts";
import type { ServiceRequest } from "./types.ts";

type Matter = Pick<ServiceRequest, "formId" | "serviceSlug">;

/**
 * What requests are about, in the reader's language, the same in every list and on every page: the service's title,
 * else the form's, else the words for what has neither.
 */
export async function nameMatters(
  deps: Pick<Services, "db" | "clock" | "site">,
  language: Language,
  matters: readonly Matter[],
): Promise<(matter: Matter) => string> {
  const slugs = [...new Set(matters.flatMap((matter) => matter.serviceSlug ?? []))];
  const forms = await listFormTitles(deps.db);
  const services =
    slugs.length > 0
      ? await selectServiceTitles(deps.db, publicBounds(deps, contentLanguageOf(language)), slugs)
      : undefined;
  const unnamed = getTranslator(language)("requests:matter.unnamed");
  return ({ formId, serviceSlug }) =>
    (serviceSlug === undefined ? undefined : services?.get(serviceSlug)) ??
    inLanguage(formId === undefined ? undefined : forms.get(formId), language) ??
    unnamed;
}
