import type { Centre, Place, Plan, Point, Site } from "./site-schema.ts";

/** A place and those it lies in, the smallest first; empty for an id that is not there. */
export function chainOf(site: Pick<Site, "places">, placeId: string): readonly Place[] {
  const chain: Place[] = [];
  for (let id: string | null = placeId; id !== null;) {
    const place = site.places.find((candidate) => candidate.id === id);
    if (!place || chain.includes(place)) break;
    chain.push(place);
    id = place.parent;
  }
  return chain;
}

/** Where a place is on the plan: its own point, else that of the smallest place around it that has one. */
export function pointOf(site: Pick<Site, "places">, placeId: string): Point | undefined {
  return chainOf(site, placeId).find((place) => place.at)?.at;
}

export function pointOfCentre(site: Pick<Site, "places">, centre: Pick<Centre, "at" | "place">): Point | undefined {
  return centre.at ?? pointOf(site, centre.place);
}

/** As the crow flies. */
export function distanceKm(plan: Pick<Plan, "metres_per_unit">, a: Point, b: Point): number {
  return (Math.hypot(a[0] - b[0], a[1] - b[1]) * plan.metres_per_unit) / 1000;
}

/** Communities and villages somebody may set out from, in the order of the file, each with the street or town around it. */
export function listStartingPlaces(
  site: Pick<Site, "places">,
): readonly { readonly place: Place; readonly area: Place | undefined }[] {
  return site.places
    .filter((place) => place.level === 3 && pointOf(site, place.id))
    .map((place) => ({ place, area: chainOf(site, place.id)[1] }));
}
