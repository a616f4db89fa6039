import { publicBounds } from "#app/domain/catalogue/bounds.server.ts";
import { selectServiceTitles } from "#app/domain/catalogue/catalogue.queries.server.ts";
import { listFormTitles } from "#app/domain/content/find-form.server.ts";
import type { Services } from "#app/domain/services.ts";
import type { Language } from "#app/i18n/languages.ts";
import type { ServiceRequest } from "./types.ts";

type Matter = Pick<ServiceRequest, "formId" | "serviceSlug">;

/** What requests are about, in the reader's language: the form's title, else the service's; else there is no name. */
export async function nameMatters(
  deps: Pick<Services, "db" | "clock" | "site">,
  language: Language,
  matters: readonly Matter[],
): Promise<(matter: Matter) => string | undefined> {
  const slugs = [...new Set(matters.flatMap((matter) => matter.serviceSlug ?? []))];
  const forms = await listFormTitles(deps.db);
  const services =
    slugs.length > 0 ? await selectServiceTitles(deps.db, publicBounds(deps, language), slugs) : undefined;
  return ({ formId, serviceSlug }) =>
    (formId === undefined ? undefined : forms.get(formId)?.[language]) ??
    (serviceSlug === undefined ? undefined : services?.get(serviceSlug));
}
