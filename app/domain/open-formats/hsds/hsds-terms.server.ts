import type { PublicService } from "#app/domain/catalogue/public-service.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import type { OpenCatalogue } from "../open-catalogue.ts";
import { uuidOf } from "./uuid.server.ts";

type Kind = "audience" | "life_event" | "theme";
type Term = { readonly kind: Kind; readonly code: string; readonly name: string; readonly description: string };

/** The id by which `taxonomy_term_id` finds the services of one audience, life event or theme. */
export const termId = ({ publicUrl }: OpenCatalogue, kind: Kind, code: string): string =>
  uuidOf(`${publicUrl}/catalogue.jsonld#${kind.replace("_", "-")}-${code}`);

function termsOf({ topics }: OpenCatalogue, service: PublicService): Term[] {
  const t = getTranslator(service.language);
  const named = (kind: Kind, list: OpenCatalogue["topics"]["themes"], ids: readonly string[]) =>
    list
      .filter(({ id }) => ids.includes(id))
      .map(({ id, name, summary }) => ({
        kind,
        code: id,
        name: name[service.language],
        description: summary[service.language],
      }));
  return [
    ...service.audiences.map((code) => {
      const name = t(`content:audience.${code}`);
      return { kind: "audience" as const, code, name, description: name };
    }),
    ...named("life_event", topics.life_events, service.lifeEvents),
    ...named("theme", topics.themes, service.themes),
  ];
}

/** Classifications, and what HSDS has no field for: rules and thresholds, as JSON in `value`. */
export function hsdsAttributes(catalogue: OpenCatalogue, service: PublicService, serviceId: string) {
  const link = (name: string, link_type: string) => ({
    id: uuidOf(`${serviceId}#${name}`),
    link_id: serviceId,
    link_entity: "service",
    link_type,
  });
  return [
    ...termsOf(catalogue, service).map(({ kind, code, name, description }) => ({
      ...link(`${kind}-${code}`, kind),
      taxonomy_term_id: termId(catalogue, kind, code),
      taxonomy_term: {
        id: termId(catalogue, kind, code),
        code,
        name,
        description,
        taxonomy: kind,
        language: service.language,
      },
    })),
    ...service.requirements.flatMap(({ id, question, rule }) =>
      rule ? [{ ...link(`rule-${id}`, "requirement_rule"), value: JSON.stringify(rule), label: question }] : [],
    ),
    ...service.thresholds.map(({ id, field, value, unit, below, atOrAbove }) => ({
      ...link(`threshold-${id}`, "threshold"),
      value: JSON.stringify({ field, value, unit }),
      label: `${below}\n${atOrAbove}`,
    })),
  ];
}
