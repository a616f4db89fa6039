import { AUDIENCES } from "#app/domain/content/service-schema.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import type { ContentLanguage } from "#app/i18n/languages.ts";
import type { CatalogueDeps } from "./bounds.server.ts";
import { listPublicServices } from "./list-public-services.server.ts";
import { readTopics } from "./read-topics.server.ts";

/** One way to narrow the catalogue; `count` services have it. `summary` is empty for audiences. */
export type Facet = { readonly id: string; readonly label: string; readonly summary: string; readonly count: number };
export type Facets = {
  /** Which life events simplified mode shows first. */
  readonly simpleLifeEvents: readonly string[];
  readonly audiences: Facet[];
  readonly lifeEvents: Facet[];
  readonly themes: Facet[];
};

/** Everything services can be narrowed by, in the order of `topics.yml`; what no service has is left out. */
export async function listFacets(deps: CatalogueDeps, input: { readonly language: ContentLanguage }): Promise<Facets> {
  const services = await listPublicServices(deps, input);
  const topics = await readTopics(deps);
  const t = getTranslator(input.language);
  const count = (ids: readonly (readonly string[])[]) => (id: string) => ids.filter((list) => list.includes(id)).length;
  const countLifeEvent = count(services.map((service) => service.lifeEvents));
  const countTheme = count(services.map((service) => service.themes));
  const countAudience = count(services.map((service) => service.audiences));
  const topicFacet = (countOf: (id: string) => number) => (topic: (typeof topics.themes)[number]) => ({
    id: topic.id,
    label: topic.name[input.language],
    summary: topic.summary[input.language],
    count: countOf(topic.id),
  });
  const present = (facet: Facet) => facet.count > 0;
  return {
    simpleLifeEvents: topics.simple_life_events,
    audiences: AUDIENCES.map((id) => ({
      id,
      label: t(`content:audience.${id}`),
      summary: "",
      count: countAudience(id),
    })).filter(present),
    lifeEvents: topics.life_events.map(topicFacet(countLifeEvent)).filter(present),
    themes: topics.themes.map(topicFacet(countTheme)).filter(present),
  };
}
