import { listComparisons } from "#app/domain/content/rule-schema.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import { servicePage } from "../addresses.ts";
import { type OpenCatalogue, type OpenService } from "../open-catalogue.ts";
import { asJson, byId, currencyConcept, languageConcepts, type Node, ref, said, typed } from "./terms.ts";
import { legalNodeId } from "./cpsv-ids.ts";

/** Conditions: what is asked, what follows from yes and no, and the rule a machine can check. */
export function requirementNodes(catalogue: OpenCatalogue, service: OpenService): Node[] {
  return service.in.en.requirements.map(({ id, rule, legalSource }) => {
    const fields = new Set(rule ? listComparisons(rule).map(({ comparison }) => comparison.field) : []);
    return {
      "@id": `${servicePage(catalogue, service.slug)}#requirement-${id}`,
      "@type": "cv:Requirement",
      "dct:identifier": `${service.slug}/${id}`,
      "dct:title": said(service, ({ requirements }) => byId(requirements, id)?.question),
      "dct:description": said(service, ({ requirements, language }) => {
        const found = byId(requirements, id);
        return found && getTranslator(language)("content:passage.requirement", found);
      }),
      ...(rule
        ? { "rdf:value": asJson(rule), "cv:hasConcept": [...fields].map((field) => ref(conceptId(catalogue, field))) }
        : {}),
      ...(legalSource ? { "cv:isDerivedFrom": [ref(legalNodeId(catalogue, service.slug, legalSource))] } : {}),
    };
  });
}

export const conceptId = ({ publicUrl }: OpenCatalogue, field: string): string =>
  `${publicUrl}/catalogue.jsonld#fact-${field}`;

export function evidenceNodes(catalogue: OpenCatalogue, service: OpenService): Node[] {
  return service.in.en.evidence.map(({ id, form, copies }) => ({
    "@id": `${servicePage(catalogue, service.slug)}#evidence-${id}`,
    "@type": "cv:Evidence",
    "dct:identifier": `${service.slug}/${id}`,
    "dct:title": said(service, ({ evidence }) => byId(evidence, id)?.name),
    "dct:description": said(service, ({ evidence, language }) => {
      const found = byId(evidence, id);
      const words = getTranslator(language)(`content:evidence_form.${form}`, { count: copies });
      return found && [words, found.where, found.exempt].filter(Boolean).join("\n");
    }),
    "rdf:value": asJson({ form, copies }),
  }));
}

export function costNodes(catalogue: OpenCatalogue, service: OpenService): Node[] {
  const id = (part: string) => `${servicePage(catalogue, service.slug)}#cost-${part}`;
  const { costs } = service.in.en;
  if (costs.length === 0) {
    return [
      {
        "@id": id("none"),
        "@type": "cv:Cost",
        "dct:identifier": `${service.slug}/none`,
        "dct:description": said(service, ({ language }) => getTranslator(language)("content:passage.cost_none")),
        "cv:hasValue": typed("double", "0"),
        "cv:currency": currencyConcept(catalogue.site.currency),
      },
    ];
  }
  return costs.map((cost) => ({
    "@id": id(cost.id),
    "@type": "cv:Cost",
    "dct:identifier": `${service.slug}/${cost.id}`,
    "dct:description": said(service, ({ costs: all }) => byId(all, cost.id)?.name),
    "cv:hasValue": typed("double", String(cost.amountCents / 100)),
    "cv:currency": currencyConcept(cost.currency),
  }));
}

export function outputNodes(catalogue: OpenCatalogue, service: OpenService): Node[] {
  return service.in.en.outputs.map(({ id }) => ({
    "@id": `${servicePage(catalogue, service.slug)}#output-${id}`,
    "@type": "cv:Output",
    "dct:identifier": `${service.slug}/${id}`,
    "dct:title": said(service, ({ outputs }) => byId(outputs, id)?.name),
    "dct:language": languageConcepts(),
  }));
}

/** Thresholds with both sides, and what holds in special circumstances: the rules the service follows. */
export function ruleNodes(catalogue: OpenCatalogue, service: OpenService): Node[] {
  const { thresholds, specialCircumstances, legalBasis } = service.in.en;
  const page = servicePage(catalogue, service.slug);
  const heading = (part: "thresholds" | "special-circumstances") =>
    said(service, ({ language }) => getTranslator(language)(`content:passage.${part}`));
  const law =
    legalBasis.length > 0
      ? { "cpsv:implements": legalBasis.map((one) => ref(legalNodeId(catalogue, service.slug, one))) }
      : {};
  return [
    ...thresholds.map(({ id, field, value, unit }) => ({
      "@id": `${page}#threshold-${id}`,
      "@type": "cpsv:Rule",
      "dct:identifier": `${service.slug}/${id}`,
      "dct:title": heading("thresholds"),
      "dct:description": said(service, (one) => {
        const found = byId(one.thresholds, id);
        return found && `${found.below}\n${found.atOrAbove}`;
      }),
      "dct:language": languageConcepts(),
      "rdf:value": asJson({ field, value, unit }),
      ...law,
    })),
    ...specialCircumstances.map(({ id }) => ({
      "@id": `${page}#special-${id}`,
      "@type": "cpsv:Rule",
      "dct:identifier": `${service.slug}/special/${id}`,
      "dct:title": heading("special-circumstances"),
      "dct:description": said(service, (one) => byId(one.specialCircumstances, id)?.text),
      "dct:language": languageConcepts(),
      ...law,
    })),
  ];
}
