import { findPublicService } from "#app/domain/catalogue/find-public-service.server.ts";
import type { PublicService, Threshold } from "#app/domain/catalogue/public-service.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import { foldText } from "../rules/normalise.ts";
import type { Evidence, PipelineContext, Statement } from "../context.ts";
import { factsOf } from "./facts.ts";
import { kindsOfQuestion } from "./question-kinds.ts";

/** More limits than this say everything and tell nothing; the service page has them all. */
const MAX_THRESHOLDS = 3;

type Completed = { readonly statements: readonly Statement[]; readonly evidence: readonly Evidence[] };

/**
 * Adds to an answer about a service what holds on either side of each limit it touches. Leaving out a limit is the most
 * dangerous error an answer can have, so limits come from the structured record, never from a text about it.
 */
export async function completeThresholds(
  context: PipelineContext,
  statements: readonly Statement[],
): Promise<Completed> {
  const service = await findCitedService(context, statements);
  if (!service) return { statements, evidence: context.evidence };
  const isAboutLimits = kindsOfQuestion(foldText(context.standalone)).some(
    (kind) => kind === "who" || kind === "amount",
  );
  const said = statements.map((statement) => statement.text).join("\n");
  const numbers = new Set(factsOf(said).map((fact) => fact.value));
  const touched = service.thresholds
    .filter((one) => isAboutLimits || numbers.has(String(one.value)))
    .slice(0, MAX_THRESHOLDS);
  const added = touched.flatMap(bothSides).filter((side) => !said.includes(side.replace(/[.。]$/, "")));
  if (added.length === 0) return { statements, evidence: context.evidence };
  const evidence = [...context.evidence];
  const sides = added.map((text): Statement => ({
    text,
    evidence: [holderOf(text, evidence, context, service)],
    isListItem: true,
  }));
  return { statements: [...statements, ...sides], evidence };
}

const bothSides = (threshold: Threshold) => [threshold.below, threshold.atOrAbove];

async function findCitedService(
  context: PipelineContext,
  statements: readonly Statement[],
): Promise<PublicService | undefined> {
  const cited = statements.flatMap((statement) => statement.evidence).map((index) => context.evidence[index]);
  const slug = cited.find((one) => one?.kind === "service")?.slug;
  return slug ? findPublicService(context.deps, { slug, language: context.language }) : undefined;
}

/** The section that says it; the service record itself when none of those found does. */
function holderOf(text: string, evidence: Evidence[], context: PipelineContext, service: PublicService): number {
  const holder = evidence.findIndex(
    (one) => one.kind === "service" && one.slug === service.slug && one.text.includes(text),
  );
  if (holder >= 0) return holder;
  return (
    evidence.push({
      id: `service:${service.slug}:thresholds`,
      kind: "service",
      slug: service.slug,
      title: service.title,
      url: `/services/${service.slug}#thresholds`,
      anchor: "thresholds",
      section: getTranslator(context.language)("content:passage.thresholds"),
      text: service.thresholds.flatMap(bothSides).join("\n"),
      language: context.language,
      checkedOn: service.reviewedOn,
      score: 0,
    }) - 1
  );
}
