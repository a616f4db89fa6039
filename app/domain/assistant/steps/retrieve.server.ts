import { getTranslator } from "#app/i18n/i18n.server.ts";
import { analyseFor } from "../analyse.server.ts";
import { findReadings, namesNoService } from "../ambiguity.server.ts";
import { namesAnotherService } from "../follow-up.server.ts";
import { matterOf, ownTerms, share } from "../compose/matter.ts";
import { splitQuestion } from "../compose/split-question.ts";
import type { Evidence, PipelineContext, PipelineStep } from "../context.ts";
import { findEvidence, findPage, findWhereToReport } from "../gather-evidence.server.ts";
import { isNamedElsewhere } from "../same-page.server.ts";
import { findOpeningHours } from "../opening-hours.server.ts";

/** So much of what a follow-up names must stand in a section of the page talked about. */
const SPOKEN_OF_FROM = 0.6;

/** Opening hours are worked out, for each part that asks for them. */
async function findHours(context: PipelineContext): Promise<Evidence[]> {
  const analyse = await analyseFor(context, context.language);
  const parts = splitQuestion(context.standalone);
  return parts.flatMap((part, index) => findOpeningHours(context, part, parts[index - 1] ?? context.topic, analyse));
}

/** Several questions in one are each looked for, unless they only go on with the first. */
async function findAll(context: PipelineContext): Promise<Evidence[]> {
  const parts = splitQuestion(context.standalone);
  const analyse = await analyseFor(context, context.language);
  // "When are you open?" asks about the centres; "how do I apply?" about nothing yet.
  if (matterOf(context.standalone, analyse).terms.size === 0) {
    return (await findEvidence(context, context.standalone)).filter((one) => one.url.startsWith("/centres"));
  }
  const own = parts.filter((part) => matterOf(part, analyse).terms.size > 0);
  const evidence = new Map<string, Evidence>();
  for (const question of parts.length > 1 ? [context.standalone, ...own] : [context.standalone]) {
    for (const one of await findEvidence(context, question)) if (!evidence.has(one.id)) evidence.set(one.id, one);
  }
  return [...evidence.values()];
}

/**
 * A follow-up stays with the matter talked about: always when it names only a person or a number, and else where that page
 * speaks of what is asked, unless another service is called so.
 */
async function findFollowUp(context: PipelineContext, topic: string): Promise<Evidence[]> {
  const analyse = await analyseFor(context, context.language);
  const matter = matterOf(context.standalone, analyse);
  const wanted = ownTerms(matter);
  const page = await findPage(context, topic);
  const spoken =
    wanted.size === 0
      ? page
      : page.filter((one) => share(wanted, new Set(analyse(`${one.section}\n${one.text}`))) >= SPOKEN_OF_FROM);
  const within = (await namesAnotherService(context, topic, matter, spoken.length > 0)) ? [] : spoken;
  if (within.length > 0) return within;
  if (wanted.size === 0) return findEvidence(context, `${topic} ${context.standalone}`);
  context.topic = undefined;
  return findAll(context);
}

/** Finds the sections an answer may rest on. */
export const retrieveStep: PipelineStep = {
  name: "retrieve",
  async run(context) {
    const hours = await findHours(context);
    const found = context.topic ? await findFollowUp(context, context.topic) : await findAll(context);
    // First, so that a model is shown them: it reads only so many.
    context.evidence = [...hours, ...found];
    if (
      context.route === "report_problem" &&
      !context.evidence.some((one) => one.kind === "service" && !one.isOnlyNear)
    ) {
      // Whatever is wrong, there is a place where it can be reported.
      context.standalone = getTranslator(context.language)("assistant:report_question");
      context.evidence = await findWhereToReport(context);
    }
    const analyse = await analyseFor(context, context.language);
    const matter = matterOf(context.standalone, analyse);
    if (
      context.topic === undefined &&
      hours.length === 0 &&
      context.route !== "report_problem" &&
      (await namesNoService(context, matter))
    ) {
      const readings = await findReadings(context, matter);
      const [only] = readings;
      // Asked back only where the answers differ.
      if (!only || readings.some(({ said }) => said !== only.said)) {
        context.choices = readings;
        return context.stop("clarification", "names_no_service");
      }
      context.evidence = only.evidence;
    }
    if (
      context.topic === undefined &&
      hours.length === 0 &&
      context.route !== "report_problem" &&
      (await isNamedElsewhere(context, matter, analyse))
    ) {
      // Other pages can only have some of its words by chance.
      context.evidence = [];
      context.note.reason = "named_elsewhere";
      return;
    }
    if (context.evidence.length === 0 && matter.terms.size === 0 && !context.isUnread) context.stop("clarification");
  },
};
