import { SERVICE_ANCHORS } from "./public-service.ts";
import { checkBodies } from "./check-bodies.ts";
import { checkRules } from "./check-rules.ts";
import type { ContentFault } from "./content.ts";
import type { KnownIds } from "./known-ids.ts";
import type { SourceRecord, SourceText } from "./read-record.server.ts";
import type { ServiceFacts } from "./service-schema.ts";
import type { ServiceTexts } from "./service-text-schema.ts";

type ServiceRecord = SourceRecord<ServiceFacts, ServiceTexts>;

/** Every id a service mentions exists, and every id it gives has a text in each language. */
export function checkService(record: ServiceRecord, known: KnownIds, faults: ContentFault[]): void {
  const { facts: source, slug } = record;
  const facts = source.value;
  const fault = (path: PropertyKey[], message: string) => faults.push({ file: source.file, line: source.lineOf(path), message });
  const need = (set: ReadonlySet<string>, what: string, id: string | undefined, path: PropertyKey[]) => {
    if (id !== undefined && !set.has(id)) fault(path, `there is no ${what} “${id}”`);
  };
  if (facts.identifier !== slug) fault(["identifier"], `must be “${slug}”, like its folder`);
  need(known.authorities, "authority", facts.competent_authority, ["competent_authority"]);
  need(known.desks, "desk", facts.desk, ["desk"]);
  need(known.owners, "desk or authority", facts.owner, ["owner"]);
  facts.life_events.forEach((id, i) => need(known.lifeEvents, "life event", id, ["life_events", i]));
  facts.themes.forEach((id, i) => need(known.themes, "theme", id, ["themes", i]));
  facts.places.forEach((id, i) => need(known.places, "place", id, ["places", i]));
  facts.related.forEach((id, i) => need(known.services, "service", id, ["related", i]));
  facts.prerequisites.forEach((id, i) => need(known.services, "service", id, ["prerequisites", i]));
  facts.legal_basis.forEach(({ policy }, i) => need(known.policies, "policy", policy, ["legal_basis", i, "policy"]));
  const sources = new Set(facts.legal_basis.map(({ id }) => id));
  facts.requirements.forEach((r, i) => need(sources, "entry of legal_basis", r.legal_source, ["requirements", i, "legal_source"]));
  facts.channels.forEach((channel, i) => {
    if (channel.type === "online-form") need(known.forms, "form", channel.form, ["channels", i, "form"]);
    if (channel.type === "post") need(known.centres, "centre", channel.centre, ["channels", i, "centre"]);
    if (channel.type !== "centre" && channel.type !== "kiosk") return;
    channel.centres.forEach((id, j) => need(known.centres, "centre", id, ["channels", i, "centres", j]));
  });
  checkRules(facts, known.facts, fault);
  for (const text of Object.values(record.texts)) checkTexts(facts, text, faults);
  checkBodies(record.texts, new Set(SERVICE_ANCHORS), known, faults);
}

const TEXTS_BY_ID = ["requirements", "special_circumstances", "evidence", "costs", "outputs", "legal_basis", "thresholds"] as const;

function checkTexts(facts: ServiceFacts, { source }: SourceText<ServiceTexts>, faults: ContentFault[]): void {
  const fault = (path: PropertyKey[], message: string) => faults.push({ file: source.file, line: source.lineOf(path), message });
  for (const list of TEXTS_BY_ID) {
    const ids = new Set(facts[list].map(({ id }) => id));
    const written = source.value[list];
    for (const id of ids) if (!(id in written)) fault([list], `${list}: the text for “${id}” is missing`);
    for (const id of Object.keys(written)) if (!ids.has(id)) fault([list, id], `${list}: service.yml has no “${id}”`);
  }
  const types = new Set(facts.channels.map(({ type }) => type));
  for (const type of Object.keys(source.value.channels) as (keyof ServiceTexts["channels"])[]) {
    if (!types.has(type)) fault(["channels", type], `channels: service.yml has no “${type}”`);
  }
  if (facts.appeal && !source.value.appeal) fault([], "appeal: its text is missing (service.yml has an appeal)");
  if (source.value.appeal && !facts.appeal) fault(["appeal"], "appeal: service.yml has none");
  for (const { id, value } of facts.thresholds) {
    const sides = source.value.thresholds[id];
    if (sides && !`${sides.below} ${sides.at_or_above}`.replace(/(?<=\d),(?=\d{3})/g, "").includes(String(value))) {
      fault(["thresholds", id], `thresholds: the text for “${id}” must name its value, ${value}`);
    }
  }
}

