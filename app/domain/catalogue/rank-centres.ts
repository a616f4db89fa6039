import { describeHours, type HoursNow } from "#app/domain/desks/describe-hours.ts";
import { distanceKm, pointOf, pointOfCentre } from "#app/domain/desks/places.ts";
import type { Centre, Counter, Site } from "#app/domain/desks/site-schema.ts";
import type { Services } from "#app/domain/services.ts";
import type { ContentLanguage } from "#app/i18n/languages.ts";
import { type CentreSummary, summariseCentre } from "./list-centres.ts";

/** A centre as somebody looks at it who wants one thing done and sets out from one place. */
export type RankedCentre = CentreSummary & {
  /** Where the service is done there, when one was named; `now` is then about this counter. */
  readonly counter: string | undefined;
  /** In a straight line; absent without a plan or a place to start from. */
  readonly distanceKm: number | undefined;
};

type Deps = Pick<Services, "site" | "clock">;
type Wish = {
  readonly language: ContentLanguage;
  readonly service?: string | undefined;
  readonly from?: string | undefined;
};

/**
 * Centres that do a service, those that do it right now first, then by the way there; closed ones by the way there
 * alone. Without a place to start from, in the authority's own order. A service or place that is not there counts as
 * not named.
 */
export function rankCentres(deps: Deps, { language, service, from }: Wish): RankedCentre[] {
  const { site, clock } = deps;
  const isOffered = service !== undefined && isOfferedAnywhere(site, service);
  const start = from === undefined ? undefined : pointOf(site, from);
  return site.centres
    .filter((centre) => !isOffered || countersFor(centre, service).length > 0)
    .map((centre): RankedCentre => {
      const point = pointOfCentre(site, centre);
      const counter = isOffered ? chooseCounter(site, centre, service, clock.now()) : undefined;
      return {
        ...summariseCentre(deps, centre, language),
        ...(counter && { now: counter.now }),
        counter: counter?.counter.name[language],
        distanceKm: site.plan && start && point ? distanceKm(site.plan, start, point) : undefined,
      };
    })
    .sort((a, b) => (start ? Number(b.now.isOpen) - Number(a.now.isOpen) || wayOf(a) - wayOf(b) : 0));
}

/** The centre with the shortest way, open or not; `undefined` when no way is known. */
export function nearestOf(centres: readonly RankedCentre[]): RankedCentre | undefined {
  const known = centres.filter((centre) => centre.distanceKm !== undefined);
  return known.toSorted((a, b) => wayOf(a) - wayOf(b))[0];
}

const wayOf = ({ distanceKm: km }: RankedCentre): number => km ?? Infinity;

export const countersFor = (centre: Centre, service: string): readonly Counter[] =>
  centre.counters.filter((counter) => counter.services.includes(service));

export const isOfferedAnywhere = ({ centres }: Pick<Site, "centres">, service: string): boolean =>
  centres.some((centre) => countersFor(centre, service).length > 0);

/** When a counter is open: in its own hours, else in those of its centre. */
export const hoursOfCounter = (centre: Centre, counter: Counter) => counter.hours ?? centre.hours;

/** The counter of a centre to go to for a service: one that is open, else the one that opens first. */
export function chooseCounter(
  site: Site,
  centre: Centre,
  service: string,
  at: Date,
): { readonly counter: Counter; readonly now: HoursNow } | undefined {
  const opening = ({ now }: { readonly now: HoursNow }) => (now.isOpen ? "" : (now.opensAt ?? "never"));
  return countersFor(centre, service)
    .map((counter) => ({ counter, now: describeHours(site, { hours: hoursOfCounter(centre, counter) }, at) }))
    .toSorted((a, b) => (opening(a) < opening(b) ? -1 : opening(a) > opening(b) ? 1 : 0))[0];
}
