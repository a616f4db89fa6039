import type { ContentLanguage } from "#app/i18n/languages.ts";
import type { CatalogueDeps } from "./bounds.server.ts";
import { listPublicServices } from "./list-public-services.server.ts";
import type { PublicServiceSummary } from "./public-service.ts";
import { readTopics } from "./read-topics.server.ts";

/** What people come for most, in the authority's order; what is not offered today is left out. */
export async function listOftenServices(
  deps: CatalogueDeps,
  input: { readonly language: ContentLanguage },
): Promise<PublicServiceSummary[]> {
  const services = await listPublicServices(deps, input);
  const { often } = await readTopics(deps);
  return often.flatMap((slug) => services.find((service) => service.slug === slug) ?? []);
}
