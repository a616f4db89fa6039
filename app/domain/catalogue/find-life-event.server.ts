import type { ContentLanguage } from "#app/i18n/languages.ts";
import type { CatalogueDeps } from "./bounds.server.ts";
import { listPublicServices } from "./list-public-services.server.ts";
import type { PublicServiceSummary } from "./public-service.ts";
import { readTopics } from "./read-topics.server.ts";

export type LifeEvent = {
  readonly title: string;
  readonly summary: string;
  readonly steps: readonly {
    readonly id: string;
    readonly title: string;
    /** Who does what. */
    readonly text: string;
    readonly services: readonly PublicServiceSummary[];
  }[];
  /** What belongs to the event and to none of its steps. */
  readonly others: readonly PublicServiceSummary[];
};

/** A life event with its steps in order; `undefined` when there is none, or nothing of it is in force. */
export async function findLifeEvent(
  deps: CatalogueDeps,
  input: { readonly id: string; readonly language: ContentLanguage },
): Promise<LifeEvent | undefined> {
  const { id, language } = input;
  const event = (await readTopics(deps)).life_events.find((candidate) => candidate.id === id);
  if (!event) return undefined;
  const all = await listPublicServices(deps, { language });
  const bySlug = new Map(all.map((service) => [service.slug, service]));
  const steps = event.steps
    .map((step) => ({
      id: step.id,
      title: step.title[language],
      text: step.text[language],
      services: step.services.flatMap((slug) => bySlug.get(slug) ?? []),
    }))
    .filter((step) => step.services.length > 0);
  const inSteps = new Set(steps.flatMap((step) => step.services.map(({ slug }) => slug)));
  const others = all.filter((service) => service.lifeEvents.includes(id) && !inSteps.has(service.slug));
  if (inSteps.size + others.length === 0) return undefined;
  return { title: event.name[language], summary: event.summary[language], steps, others };
}
