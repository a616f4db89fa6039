import type { Channel, LegalResource, Linked } from "#app/domain/catalogue/public-service.ts";
import { CONTENT_LANGUAGES, type ContentLanguage } from "#app/i18n/languages.ts";
import { centrePage, formPage, guidePage, inLanguage, legalAddress, servicePage } from "../addresses.ts";
import type { OpenCatalogue, OpenService } from "../open-catalogue.ts";
import type { ServiceResource } from "./service-resource.ts";

/** A service in one language, by the names of the API. */
export function presentService(
  catalogue: OpenCatalogue,
  open: OpenService,
  language: ContentLanguage,
): ServiceResource {
  const service = open.in[language];
  const page = servicePage(catalogue, open.slug);
  const legal = (one: LegalResource) => ({ id: one.id, name: one.name, url: legalAddress(catalogue, one) ?? null });
  const links = (list: readonly Linked[], address: typeof servicePage) =>
    list.map(({ slug, title }) => ({ id: slug, title, url: address(catalogue, slug) }));
  const topics = (list: OpenCatalogue["topics"]["themes"], ids: readonly string[]) =>
    list.filter(({ id }) => ids.includes(id)).map(({ id, name }) => ({ id, name: name[language] }));
  return {
    id: open.slug,
    url: inLanguage(page, language),
    language,
    languages: CONTENT_LANGUAGES.map((tag) => ({ language: tag, url: inLanguage(page, tag) })),
    title: service.title,
    summary: service.summary,
    who: service.who,
    asked_as: [...service.askedAs],
    keywords: [...service.keywords],
    audiences: [...service.audiences],
    life_events: topics(catalogue.topics.life_events, service.lifeEvents),
    themes: topics(catalogue.topics.themes, service.themes),
    competent_authority: { ...service.competentAuthority },
    requirements: service.requirements.map(({ id, question, ifMet, ifNotMet, rule, legalSource }) => ({
      id,
      question,
      if_met: ifMet,
      if_not_met: ifNotMet,
      rule: rule ?? null,
      legal_source: legalSource ? legal(legalSource) : null,
    })),
    special_circumstances: service.specialCircumstances.map(({ id, text }) => ({ id, text })),
    evidence: service.evidence.map(({ id, name, form, copies, where, exempt }) => ({
      id,
      name,
      form,
      copies,
      where,
      exempt: exempt ?? null,
    })),
    costs: service.costs.map(({ id, name, amountCents, currency }) => ({
      id,
      name,
      amount_cents: amountCents,
      currency,
    })),
    outputs: service.outputs.map(({ id, name }) => ({ id, name })),
    promised_working_days: service.promisedWorkingDays,
    statutory_working_days: service.statutoryWorkingDays ?? null,
    channels: service.channels.map((channel) => presentChannel(catalogue, channel, language)),
    thresholds: service.thresholds.map(({ id, field, value, unit, below, atOrAbove }) => ({
      id,
      field,
      value,
      unit,
      below,
      at_or_above: atOrAbove,
    })),
    legal_basis: service.legalBasis.map(legal),
    related: links(service.related, servicePage),
    prerequisites: links(service.prerequisites, servicePage),
    guides: links(service.guides, guidePage),
    valid_from: service.validFrom,
    valid_to: service.validTo ?? null,
    reviewed_on: service.reviewedOn,
    review_by: service.reviewBy,
    modified_at: open.modifiedAt.toISOString(),
  };
}

function presentChannel(
  catalogue: OpenCatalogue,
  channel: Channel,
  language: ContentLanguage,
): ServiceResource["channels"][number] {
  const ids = "centres" in channel ? channel.centres : "centre" in channel ? [channel.centre] : [];
  const form = channel.type === "online-form" ? channel : undefined;
  return {
    type: channel.type,
    note: channel.note ?? null,
    url: form?.form ? inLanguage(formPage(catalogue, form.form), language) : (form?.url ?? null),
    phone: "phone" in channel ? channel.phone : null,
    centres: catalogue.site.centres
      .filter(({ id }) => ids.includes(id))
      .map((centre) => ({
        id: centre.id,
        name: centre.name[language],
        address: centre.address[language],
        phone: centre.phone,
        url: centrePage(catalogue, centre.id),
      })),
  };
}
