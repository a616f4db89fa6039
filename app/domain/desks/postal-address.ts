import type { ContentLanguage } from "#app/i18n/languages.ts";
import type { Centre, Site } from "./site-schema.ts";

/**
 * The whole address in the order its readers write it: Chinese from the city down to the door without signs between,
 * the name of the place last; English from the door up. `street` may begin with its subdistrict, which is said once.
 */
export function postalAddress(site: Site, centre: Centre, language: ContentLanguage): string {
  const above = namesAbove(site, centre.place, language);
  const street = centre.address[language];
  if (language === "zh-CN") {
    const missing = above.filter((name) => !street.includes(name));
    return [...missing.reverse(), street].join("") + `\n${centre.name[language]}`;
  }
  return [centre.name[language], street, ...above.filter((name) => !street.includes(name))].join("\n");
}

/** Subdistrict, district and city of a place; letters need no community or grid cell. */
function namesAbove(site: Site, placeId: string, language: ContentLanguage): string[] {
  const names: string[] = [];
  let place = site.places.find(({ id }) => id === placeId);
  while (place) {
    if (place.level <= 2) names.push(place.name[language]);
    const { parent } = place;
    place = site.places.find(({ id }) => id === parent);
  }
  return [...names, site.city[language]];
}
