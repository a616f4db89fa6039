import type { DocumentKind } from "#app/domain/search/indexable-document.ts";
import { PortalRetriever } from "#app/domain/search/portal-retriever.server.ts";
import type { RetrievedChunk, Retrieval } from "#app/domain/search/retrieve.server.ts";
import { analyseFor } from "./analyse.server.ts";
import { type Analyse, coversMatter, isAboutMatter, type Matter, matterOf, share } from "./compose/score-units.ts";
import { splitUnits } from "./compose/sentences.ts";
import type { Evidence, PipelineContext } from "./context.ts";
import { selectDocumentNames, selectDocumentSections } from "./evidence.queries.server.ts";
import { INJECTION } from "./rules/guardrail-phrases.ts";
import { foldText } from "./rules/normalise.ts";
import { matchesPhrase } from "./rules/phrases.ts";

const MAX_SECTIONS = 10;
/** What a section of the right page is worth that the index did not rank. */
const UNRANKED = 0.5;
/** From here on one word in common with a sentence is enough: the index is sure of the page. */
const SURE_FROM = 0.7;
/** So many of the nearest in meaning a model is shown, whatever their words: "puppy" stands nowhere in the rules on dogs. */
const NEAR_SHOWN = 3;

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

/** The page whose title says most of what is asked, and the best service's. Earlier in the list wins. */
function choosePages(found: readonly Evidence[], matter: Matter, analyse: Analyse): Evidence[] {
  const fit = (one: Evidence) => share(matter.terms, new Set(analyse(one.title)));
  const best = (some: readonly Evidence[]) => some.toSorted((a, b) => fit(b) - fit(a)).slice(0, 1);
  const own = found.filter((one) => one.kind !== "corpus");
  return [...new Set([...best(own), ...best(own.filter((one) => one.kind === "service"))])];
}

/**
 * The other sections of the pages that fit best: the fee of a service is asked for by the service's name, which the
 * section about fees need not say.
 */
async function restOfPages(
  context: PipelineContext,
  pages: readonly Evidence[],
  found: readonly Evidence[],
  chunks: readonly RetrievedChunk[],
): Promise<Evidence[]> {
  const rest: Evidence[] = [];
  for (const one of pages) {
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
  const { db, clock, site, embeddings } = context.deps;
  const retriever = new PortalRetriever(
    { db, clock, site, embeddings },
    { language: context.language, ceiling: "public", limit: MAX_SECTIONS, kinds },
  );
  return retriever.retrieve(question);
}

/** The page of the portal's own that has most to do with reporting something. */
export async function findWhereToReport(context: PipelineContext): Promise<Evidence[]> {
  const { chunks } = await search(context, context.standalone, ["service", "page"]);
  return chunks.slice(0, 1).map((chunk) => toEvidence(chunk, new Map()));
}

/**
 * The confident findings of one question, without what only shares a word with it; with a model to judge them, also the
 * nearest in meaning.
 */
export async function findEvidence(context: PipelineContext, question: string): Promise<Evidence[]> {
  const { chunks: best, confidence, isConfident } = await search(context, question);
  // A long guide can fill the list; the service itself must be there too.
  const services = await search(context, question, ["service"]);
  const chunks = [...best, ...services.chunks.filter((one) => !best.some(({ chunkId }) => chunkId === one.chunkId))];
  context.confidence = Math.max(context.confidence ?? 0, confidence);
  const names = await selectDocumentNames(context.deps.db, [...new Set(chunks.map((chunk) => chunk.documentId))]);
  const evidence = chunks.map((chunk) => toEvidence(chunk, names)).filter((one) => one.text.trim() !== "");
  const analyse = await analyseFor(context, evidence[0]?.language);
  const matter = matterOf(question, analyse);
  const fits = (one: Evidence) =>
    isConfident ? isAboutMatter(matter, one, analyse, confidence >= SURE_FROM) : coversMatter(matter, one, analyse);
  const near = context.deps.llm ? chunks.filter(({ nearPlace }) => nearPlace && nearPlace <= NEAR_SHOWN) : [];
  const isNear = (one: Evidence) => near.some(({ chunkId }) => chunkId === one.id);
  const found = evidence.flatMap((one): Evidence[] =>
    fits(one) ? [one] : isNear(one) ? [{ ...one, isOnlyNear: true }] : [],
  );
  return [...found, ...(await restOfPages(context, choosePages(found, matter, analyse), found, chunks))];
}
