import { getTranslator } from "#app/i18n/i18n.server.ts";
import type { DocumentKind } from "#app/domain/search/indexable-document.ts";
import { PortalRetriever } from "#app/domain/search/portal-retriever.server.ts";
import type { RetrievedChunk, Retrieval } from "#app/domain/search/retrieve.server.ts";
import { analyseFor } from "../analyse.server.ts";
import { coversMatter, isAboutMatter, matterOf, share } from "../compose/score-units.ts";
import { splitUnits } from "../compose/sentences.ts";
import { splitQuestion } from "../compose/split-question.ts";
import type { Evidence, PipelineContext, PipelineStep } from "../context.ts";
import { selectDocumentNames, selectDocumentSections } from "../evidence.queries.server.ts";
import { INJECTION } from "../rules/guardrail-phrases.ts";
import { foldText } from "../rules/normalise.ts";
import { matchesPhrase } from "../rules/phrases.ts";

const MAX_SECTIONS = 10;
/** What a section of the right page is worth that the index did not rank. */
const UNRANKED = 0.5;
/** From here on one word in common with a sentence is enough: the index is sure of the page. */
const SURE_FROM = 0.7;

/** Orders hidden in a document are taken out before anybody reads it: neither quoted nor shown to a model. */
function withoutOrders(text: string): string {
  if (!matchesPhrase(INJECTION, foldText(text))) return text;
  return splitUnits(text)
    .filter((unit) => !matchesPhrase(INJECTION, foldText(unit.text)))
    .map((unit) => (unit.isListItem ? `- ${unit.text}` : unit.text))
    .join("\n");
}

const toEvidence = (chunk: RetrievedChunk, names: ReadonlyMap<string, string[]>): Evidence => ({
  id: chunk.chunkId,
  kind: chunk.kind,
  slug: chunk.slug,
  title: chunk.title,
  names: names.get(chunk.documentId) ?? [],
  url: chunk.url,
  anchor: chunk.anchor,
  section: [...chunk.headingPath, chunk.heading ?? ""].filter(Boolean).join(" › ") || chunk.title,
  text: withoutOrders(chunk.text),
  language: chunk.language,
  checkedOn: chunk.reviewedOn,
  score: chunk.score,
});

/**
 * The other sections of the page that fits best, and of the best service: the fee of a service is asked for by the
 * service's name, which the section about fees need not say.
 */
async function restOfPages(
  context: PipelineContext,
  found: readonly Evidence[],
  chunks: readonly RetrievedChunk[],
): Promise<Evidence[]> {
  const best = found.filter(
    (one, index) => one.kind !== "corpus" && (index === 0 || one === found.find(({ kind }) => kind === "service")),
  );
  const rest: Evidence[] = [];
  for (const one of best) {
    const documentId = chunks.find((chunk) => chunk.chunkId === one.id)?.documentId;
    const page = one.url.split("#")[0] ?? one.url;
    for (const section of documentId ? await selectDocumentSections(context.deps.db, documentId) : []) {
      if ([...found, ...rest].some(({ id }) => id === section.id)) continue;
      rest.push({
        ...one,
        id: section.id,
        url: section.anchor ? `${page}#${section.anchor}` : page,
        anchor: section.anchor,
        section: [...section.headingPath, section.heading ?? ""].filter(Boolean).join(" › ") || one.title,
        text: withoutOrders(section.text),
        score: one.score * UNRANKED,
      });
    }
  }
  return rest;
}

async function search(context: PipelineContext, question: string, kinds?: readonly DocumentKind[]): Promise<Retrieval> {
  const { db, clock, site } = context.deps;
  const retriever = new PortalRetriever(
    { db, clock, site },
    { language: context.language, ceiling: "public", limit: MAX_SECTIONS, kinds },
  );
  return retriever.retrieve(question);
}

/** The page of the portal's own that has most to do with reporting something. */
async function findWhereToReport(context: PipelineContext): Promise<Evidence[]> {
  const { chunks } = await search(context, context.standalone, ["service", "page"]);
  return chunks.slice(0, 1).map((chunk) => toEvidence(chunk, new Map()));
}

/** The confident findings of one question, without what only shares a word with it. */
async function findEvidence(context: PipelineContext, question: string): Promise<Evidence[]> {
  const { chunks, confidence, isConfident } = await search(context, question);
  context.confidence = Math.max(context.confidence ?? 0, confidence);
  const names = await selectDocumentNames(context.deps.db, [...new Set(chunks.map((chunk) => chunk.documentId))]);
  const evidence = chunks.map((chunk) => toEvidence(chunk, names)).filter((one) => one.text.trim() !== "");
  const analyse = await analyseFor(context, evidence[0]?.language);
  const matter = matterOf(question, analyse);
  const fits = (one: Evidence) =>
    isConfident ? isAboutMatter(matter, one, analyse, confidence >= SURE_FROM) : coversMatter(matter, one, analyse);
  const found = evidence.filter(fits);
  return [...found, ...(await restOfPages(context, found, chunks))];
}

/** Several questions in one are each looked for, unless they only go on with the first. */
async function findAll(context: PipelineContext): Promise<Evidence[]> {
  const parts = splitQuestion(context.standalone);
  const analyse = await analyseFor(context, context.language);
  const own = parts.filter((part) => matterOf(part, analyse).terms.size > 0);
  const evidence = new Map<string, Evidence>();
  for (const question of parts.length > 1 ? [context.standalone, ...own] : [context.standalone]) {
    for (const one of await findEvidence(context, question)) if (!evidence.has(one.id)) evidence.set(one.id, one);
  }
  return [...evidence.values()];
}

/**
 * A short question with a matter of its own is taken by its own words first. Only what they do not find is looked for
 * within the matter talked about before, and must then speak of what is asked now.
 */
async function findFollowUp(context: PipelineContext, topic: string): Promise<Evidence[]> {
  const analyse = await analyseFor(context, context.language);
  const { terms } = matterOf(context.standalone, analyse);
  const alone = terms.size > 0 ? await findAll(context) : [];
  if (alone.length > 0) {
    context.topic = undefined;
    return alone;
  }
  const within = await findEvidence(context, `${topic} ${context.standalone}`);
  return terms.size === 0
    ? within
    : within.filter((one) => share(terms, new Set(analyse(`${one.section}\n${one.text}`))) >= 0.5);
}

/** Finds the sections an answer may rest on. */
export const retrieveStep: PipelineStep = {
  name: "retrieve",
  async run(context) {
    context.evidence = context.topic ? await findFollowUp(context, context.topic) : await findAll(context);
    if (context.route === "report_problem" && !context.evidence.some((one) => one.kind === "service")) {
      // Whatever is wrong, there is a place where it can be reported.
      context.standalone = getTranslator(context.language)("assistant:report_question");
      context.evidence = await findWhereToReport(context);
    }
    if (context.evidence.length === 0) context.stop("unanswerable_no_source");
  },
};
