import { chainOf } from "#app/domain/desks/places.ts";
import type { Place, Site } from "#app/domain/desks/site-schema.ts";

type Places = Pick<Site, "places">;

/** Chosen for an address that does not lie in the district. */
export const ELSEWHERE = "elsewhere";

/** The streets and towns of the district in the order of the file, each with its communities and villages. */
export function listAddressPlaces({ places }: Places): { readonly area: Place; readonly within: readonly Place[] }[] {
  return places
    .filter(({ level }) => level === 2)
    .map((area) => ({ area, within: places.filter(({ level, parent }) => level === 3 && parent === area.id) }));
}

/** A place that can be chosen for an address, and the street or town it lies in, if it is none itself. */
export function findAddressPlace(
  site: Places,
  placeId: string,
): { readonly place: Place; readonly area: Place | undefined } | undefined {
  const [place, area] = chainOf(site, placeId);
  if (!place || (place.level !== 2 && place.level !== 3)) return undefined;
  return { place, area: place.level === 3 ? area : undefined };
}
