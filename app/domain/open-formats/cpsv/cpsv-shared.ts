import { CHANNEL_TYPES, AUDIENCES } from "#app/domain/content/service-schema.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import { CONTENT_LANGUAGES, type Translated } from "#app/i18n/languages.ts";
import { legalAddress, lifeEventPage } from "../addresses.ts";
import type { OpenCatalogue } from "../open-catalogue.ts";
import {
  areaId,
  audienceId,
  authorityId,
  channelTypeId,
  deskId,
  hoursId,
  legalNodeId,
  lifeEventId,
  themeId,
} from "./cpsv-ids.ts";
import { weekText } from "./week-text.ts";
import { conceptId } from "./cpsv-parts.ts";
import { asJson, byId, inAll, type Node, ref, said } from "./terms.ts";

const fromTexts = (key: string): Translated => ({ en: getTranslator("en")(key), "zh-CN": getTranslator("zh-CN")(key) });
const concept = (id: string, label: Translated, more: Record<string, unknown> = {}): Node => ({
  "@id": id,
  "@type": "skos:Concept",
  "skos:prefLabel": inAll(label),
  ...more,
});

/** What many services share: authorities, places, times, events, words of the lists. */
export function sharedNodes(catalogue: OpenCatalogue): Node[] {
  const { site, topics, facts } = catalogue;
  return [
    { "@id": areaId(catalogue), "@type": "dct:Location", "skos:prefLabel": inAll(site.name) },
    ...topics.authorities.map(({ id, name }) => ({
      "@id": authorityId(catalogue, id),
      "@type": "cv:PublicOrganisation",
      "dct:identifier": id,
      "dct:title": inAll(name),
      "skos:prefLabel": inAll(name),
      "dct:spatial": [ref(areaId(catalogue))],
    })),
    ...site.desks.map(({ id, name, phone, hours }) => ({
      "@id": deskId(catalogue, id),
      "@type": "cv:ContactPoint",
      "dct:identifier": id,
      "skos:prefLabel": inAll(name),
      "cv:telephone": [phone],
      "cv:openingHours": [
        { "@type": "time:TemporalEntity", "dct:description": weekText(hours), "rdf:value": asJson(hours) },
      ],
    })),
    ...site.centres.map(({ id, hours }) => ({
      "@id": hoursId(catalogue, id),
      "@type": "time:TemporalEntity",
      "dct:description": weekText(hours),
      "rdf:value": asJson(hours),
    })),
    ...lifeEventNodes(catalogue),
    ...topics.themes.map(({ id, name }) => concept(themeId(catalogue, id), name, { "dct:identifier": id })),
    ...AUDIENCES.map((id) => concept(audienceId(catalogue, id), fromTexts(`content:audience.${id}`))),
    ...CHANNEL_TYPES.map((id) => concept(channelTypeId(catalogue, id), fromTexts(`catalogue:channel.${id}`))),
    ...[...facts.values()].map((fact) => ({
      "@id": conceptId(catalogue, fact.id),
      "@type": "cv:InformationConcept",
      "dct:identifier": fact.id,
      "skos:prefLabel": inAll(fact.question),
      "rdf:value": asJson({ ...fact, question: undefined, help: undefined }),
    })),
    ...legalNodes(catalogue),
  ];
}

function lifeEventNodes(catalogue: OpenCatalogue): Node[] {
  return catalogue.topics.life_events.map(({ id, name, summary }) => {
    const services = catalogue.services.filter((service) => service.in.en.lifeEvents.includes(id));
    return {
      "@id": lifeEventId(catalogue, id),
      "@type": "cv:LifeEvent",
      "dct:identifier": id,
      "dct:title": inAll(name),
      "dct:description": inAll(summary),
      "foaf:page": services.length > 0 ? [ref(lifeEventPage(catalogue, id))] : [],
      "cv:hasRelatedService": services.map(({ slug }) => ref(`${catalogue.publicUrl}/services/${slug}`)),
    };
  });
}

/** Each text once, however many services rest on it. */
function legalNodes(catalogue: OpenCatalogue): Node[] {
  const nodes = new Map<string, Node>();
  for (const service of catalogue.services) {
    for (const legal of service.in.en.legalBasis) {
      const id = legalNodeId(catalogue, service.slug, legal);
      const page = legalAddress(catalogue, legal);
      nodes.set(id, {
        "@id": id,
        "@type": "eli:LegalResource",
        "dct:title": said(service, ({ legalBasis }) => byId(legalBasis, legal.id)?.name),
        ...(page
          ? { "foaf:page": CONTENT_LANGUAGES.map((language) => ref(legal.url ? page : `${page}?lang=${language}`)) }
          : {}),
      });
    }
  }
  return [...nodes.values()];
}
