import { CONTENT_LANGUAGES } from "#app/i18n/languages.ts";
import { guidePage, inLanguage, servicePage } from "../addresses.ts";
import type { OpenCatalogue, OpenService } from "../open-catalogue.ts";
import { workingDays } from "../working-days.ts";
import { channelNodes } from "./cpsv-channels.ts";
import { areaId, audienceId, authorityId, deskId, legalNodeId, lifeEventId, themeId } from "./cpsv-ids.ts";
import { costNodes, evidenceNodes, outputNodes, requirementNodes, ruleNodes } from "./cpsv-parts.ts";
import { languageConcepts, type Node, ref, said, typed } from "./terms.ts";

const IN_USE = "http://purl.org/adms/status/Completed";

/** A service and all that belongs to it alone. */
export function serviceNodes(catalogue: OpenCatalogue, service: OpenService): Node[] {
  const page = servicePage(catalogue, service.slug);
  const facts = service.in.en;
  const requirements = requirementNodes(catalogue, service);
  const evidence = evidenceNodes(catalogue, service);
  const costs = costNodes(catalogue, service);
  const outputs = outputNodes(catalogue, service);
  const rules = ruleNodes(catalogue, service);
  const channels = channelNodes(catalogue, service);
  const list = (name: string, refs: readonly string[]) => (refs.length > 0 ? { [name]: refs.map(ref) } : {});
  const ids = (nodes: readonly Node[]) => nodes.map((node) => node["@id"]);
  const whole: Node = {
    "@id": page,
    "@type": "cpsv:PublicService",
    "dct:identifier": service.slug,
    "dct:title": said(service, ({ title }) => title),
    "dct:description": said(service, ({ summary, who }) => `${summary}\n${who}`),
    "skos:altLabel": CONTENT_LANGUAGES.flatMap((language) =>
      service.in[language].askedAs.map((words) => ({ "@language": language, "@value": words })),
    ),
    "dcat:keyword": CONTENT_LANGUAGES.flatMap((language) =>
      service.in[language].keywords.map((word) => ({ "@language": language, "@value": word })),
    ),
    "dct:language": languageConcepts(),
    "dct:spatial": [ref(areaId(catalogue))],
    "adms:status": ref(IN_USE),
    "cv:processingTime": typed("duration", workingDays(facts.promisedWorkingDays)),
    "cv:hasCompetentAuthority": [ref(authorityId(catalogue, facts.competentAuthority.id))],
    "dcat:landingPage": CONTENT_LANGUAGES.map((language) => ref(inLanguage(page, language))),
    "dct:modified": typed("dateTime", service.modifiedAt.toISOString()),
    "dct:valid": `start=${facts.validFrom}${facts.validTo ? `; end=${facts.validTo}` : ""}; scheme=W3C-DTF`,
    ...list(
      "cv:contactPoint",
      catalogue.site.desks.some(({ id }) => id === facts.deskId) ? [deskId(catalogue, facts.deskId)] : [],
    ),
    ...list(
      "dct:audience",
      facts.audiences.map((id) => audienceId(catalogue, id)),
    ),
    ...list(
      "cv:thematicArea",
      facts.themes.map((id) => themeId(catalogue, id)),
    ),
    ...list(
      "cv:isGroupedBy",
      facts.lifeEvents.map((id) => lifeEventId(catalogue, id)),
    ),
    ...list("cv:holdsRequirement", ids(requirements)),
    ...list("cpsv:hasInput", ids(evidence)),
    ...list("cv:hasCost", ids(costs)),
    ...list("cpsv:produces", ids(outputs)),
    ...list("cpsv:follows", ids(rules)),
    ...list("cv:hasChannel", ids(channels)),
    ...list(
      "cv:hasLegalResource",
      facts.legalBasis.map((legal) => legalNodeId(catalogue, service.slug, legal)),
    ),
    ...list(
      "cv:relatedService",
      facts.related.map(({ slug }) => servicePage(catalogue, slug)),
    ),
    ...list(
      "dct:requires",
      facts.prerequisites.map(({ slug }) => servicePage(catalogue, slug)),
    ),
    ...list(
      "foaf:page",
      facts.guides.map(({ slug }) => guidePage(catalogue, slug)),
    ),
  };
  return [whole, ...requirements, ...evidence, ...costs, ...outputs, ...rules, ...channels];
}
