import type { HistoryTurn } from "#app/domain/search/history.ts";
import type { DocumentKind } from "#app/domain/search/indexable-document.ts";
import { nameSection } from "#app/domain/search/name-section.ts";
import { PortalRetriever } from "#app/domain/search/portal-retriever.server.ts";
import type { RetrievedChunk, Retrieval } from "#app/domain/search/retrieve.server.ts";
import { analyseFor } from "./analyse.server.ts";
import { coversMatter, isAboutMatter } from "./compose/about-matter.ts";
import { type Analyse, type Matter, matterOf } from "./compose/matter.ts";
import { nameFit } from "./compose/score-units.ts";
import type { Evidence, PipelineContext } from "./context.ts";
import {
  type DocumentSection,
  type PortalPage,
  selectDocumentNames,
  selectDocumentSections,
} from "./evidence.queries.server.ts";
import { findPageFits, type PageFits } from "./page-fits.server.ts";
import { readNamedPages, readPortalPages } from "./portal-pages.server.ts";
import { usefulTurns } from "./useful-turns.ts";

const MAX_SECTIONS = 10;
/** What a section of the right page is worth that the index did not rank. */
const UNRANKED = 0.5;
/** Pages whose names speak of the matter are looked through whole. */
const NAMED_PAGES = 4;
const NAMED_FROM = 0.3;
/** So are those that the search page would show first. */
const FITTING_PAGES = 4;
const FITTING_FROM = 0.6;
/** Of foreign texts the index alone judges: it must be confident, and only what it ranks near the best counts. */
const FOREIGN_NEAR_BEST = 0.8;
/** Services offered when nothing answers. */
const MAX_NEAR = 2;
/** So many of the nearest in meaning a model is shown, whatever their words: "puppy" stands nowhere in the rules on dogs. */
const NEAR_SHOWN = 3;

const toEvidence = (
  chunk: RetrievedChunk,
  names: ReadonlyMap<string, string[]>,
  { fits, isSure }: Pick<PageFits, "fits"> & { readonly isSure: boolean },
): Evidence => ({
  id: chunk.chunkId,
  kind: chunk.kind,
  slug: chunk.slug,
  title: chunk.title,
  names: names.get(chunk.documentId) ?? [],
  url: chunk.url,
  anchor: chunk.anchor,
  section: nameSection(chunk),
  text: chunk.text,
  language: chunk.language,
  checkedOn: chunk.reviewedOn,
  page: chunk.page,
  score: chunk.score,
  fit: fits.get(chunk.documentId) ?? 0,
  isSure,
});

/** Sections of a page that the index did not rank: the fee of a service is asked for by the service's name, which the section about fees need not say. */
export const toSections = (
  page: Omit<Evidence, "id" | "anchor" | "section" | "text">,
  sections: readonly DocumentSection[],
): Evidence[] => {
  const address = page.url.split("#")[0] ?? page.url;
  return sections.map((section) => ({
    ...page,
    id: section.id,
    url: section.anchor ? `${address}#${section.anchor}` : address,
    anchor: section.anchor,
    section: nameSection({ ...section, title: page.title }),
    text: section.text,
    page: section.page,
    score: page.score * UNRANKED,
  }));
};

/** The portal's own pages whose names fit best, and those the index found a passage of. */
function choosePages(
  pages: readonly PortalPage[],
  found: readonly Evidence[],
  matter: Matter,
  analyse: Analyse,
  { fits, sure }: PageFits,
): PortalPage[] {
  const named = pages
    .map((page) => ({ page, fit: nameFit(matter, page, analyse) }))
    .filter(({ fit }) => fit >= NAMED_FROM)
    .sort((a, b) => b.fit - a.fit)
    .slice(0, NAMED_PAGES)
    .map(({ page }) => page);
  const fitting = pages
    .filter(({ id }) => (fits.get(id) ?? 0) >= FITTING_FROM)
    .sort((a, b) => (fits.get(b.id) ?? 0) - (fits.get(a.id) ?? 0))
    .slice(0, FITTING_PAGES);
  const first = found.find((one) => one.kind !== "corpus" && !one.isOnlyNear);
  const holder = pages.filter(({ kind, slug }) => kind === first?.kind && slug === first.slug);
  return [...new Set([...named, ...fitting, ...holder, ...pages.filter(({ id }) => sure.has(id))])];
}

/** A foreign document that fits is looked through whole as well. */
async function restOfDocument(
  context: PipelineContext,
  found: readonly Evidence[],
  chunks: readonly RetrievedChunk[],
): Promise<Evidence[]> {
  const best = found.find((one) => !one.isOnlyNear);
  const documentId =
    best?.kind === "corpus" ? chunks.find((chunk) => chunk.chunkId === best.id)?.documentId : undefined;
  return best && documentId ? toSections(best, await selectDocumentSections(context.deps.db, documentId)) : [];
}

async function search(
  context: PipelineContext,
  question: string,
  kinds?: readonly DocumentKind[],
  history?: readonly HistoryTurn[],
): Promise<Retrieval> {
  const { db, clock, site, embeddings } = context.deps;
  const retriever = new PortalRetriever(
    { db, clock, site, embeddings },
    {
      language: context.language,
      ceiling: "public",
      limit: MAX_SECTIONS,
      kinds,
      history,
      reranker: kinds ? undefined : context.takeReranker(),
    },
  );
  const found = await retriever.retrieve(question);
  const named = new Set((await readNamedPages(context.deps, context.language)).map(({ id }) => id));
  return { ...found, chunks: found.chunks.filter(({ documentId }) => !named.has(documentId)) };
}

/** What was said before, for a question that no model has made stand alone. */
const spokenBefore = (context: PipelineContext): HistoryTurn[] =>
  context.isRephrased
    ? []
    : usefulTurns(context.history).flatMap(({ question, answer }): HistoryTurn[] => [
        { role: "user", text: question },
        { role: "assistant", text: answer?.text ?? "" },
      ]);

/** The line for everything that can be reported, as it stands on the portal's page of numbers. */
export async function findWhereToReport(context: PipelineContext): Promise<Evidence[]> {
  const line = context.deps.site.hotlines.find(({ kind }) => kind === "district");
  const pages = await readPortalPages(context.deps, context.language);
  const sections = pages
    .filter(({ kind }) => kind === "page")
    .flatMap((page) => toSections({ ...page, score: 1 }, page.sections));
  for (const section of sections) {
    const said = section.text
      .split("\n")
      .find((text) => line && text.includes(line.number) && text.includes(line.name[context.language]));
    if (said) return [{ ...section, text: said, madeFor: context.standalone }];
  }
  return [];
}

/** A page by its title, with the guides that explain it. */
export async function findPage(context: PipelineContext, title: string): Promise<Evidence[]> {
  const pages = await readPortalPages(context.deps, context.language);
  const named = pages.filter((page) => page.title === title);
  const guides = pages.filter(
    ({ kind, slug }) => kind === "policy" && named.some((page) => slug.startsWith(page.slug)),
  );
  return [...named.map((page) => ({ page, score: 1 })), ...guides.map((page) => ({ page, score: 0.5 }))].flatMap(
    ({ page, score }) => toSections({ ...page, score }, page.sections),
  );
}

/**
 * What may answer one question: what the index found and is about it, and the pages that it names; with a model to judge
 * them, also the nearest in meaning.
 */
export async function findEvidence(context: PipelineContext, question: string): Promise<Evidence[]> {
  const [{ chunks: best, confidence, isConfident }, services, pageFits] = await Promise.all([
    search(context, question, undefined, spokenBefore(context)),
    // A long guide can fill the list; the service itself must be there too.
    search(context, question, ["service"]),
    findPageFits(context, question),
  ]);
  const chunks = [...best, ...services.chunks.filter((one) => !best.some(({ chunkId }) => chunkId === one.chunkId))];
  context.confidence = Math.max(context.confidence ?? 0, confidence);
  const names = await selectDocumentNames(context.deps.db, [...new Set(chunks.map((chunk) => chunk.documentId))]);
  const isSurelyForeign = ({ kind, score }: RetrievedChunk) =>
    kind === "corpus" && isConfident && score >= FOREIGN_NEAR_BEST * (best[0]?.score ?? 0);
  const evidence = chunks
    .map((chunk) =>
      toEvidence(chunk, names, { ...pageFits, isSure: pageFits.sure.has(chunk.documentId) || isSurelyForeign(chunk) }),
    )
    .filter((one) => one.text.trim() !== "");
  const analyse = await analyseFor(context, evidence[0]?.language);
  const matter = matterOf(question, analyse);
  // Of foreign texts only the index knows how sure it is; the portal's own speak for themselves.
  const isFit = (one: Evidence) =>
    isConfident || one.kind !== "corpus" ? isAboutMatter(matter, one, analyse) : coversMatter(matter, one, analyse);
  const near = context.deps.llm ? chunks.filter(({ nearPlace }) => nearPlace && nearPlace <= NEAR_SHOWN) : [];
  const isNear = (one: Evidence) => near.some(({ chunkId }) => chunkId === one.id);
  const found = evidence.flatMap((one): Evidence[] =>
    isFit(one) ? [one] : isNear(one) ? [{ ...one, isOnlyNear: true }] : [],
  );
  const language = evidence[0]?.language ?? context.language;
  const pages = choosePages(await readPortalPages(context.deps, language), found, matter, analyse, pageFits);
  context.near = [
    ...context.near,
    ...pages.filter(({ kind, slug }) => kind === "service" && !context.near.some((one) => one.slug === slug)),
  ].slice(0, MAX_NEAR);
  const score = Math.max(1, ...found.map((one) => one.score));
  const rest = [
    ...pages.flatMap((page) =>
      toSections(
        {
          ...page,
          score,
          fit: pageFits.fits.get(page.id) ?? 0,
          isSure: pageFits.sure.has(page.id),
        },
        page.sections,
      ),
    ),
    ...(await restOfDocument(context, found, chunks)),
  ];
  return mergeFound(found, rest);
}

/** A section of a page looked through whole counts no less for having been found by the index, too far down. */
function mergeFound(found: readonly Evidence[], rest: readonly Evidence[]): Evidence[] {
  const least = new Map(rest.map(({ id, score }) => [id, score]));
  return [
    ...found.map((one) => ({ ...one, score: Math.max(one.score, least.get(one.id) ?? 0) })),
    ...rest.filter((one) => !found.some(({ id }) => id === one.id) && one.text.trim() !== ""),
  ];
}
