import { relative } from "node:path";
import { notifyContentPublished } from "#app/domain/content/content.queries.server.ts";
import type { Content, ContentFault, RefusedFile } from "#app/domain/content/content.ts";
import { loadContent } from "#app/domain/content/load-content.server.ts";
import { publishContent } from "#app/domain/content/publish-content.server.ts";
import { embedIndex, type VectorsOutcome } from "#app/domain/search/embed-index.server.ts";
import type { IndexableDocument } from "#app/domain/search/indexable-document.ts";
import { indexDocuments } from "#app/domain/search/index-documents.server.ts";
import type { DocumentParser } from "#app/ports/documents/port.ts";
import type { Services } from "#app/domain/services.ts";
import { CorpusError, readCorpus } from "./corpus.ts";
import type { IngestPlan } from "./plan.ts";
import type { Progress } from "./progress.ts";

export type IngestSources = {
  readonly content: Content | undefined;
  /** Collections, read once already to check them; their texts are too many to be held. */
  readonly corpora: readonly string[];
  readonly corpusDocuments: number;
};
type Deps = Pick<Services, "db" | "clock" | "embeddings">;
type WriteOptions = {
  readonly only: IngestPlan["only"];
  readonly isAnew: boolean;
  readonly progress: Progress;
  readonly parsed: number;
};
export type IngestReport = {
  readonly written: number;
  readonly unchanged: number;
  readonly removed: number;
  /** Documents that went anew into the index. */
  readonly indexed: number;
  readonly vectors: VectorsOutcome;
  /** Files of documents that were really read; the others were known. */
  readonly parsed: number;
};

/** Reads and checks everything the plan names; needs no database. Faults name files as the caller would. */
export async function readSources(
  plan: IngestPlan,
  options: { from: string; progress: Progress; parser: DocumentParser },
): Promise<{
  readonly sources: IngestSources;
  readonly faults: readonly ContentFault[];
  readonly refused: readonly RefusedFile[];
}> {
  const faults: ContentFault[] = [];
  const refused: RefusedFile[] = [];
  let content: Content | undefined;
  if (plan.contentDir !== undefined) {
    const folder = relative(options.from, plan.contentDir) || ".";
    const loaded = await loadContent(plan.contentDir, { parser: options.parser });
    if (loaded.status === "sound") {
      content = loaded.content;
      refused.push(...content.refused.map((one) => ({ ...one, file: `${folder}/${one.file}` })));
    } else faults.push(...loaded.faults.map((fault) => ({ ...fault, file: `${folder}/${fault.file}` })));
  }
  let corpusDocuments = 0;
  for (const [index, path] of plan.corpora.entries()) {
    try {
      for await (const _document of readCorpus(path)) corpusDocuments++;
    } catch (error) {
      faults.push(corpusFault(error, path));
    }
    options.progress.show("read", index + 1, plan.corpora.length);
  }
  return { sources: { content, corpora: plan.corpora, corpusDocuments }, faults, refused };
}

/**
 * Writes what was read; everything already there and unchanged costs one look, so a killed run is simply run again. The
 * vectors come while the words are still being written, since most of the time is spent waiting for their server.
 */
export async function writeSources(deps: Deps, sources: IngestSources, options: WriteOptions): Promise<IngestReport> {
  let isWriting = true;
  const writing = writeWords(deps, sources, options).finally(() => (isWriting = false));
  const [words, vectors] = await Promise.allSettled([
    writing,
    embedIndex(deps, {
      isAnew: options.isAnew,
      whileWriting: writing,
      onProgress: ({ done, total }) => isWriting || options.progress.show("vector", done, total),
    }),
  ]);
  if (words.status === "rejected") throw words.reason;
  if (vectors.status === "rejected") throw vectors.reason;
  return { ...words.value, parsed: options.parsed, vectors: vectors.value };
}

async function writeWords(
  deps: Deps,
  { content, corpora, corpusDocuments }: IngestSources,
  { only, progress }: WriteOptions,
): Promise<Omit<IngestReport, "vectors" | "parsed">> {
  const report = { written: 0, unchanged: 0, removed: 0, indexed: 0 };
  if (content) {
    const outcome = await publishContent(deps, content, {
      ...(only && { only }),
      onProgress: ({ step, done, total }) => progress.show(step, done, total),
    });
    Object.assign(report, outcome);
  }
  let done = 0;
  for (const path of corpora) {
    for await (const batch of batchesOf(readCorpus(path))) {
      const { indexed, unchanged } = await indexDocuments(deps, batch);
      report.indexed += indexed;
      report.unchanged += unchanged;
      done += batch.length;
      progress.show("corpus", done, corpusDocuments);
    }
  }
  if (corpora.length > 0 && report.indexed > 0) await notifyContentPublished(deps.db);
  return report;
}

/** Sections held in memory at once; each batch is indexed in transactions of its own. */
const BATCH_SECTIONS = 500;

async function* batchesOf(documents: AsyncIterable<IndexableDocument>): AsyncGenerator<IndexableDocument[]> {
  let batch: IndexableDocument[] = [];
  let sections = 0;
  for await (const document of documents) {
    batch.push(document);
    sections += document.sections.length;
    if (sections < BATCH_SECTIONS) continue;
    yield batch;
    [batch, sections] = [[], 0];
  }
  if (batch.length > 0) yield batch;
}

/** The corpus reader says "path:line: what"; anything else (a broken archive) concerns the whole file. */
function corpusFault(error: unknown, path: string): ContentFault {
  const message = error instanceof Error ? error.message : String(error);
  const place = error instanceof CorpusError ? /^(.*):(\d+): (.*)$/s.exec(message) : null;
  if (place?.[1] && place[3]) return { file: place[1], line: Number(place[2]), message: place[3] };
  return { file: path, line: 1, message: `cannot be read: ${message}` };
}
