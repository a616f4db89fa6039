import { listStartingPlaces, pointOf } from "#app/domain/desks/places.ts";
import type { Point } from "#app/domain/desks/site-schema.ts";
import type { ContentLanguage } from "#app/i18n/languages.ts";
import type { CatalogueDeps } from "./bounds.server.ts";
import { describePlan, type DistrictPlan } from "./describe-plan.ts";
import { listPublicServices } from "./list-public-services.server.ts";
import type { Linked } from "./public-service.ts";
import { isOfferedAnywhere, nearestOf, rankCentres, type RankedCentre } from "./rank-centres.ts";

/** Centres for somebody who wants one thing done and sets out from one place; both may be unsaid. */
export type CentresFor = {
  readonly centres: readonly RankedCentre[];
  /** The one with the shortest way, when a way is known. */
  readonly nearest: { readonly id: string; readonly name: string } | undefined;
  readonly plan: DistrictPlan | undefined;
  readonly service: Linked | undefined;
  readonly from: { readonly id: string; readonly at: Point } | undefined;
  /** What can be chosen. */
  readonly services: readonly Linked[];
  readonly starts: readonly { readonly id: string; readonly name: string; readonly area: string | undefined }[];
};

/** What the address names and is not there counts as unsaid. */
export async function findCentresFor(
  deps: CatalogueDeps,
  input: {
    readonly language: ContentLanguage;
    readonly service?: string | undefined;
    readonly from?: string | undefined;
  },
): Promise<CentresFor> {
  const { site } = deps;
  const { language } = input;
  const services = (await listPublicServices(deps, { language }))
    .filter(({ slug }) => isOfferedAnywhere(site, slug))
    .map(({ slug, title }) => ({ slug, title }));
  const service = services.find(({ slug }) => slug === input.service);
  const starts = site.plan ? listStartingPlaces(site) : [];
  const start = starts.find(({ place }) => place.id === input.from)?.place;
  const at = start && pointOf(site, start.id);
  const centres = rankCentres(deps, { language, service: service?.slug, from: start?.id });
  const nearest = nearestOf(centres);
  return {
    centres,
    nearest: nearest && { id: nearest.id, name: nearest.name },
    plan: describePlan(site, language),
    service,
    from: start && at ? { id: start.id, at } : undefined,
    services,
    starts: starts.map(({ place, area }) => ({ id: place.id, name: place.name[language], area: area?.name[language] })),
  };
}
