import type { Channel } from "#app/domain/catalogue/public-service.ts";
import type { Centre, Site } from "#app/domain/desks/site-schema.ts";
import { CONTENT_LANGUAGES, type ContentLanguage } from "#app/i18n/languages.ts";
import { centrePage, formPage, inLanguage } from "../addresses.ts";
import { workingDays } from "../working-days.ts";

type Place = { readonly publicUrl: string; readonly site: Site; readonly language: ContentLanguage };

const DAYS = {
  mon: "Monday",
  tue: "Tuesday",
  wed: "Wednesday",
  thu: "Thursday",
  fri: "Friday",
  sat: "Saturday",
  sun: "Sunday",
} as const;

/** One `ServiceChannel` for each way to have the service. */
export function serviceChannel(
  channel: Channel,
  place: Place,
  about: { readonly serviceId: string; readonly days: number },
) {
  return {
    "@type": "ServiceChannel",
    providesService: { "@id": about.serviceId },
    processingTime: workingDays(about.days),
    ...(channel.note ? { description: channel.note } : {}),
    ...wayOf(channel, place),
  };
}

function wayOf(channel: Channel, place: Place): Record<string, unknown> {
  const centresOf = (ids: readonly string[]) => place.site.centres.filter(({ id }) => ids.includes(id));
  switch (channel.type) {
    case "online-form":
      return {
        serviceUrl: channel.form ? inLanguage(formPage(place, channel.form), place.language) : channel.url,
        ...(channel.form ? { availableLanguage: [...CONTENT_LANGUAGES] } : {}),
      };
    case "phone":
    case "home-visit":
      return { servicePhone: { "@type": "ContactPoint", telephone: channel.phone } };
    case "post":
      return { servicePostalAddress: centresOf([channel.centre]).map((centre) => postalAddress(centre, place)) };
    case "centre":
    case "kiosk":
      return { serviceLocation: centresOf(channel.centres).map((centre) => office(centre, place)) };
  }
}

const postalAddress = (centre: Centre, { site, language }: Place) => ({
  "@type": "PostalAddress",
  name: centre.name[language],
  streetAddress: centre.address[language],
  addressLocality: site.city[language],
  ...(centre.postal_code ? { postalCode: centre.postal_code } : {}),
  ...(site.country ? { addressCountry: site.country } : {}),
});

function office(centre: Centre, place: Place) {
  return {
    "@type": "GovernmentOffice",
    "@id": centrePage(place, centre.id),
    name: centre.name[place.language],
    url: inLanguage(centrePage(place, centre.id), place.language),
    telephone: centre.phone,
    address: postalAddress(centre, place),
    openingHoursSpecification: Object.entries(DAYS).flatMap(([day, name]) =>
      centre.hours[day as keyof typeof DAYS].map(([opens, closes]) => ({
        "@type": "OpeningHoursSpecification",
        dayOfWeek: `https://schema.org/${name}`,
        opens,
        closes: closes === "24:00" ? "23:59" : closes,
      })),
    ),
  };
}
