import { findGuide } from "#app/domain/catalogue/find-guide.server.ts";
import { findPublicService } from "#app/domain/catalogue/find-public-service.server.ts";
import type { PublicService, Threshold } from "#app/domain/catalogue/public-service.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import type { Evidence, PipelineContext, Statement } from "../context.ts";
import { foldText } from "../rules/normalise.ts";
import { areFactsIn, factsOf } from "./facts.ts";
import { kindsOfQuestion } from "./question-kinds.ts";

type Completed = { readonly statements: readonly Statement[]; readonly evidence: readonly Evidence[] };

/**
 * Says of each limit that an answer about a service touches what holds on both sides of it. Leaving out a limit is the
 * most dangerous error an answer can have, so limits come from the structured record, never from a text about it.
 */
export async function completeThresholds(
  context: PipelineContext,
  statements: readonly Statement[],
): Promise<Completed> {
  const cited = new Set(statements.flatMap((statement) => statement.evidence));
  const service = await findCitedService(
    context,
    [...cited].flatMap((index) => context.evidence[index] ?? []),
  );
  const slug = service?.slug;
  if (!service) return { statements, evidence: context.evidence };
  const isLimit = (index: number) =>
    context.evidence[index]?.slug === slug && context.evidence[index]?.anchor === "thresholds";
  const others = statements.filter((statement) => !statement.evidence.some(isLimit));
  const asksForAmount = kindsOfQuestion(foldText(context.standalone))[0] === "amount";
  const said = others.map((statement) => statement.text).join("\n");
  const numbers = new Set(factsOf(said).map((fact) => fact.value));
  const fields = new Set(service.thresholds.filter((one) => numbers.has(String(one.value))).map((one) => one.field));
  // A scale is told whole: half of it would look like all of it.
  const touched = service.thresholds.filter(
    (one) => others.length < statements.length || asksForAmount || fields.has(one.field),
  );
  const sides = sidesOf(touched).filter((side) => !others.some((statement) => says(statement.text, side)));
  if (sides.length === 0) return { statements: others, evidence: context.evidence };
  const known = context.evidence.findIndex((_, index) => isLimit(index));
  const evidence = known >= 0 ? context.evidence : [...context.evidence, limitsOf(service, context)];
  const holder = known >= 0 ? known : evidence.length - 1;
  // Where limits were quoted, the whole scale stands in their place.
  const quoted = statements.findIndex((statement) => statement.evidence.some(isLimit));
  const values = service.thresholds.map((one) => String(one.value));
  const lastSaid = others.findLastIndex((one) => factsOf(one.text).some((fact) => values.includes(fact.value)));
  const at = quoted >= 0 ? quoted : lastSaid >= 0 ? lastSaid + 1 : others.length;
  const part = statements[quoted]?.part ?? others[at - 1]?.part;
  const limits = sides.map((text): Statement => ({
    text,
    evidence: [holder],
    isListItem: true,
    ...(part === undefined ? {} : { part }),
  }));
  return { statements: [...others.slice(0, at), ...limits, ...others.slice(at)], evidence };
}

/** The service an answer cites, else the one that a cited guide explains. */
async function findCitedService(
  context: PipelineContext,
  cited: readonly Evidence[],
): Promise<PublicService | undefined> {
  const { deps, language } = context;
  const own = cited.find((one) => one.kind === "service")?.slug;
  const policy = own === undefined ? cited.find((one) => one.kind === "policy")?.slug : undefined;
  const slug = own ?? (policy && (await findGuide(deps, { slug: policy, language }))?.services[0]?.slug);
  return slug ? findPublicService(deps, { slug, language }) : undefined;
}

/** In the same words, or with the same two or more numbers: a table's row says what the record says. */
const says = (text: string, side: string): boolean =>
  text.includes(side) || (factsOf(side).length > 1 && areFactsIn(side, [text]));

/**
 * Both sides of every limit, said once: along a scale, what lies below one limit is what holds from the one before it,
 * so only the lowest needs its lower side.
 */
export function sidesOf(thresholds: readonly Threshold[]): string[] {
  const fields = new Map<string, Threshold[]>();
  for (const one of thresholds) fields.set(one.field, [...(fields.get(one.field) ?? []), one]);
  return [...fields.values()].flatMap((scale) => {
    const sorted = scale.toSorted((a, b) => a.value - b.value);
    return [...sorted.slice(0, 1).map((one) => one.below), ...sorted.map((one) => one.atOrAbove)];
  });
}

function limitsOf(service: PublicService, context: PipelineContext): Evidence {
  return {
    id: `service:${service.slug}:thresholds`,
    kind: "service",
    slug: service.slug,
    title: service.title,
    names: [],
    url: `/services/${service.slug}#thresholds`,
    anchor: "thresholds",
    section: getTranslator(context.language)("content:passage.thresholds"),
    text: sidesOf(service.thresholds).join("\n"),
    language: context.language,
    checkedOn: service.reviewedOn,
    score: 0,
  };
}
