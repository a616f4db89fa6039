import { pointOf, pointOfCentre } from "#app/domain/desks/places.ts";
import type { Point, Site } from "#app/domain/desks/site-schema.ts";
import type { ContentLanguage } from "#app/i18n/languages.ts";

/** The district's plan in one language, ready to be drawn. Centres carry the number they have in every list. */
export type DistrictPlan = {
  readonly width: number;
  readonly height: number;
  readonly areas: readonly {
    readonly id: string;
    readonly name: string;
    readonly outline: readonly Point[];
    readonly label: Point | undefined;
  }[];
  readonly waters: readonly { readonly name: string; readonly line: readonly Point[] }[];
  readonly roads: readonly { readonly name: string; readonly line: readonly Point[] }[];
  readonly centres: readonly {
    readonly id: string;
    readonly number: number;
    readonly name: string;
    readonly at: Point;
  }[];
};

/** `undefined` when the authority has drawn no plan. */
export function describePlan(site: Site, language: ContentLanguage): DistrictPlan | undefined {
  const { plan } = site;
  if (!plan) return undefined;
  const named = ({ name, line }: (typeof plan.roads)[number]) => ({ name: name[language], line });
  return {
    width: plan.width,
    height: plan.height,
    areas: plan.areas.map(({ place, outline }) => ({
      id: place,
      name: site.places.find(({ id }) => id === place)?.name[language] ?? place,
      outline,
      label: pointOf(site, place),
    })),
    waters: plan.waters.map(named),
    roads: plan.roads.map(named),
    centres: site.centres.flatMap((centre, index) => {
      const at = pointOfCentre(site, centre);
      return at ? [{ id: centre.id, number: index + 1, name: centre.name[language], at }] : [];
    }),
  };
}
