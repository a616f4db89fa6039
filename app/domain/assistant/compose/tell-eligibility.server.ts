import { findPublicService } from "#app/domain/catalogue/find-public-service.server.ts";
import type { PublicService } from "#app/domain/catalogue/public-service.ts";
import { readPersonFacts } from "#app/domain/catalogue/read-facts.server.ts";
import type { Answers } from "#app/domain/eligibility/answers.ts";
import { type AssessedRequirement, assessEligibility } from "#app/domain/eligibility/assess-eligibility.ts";
import { writeAnswer } from "#app/domain/eligibility/read-answers.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import { analyseFor } from "../analyse.server.ts";
import type { Evidence, PipelineContext, Statement } from "../context.ts";
import { matterOf, plainOf } from "./matter.ts";
import { statedFacts } from "./stated-facts.ts";

/** So many conditions are told; the check page tells all. */
const MOST_TOLD = 2;

/** The one question that a verdict answers: whether somebody gets the thing. */
const GETS = /\b(?:get|apply|qualify|eligible|entitled)\b|能(?:不能)?(?:领|办|申请|请|享受)|申请/;

export type ToldEligibility = {
  readonly statements: readonly Statement[];
  readonly evidence: readonly Evidence[];
  /** The check page with what was said filled in. */
  readonly check: { readonly target: string; readonly name: string };
};

/**
 * The verdict on a "can I" whose facts decide a rule of the service that is cited, with the rule's own words; nothing when
 * the question asks something else or decides none. It is computed, as on the check page, never read out of a text.
 */
export async function tellEligibility(
  context: PipelineContext,
  cited: readonly Evidence[],
  evidence: readonly Evidence[],
): Promise<ToldEligibility | undefined> {
  const analyse = await analyseFor(context, context.language);
  const { isYesOrNo, kinds } = matterOf(context.standalone, analyse);
  // What the person says, not what a model made of it.
  const plain = plainOf(context.textWithoutMarks, analyse);
  if (kinds[0] !== "who" && !(isYesOrNo && GETS.test(plain))) return undefined;
  const slug = cited.find((one) => one.kind === "service")?.slug;
  const service = slug ? await findPublicService(context.deps, { slug, language: context.language }) : undefined;
  if (!service) return undefined;
  const facts = await readPersonFacts(context.deps);
  const answers = statedFacts(plain, facts);
  const { requirements, outcome } = assessEligibility(service.requirements, answers, facts);
  const decided = requirements.filter(({ verdict, reasons }) => verdict !== "unknown" && reasons.length > 0);
  if (decided.length === 0) return undefined;
  const failed = decided.filter(({ verdict }) => verdict === "not_met");
  const told = (failed.length > 0 ? failed : decided).slice(0, MOST_TOLD);
  const known = evidence.findIndex(
    ({ kind, slug: of, anchor }) => kind === "service" && of === service.slug && anchor === "requirements",
  );
  const holder = known >= 0 ? known : evidence.length;
  return {
    statements: sayVerdicts(told, outcome === "unknown", context).map((text) => ({
      text,
      evidence: [holder],
      isListItem: false,
      part: 0,
    })),
    evidence: known >= 0 ? evidence : [...evidence, requirementsOf(service, context)],
    check: { target: checkAddress(service, answers, requirements), name: service.title },
  };
}

function sayVerdicts(told: readonly AssessedRequirement[], isOpen: boolean, { language }: PipelineContext): string[] {
  const t = getTranslator(language);
  return [
    ...told.map(({ requirement: { question, ifMet, ifNotMet }, verdict }) =>
      verdict === "met"
        ? t("assistant:eligibility.met", { question, text: ifMet })
        : t("assistant:eligibility.not_met", { question, text: ifNotMet }),
    ),
    ...(isOpen ? [t("assistant:eligibility.open")] : []),
  ];
}

/** Only what a rule of this service asks for goes into the address. */
function checkAddress({ slug }: PublicService, answers: Answers, assessed: readonly AssessedRequirement[]): string {
  const asked = new Set(assessed.flatMap(({ reasons }) => reasons.map(({ field }) => field)));
  const said = [...answers].filter(([field]) => asked.has(field));
  const query = new URLSearchParams(said.map(([field, answer]) => [field, writeAnswer(answer)]));
  return `/services/${slug}/eligibility?${query.toString()}`;
}

function requirementsOf(service: PublicService, { language }: PipelineContext): Evidence {
  const t = getTranslator(language);
  return {
    id: `service:${service.slug}:requirements`,
    kind: "service",
    slug: service.slug,
    title: service.title,
    names: [],
    url: `/services/${service.slug}#requirements`,
    anchor: "requirements",
    section: t("content:passage.requirements"),
    text: service.requirements
      .map(({ question, ifMet, ifNotMet }) => t("content:passage.requirement", { question, ifMet, ifNotMet }))
      .join("\n"),
    language,
    checkedOn: service.reviewedOn,
    score: 0,
  };
}
