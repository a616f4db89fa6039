import { Temporal } from "temporal-polyfill";
import type { Centre, WeeklyHours } from "#app/domain/desks/site-schema.ts";
import type { ContentLanguage } from "#app/i18n/languages.ts";
import { centrePage } from "../addresses.ts";
import type { OpenCatalogue } from "../open-catalogue.ts";
import { uuidOf } from "./uuid.server.ts";

const DAY_CODES = { mon: "MO", tue: "TU", wed: "WE", thu: "TH", fri: "FR", sat: "SA", sun: "SU" } as const;

/** A centre as an HSDS location, with its address, telephone, ways in and opening hours. */
export function hsdsLocation(catalogue: OpenCatalogue, centre: Centre, language: ContentLanguage) {
  const page = centrePage(catalogue, centre.id);
  const id = uuidOf(page);
  const part = (name: string) => uuidOf(`${page}#${name}`);
  const { site } = catalogue;
  return {
    id,
    location_type: "physical",
    name: centre.name[language],
    description: centre.address[language],
    transportation: centre.transport[language],
    url: page,
    external_identifier: centre.id,
    external_identifier_type: "centre",
    addresses: [
      {
        id: part("address"),
        location_id: id,
        address_1: centre.address[language],
        city: site.city[language],
        region: site.name[language],
        // Required by the standard; empty where the authority has not said it.
        state_province: site.state_province?.[language] ?? "",
        postal_code: centre.postal_code ?? "",
        country: site.country ?? "",
        address_type: "physical",
      },
    ],
    phones: [{ id: part("phone"), location_id: id, number: centre.phone, type: "voice" }],
    accessibility: centre.accessibility.map((text, index) => ({
      id: part(`accessibility-${index}`),
      location_id: id,
      description: text[language],
    })),
    schedules: schedules(centre.hours, { location_id: id }, part, catalogue),
  };
}

/** One schedule for each period, with the days that share it. */
export function schedules(
  hours: WeeklyHours,
  owner: Readonly<Record<string, string>>,
  part: (name: string) => string,
  { site, today }: OpenCatalogue,
) {
  const offset = Temporal.PlainDate.from(today).toZonedDateTime(site.time_zone);
  const days = new Map<string, string[]>();
  for (const [day, code] of Object.entries(DAY_CODES)) {
    for (const [opens, closes] of hours[day as keyof typeof DAY_CODES]) {
      const key = `${opens}-${closes}`;
      days.set(key, [...(days.get(key) ?? []), code]);
    }
  }
  return [...days].map(([key, codes]) => {
    const [opens = "", closes = ""] = key.split("-");
    return {
      id: part(`schedule-${key}`),
      ...owner,
      freq: "WEEKLY",
      interval: 1,
      wkst: "MO",
      byday: codes.join(","),
      timezone: offset.offsetNanoseconds / 3_600_000_000_000,
      opens_at: `${opens}${offset.offset}`,
      // HSDS has no 24:00; a day ends with its last minute.
      closes_at: `${closes === "24:00" ? "23:59" : closes}${offset.offset}`,
    };
  });
}
