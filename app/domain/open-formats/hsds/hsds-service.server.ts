import type { Channel } from "#app/domain/catalogue/public-service.ts";
import { CONTENT_LANGUAGES, type ContentLanguage } from "#app/i18n/languages.ts";
import { formPage, guidePage, inLanguage, legalAddress, servicePage } from "../addresses.ts";
import type { OpenCatalogue, OpenService } from "../open-catalogue.ts";
import { partTexts } from "../part-texts.server.ts";
import { agesOf } from "./hsds-ages.ts";
import { hsdsLocation, schedules } from "./hsds-locations.server.ts";
import { hsdsAttributes } from "./hsds-terms.server.ts";
import { uuidOf } from "./uuid.server.ts";

const LANGUAGE_NAMES: Record<ContentLanguage, string> = { en: "English", "zh-CN": "中文" };

export const hsdsServiceId = (catalogue: OpenCatalogue, slug: string): string => uuidOf(servicePage(catalogue, slug));
export const hsdsOrganizationId = ({ publicUrl }: OpenCatalogue, authority: string): string =>
  uuidOf(`${publicUrl}/catalogue.jsonld#authority-${authority}`);

export type HsdsService = ReturnType<typeof hsdsService>;

/** The fields of a service that hold one value. */
export function hsdsSummary(
  catalogue: OpenCatalogue,
  { slug, modifiedAt, in: by }: OpenService,
  language: ContentLanguage,
) {
  const service = by[language];
  const parts = partTexts(service, catalogue.site);
  return {
    id: hsdsServiceId(catalogue, slug),
    organization_id: hsdsOrganizationId(catalogue, service.competentAuthority.id),
    name: service.title,
    ...(service.askedAs[0] ? { alternate_name: service.askedAs[0] } : {}),
    description: service.summary,
    url: inLanguage(servicePage(catalogue, slug), language),
    status: "active",
    application_process: [parts.get("channels")?.text, parts.get("times")?.text].filter(Boolean).join("\n"),
    fees_description: parts.get("costs")?.text ?? "",
    eligibility_description: [service.who, parts.get("requirements")?.text].filter(Boolean).join("\n"),
    ...agesOf(service.requirements.flatMap(({ rule }) => rule ?? [])),
    assured_date: service.reviewedOn,
    last_modified: modifiedAt.toISOString(),
  };
}

/** A service with everything that belongs to it. */
export function hsdsService(catalogue: OpenCatalogue, open: OpenService, language: ContentLanguage) {
  const { site } = catalogue;
  const service = open.in[language];
  const id = hsdsServiceId(catalogue, open.slug);
  const part = (name: string) => uuidOf(`${servicePage(catalogue, open.slug)}#${name}`);
  const desk = site.desks.find((one) => one.id === service.deskId);
  return {
    ...hsdsSummary(catalogue, open, language),
    organization: {
      id: hsdsOrganizationId(catalogue, service.competentAuthority.id),
      name: service.competentAuthority.name,
      description: `${service.competentAuthority.name}, ${site.name[language]}`,
      website: catalogue.publicUrl,
    },
    additional_urls: additionalUrls(catalogue, open, language).map(({ label, url }) => ({
      id: part(`url-${url}`),
      service_id: id,
      label,
      url,
    })),
    phones: phonesOf(service.channels, desk?.phone).map((number) => ({
      id: part(`phone-${number}`),
      service_id: id,
      number,
      type: "voice",
    })),
    schedules: desk ? schedules(desk.hours, { service_id: id }, part, catalogue) : [],
    service_areas: [{ id: part("area"), service_id: id, name: site.name[language] }],
    service_at_locations: locationsOf(catalogue, open, language),
    languages: CONTENT_LANGUAGES.map((code) => ({
      id: part(`language-${code}`),
      service_id: id,
      name: LANGUAGE_NAMES[code],
      code,
    })),
    cost_options: service.costs.map((cost) => ({
      id: part(`cost-${cost.id}`),
      service_id: id,
      valid_from: service.validFrom,
      ...(service.validTo ? { valid_to: service.validTo } : {}),
      option: cost.name,
      currency: cost.currency,
      amount: cost.amountCents / 100,
    })),
    required_documents: service.evidence.map(({ id: name, name: document }) => ({
      id: part(`evidence-${name}`),
      service_id: id,
      document,
    })),
    attributes: hsdsAttributes(catalogue, service, id),
  };
}

/** Online forms, legal texts and guides, by their names. */
function additionalUrls(catalogue: OpenCatalogue, open: OpenService, language: ContentLanguage) {
  const service = open.in[language];
  const forms = service.channels.flatMap((channel) => {
    if (channel.type !== "online-form") return [];
    const url = channel.form ? inLanguage(formPage(catalogue, channel.form), language) : channel.url;
    return url ? [{ label: service.title, url }] : [];
  });
  const laws = service.legalBasis.flatMap((legal) => {
    const url = legalAddress(catalogue, legal);
    return url ? [{ label: legal.name, url }] : [];
  });
  const guides = service.guides.map(({ slug, title }) => ({ label: title, url: guidePage(catalogue, slug) }));
  const all = [...forms, ...laws, ...guides];
  return all.filter(({ url }, index) => all.findIndex((other) => other.url === url) === index);
}

function phonesOf(channels: readonly Channel[], deskPhone: string | undefined): string[] {
  const own = channels.flatMap((channel) =>
    channel.type === "phone" || channel.type === "home-visit" ? [channel.phone] : [],
  );
  return [...new Set([...own, ...(deskPhone ? [deskPhone] : [])])];
}

/** Each building where the service can be had, with what to know about it there. */
function locationsOf(catalogue: OpenCatalogue, { slug, in: by }: OpenService, language: ContentLanguage) {
  const { channels } = by[language];
  return catalogue.site.centres.flatMap((centre) => {
    const here = channels.filter(
      (channel) => (channel.type === "centre" || channel.type === "kiosk") && channel.centres.includes(centre.id),
    );
    if (here.length === 0) return [];
    const counters = centre.counters
      .filter(({ services }) => services.includes(slug))
      .map(({ name }) => name[language]);
    const location = hsdsLocation(catalogue, centre, language);
    return [
      {
        id: uuidOf(`${servicePage(catalogue, slug)}#at-${centre.id}`),
        service_id: hsdsServiceId(catalogue, slug),
        location_id: location.id,
        description: [...counters, ...here.flatMap(({ note }) => note ?? [])].join("\n"),
        location,
      },
    ];
  });
}
