import { getTranslator } from "#app/i18n/i18n.server.ts";
import { findGuide } from "#app/domain/catalogue/find-guide.server.ts";
import { findPublicService } from "#app/domain/catalogue/find-public-service.server.ts";
import { listPublicServices } from "#app/domain/catalogue/list-public-services.server.ts";
import type { PublicService } from "#app/domain/catalogue/public-service.ts";
import { isOpen, calendarFor } from "#app/domain/desks/working-time.ts";
import { retrieve } from "#app/domain/search/retrieve.server.ts";
import { analyseFor } from "../analyse.server.ts";
import { ANSWER_STATUS_TABLE, type Offer } from "../answer-statuses.ts";
import { matterOf } from "../compose/matter.ts";
import type { PipelineContext, PipelineStep } from "../context.ts";
import { foldText } from "../rules/normalise.ts";
import { matchesPhrase } from "../rules/phrases.ts";
import { THANKS } from "../rules/route-phrases.ts";
import type { EmergencyKind } from "../rules/emergency-phrases.ts";
import type { StoredNextStep } from "../types.ts";

const MAX_CHOICES = 3;

const step = (offer: Offer, kind: StoredNextStep["kind"], target: string, name = ""): StoredNextStep => ({
  offer,
  kind,
  target,
  name,
});

/** The service an answer rests on: cited itself, or named by a cited guide. */
async function findService(context: PipelineContext): Promise<PublicService | undefined> {
  const { language, deps } = context;
  for (const one of context.sources.flatMap((source) => context.evidence.find(({ url }) => url === source.url) ?? [])) {
    if (one.kind === "service") return findPublicService(deps, { slug: one.slug, language });
    const guide = one.kind === "policy" ? await findGuide(deps, { slug: one.slug, language }) : undefined;
    if (guide?.services[0]) return findPublicService(deps, { slug: guide.services[0].slug, language });
  }
  return undefined;
}

/** What can be done at once comes first. */
async function listOnlineFirst({ deps, language }: PipelineContext) {
  const services = await listPublicServices(deps, { language });
  return services.toSorted((a, b) => Number(b.formId !== undefined) - Number(a.formId !== undefined));
}

/** What a vague word could mean: services that have to do with it, else the first of the catalogue. */
async function listChoices(context: PipelineContext): Promise<StoredNextStep[]> {
  if (context.choices.length > 0)
    return context.choices.slice(0, MAX_CHOICES).map(({ slug, title }) => step("service", "service", slug, title));
  const { deps, language, asked: text } = context;
  const { terms } = matterOf(text, await analyseFor(context));
  const question = { question: text, language, kinds: ["service"] as const, limit: 12 };
  const chunks = terms.size > 0 ? (await retrieve(deps, question)).chunks : [];
  const near = new Map(chunks.map((chunk) => [chunk.slug, chunk.title]));
  const services =
    near.size > 0 ? [...near] : (await listOnlineFirst(context)).map((one) => [one.slug, one.title] as const);
  return services.slice(0, MAX_CHOICES).map(([slug, title]) => step("service", "service", slug, title));
}

/** A centre that has the service: one that is open now before others. */
function findCentre(context: PipelineContext, service: PublicService): StoredNextStep[] {
  const { site, clock } = context.deps;
  const ids = service.channels.flatMap((channel) => (channel.type === "centre" ? channel.centres : []));
  const centres = site.centres.filter((centre) => ids.includes(centre.id));
  const centre = centres.find((one) => isOpen(calendarFor(site, one.hours), clock.now())) ?? centres[0];
  return centre ? [step("centre", "centre", centre.id, centre.name[context.language])] : [];
}

function callLines(context: PipelineContext, offer: Offer, kinds: readonly string[]): StoredNextStep[] {
  const { hotlines } = context.deps.site;
  return kinds
    .flatMap((kind) => hotlines.filter((line) => line.kind === kind))
    .map((line) => step(offer, "phone", line.number, line.name[context.language]));
}

/** The search page takes so many characters. */
const MAX_SEARCH_LENGTH = 200;

const searchAddress = (text: string): string =>
  text === "" ? "/search" : `/search?${new URLSearchParams({ q: [...text].slice(0, MAX_SEARCH_LENGTH).join("") })}`;

const EMERGENCY_ORDER: readonly EmergencyKind[] = ["medical", "fire", "police"];

async function resolve(
  context: PipelineContext,
  offer: Offer,
  service: PublicService | undefined,
): Promise<StoredNextStep[]> {
  switch (offer) {
    case "check":
      return context.check ? [step("check", "page", context.check.target, context.check.name)] : [];
    case "form":
      return service?.formId ? [step("form", "form", service.formId, service.title)] : [];
    case "service":
      if (context.status === "clarification") return listChoices(context);
      if (context.status === "unanswerable_no_source")
        return context.near.map(({ slug, title }) => step("service", "service", slug, title));
      return service ? [step("service", "service", service.slug, service.title)] : [];
    case "centre":
      return service ? findCentre(context, service) : [];
    case "person":
      return [step("person", "person", "")];
    case "phone":
      return callLines(context, "phone", ["district"]);
    case "report":
      return [step("report", "request", "/forms/something-else")];
    case "track":
      return [step("track", "request", "/requests")];
    case "search":
      return [step("search", "page", searchAddress(context.asked))];
    case "services":
      return [step("services", "page", "/services")];
    case "crisis_lines":
      return callLines(context, "crisis_lines", ["crisis", "medical", "police"]);
    case "emergency_lines": {
      const first = EMERGENCY_ORDER.filter((kind) => context.emergencies.includes(kind));
      return callLines(context, "emergency_lines", [...new Set([...first, "police", "medical", "fire"])]);
    }
  }
}

/** The fixed text of a status, with the site's own numbers. */
function messageOf(context: PipelineContext): string | undefined {
  const { messageKey } = ANSWER_STATUS_TABLE[context.status ?? "error_internal"];
  if (!messageKey) return undefined;
  const t = getTranslator(context.ownLanguage);
  if (context.status === "smalltalk" && matchesPhrase(THANKS, foldText(context.asked)))
    return t("assistant:note.thanks");
  if (context.isForeign && context.status === "unanswerable_no_source") return t("assistant:note.foreign_no_source");
  const numberOf = (kind: string) => context.deps.site.hotlines.find((line) => line.kind === kind)?.number ?? "";
  return t(messageKey, {
    crisis: numberOf("crisis"),
    police: numberOf("police"),
    fire: numberOf("fire"),
    medical: numberOf("medical"),
    district: numberOf("district"),
    district_name: context.deps.site.name[context.language],
  });
}

/** Gives every outcome its text and something that can be done next. */
export const nextSteps: PipelineStep = {
  name: "next_steps",
  runsAfterStop: true,
  async run(context) {
    const { offers } = ANSWER_STATUS_TABLE[context.status ?? "error_internal"];
    const message = messageOf(context);
    if (message !== undefined) context.say(message);
    const service = context.sources.length > 0 ? await findService(context) : undefined;
    const steps: StoredNextStep[] = [];
    if (context.route === "report_problem" && context.sources.length > 0)
      steps.push(...(await resolve(context, "report", service)));
    for (const offer of offers) steps.push(...(await resolve(context, offer, service)));
    context.nextSteps = steps;
  },
};
