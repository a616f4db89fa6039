import { relative } from "node:path";
import { notifyContentPublished } from "#app/domain/content/content.queries.server.ts";
import type { Content, ContentFault } from "#app/domain/content/content.ts";
import { loadContent } from "#app/domain/content/load-content.server.ts";
import { publishContent } from "#app/domain/content/publish-content.server.ts";
import { embedIndex, type VectorsOutcome } from "#app/domain/search/embed-index.server.ts";
import type { IndexableDocument } from "#app/domain/search/indexable-document.ts";
import { indexDocuments } from "#app/domain/search/index-documents.server.ts";
import type { Services } from "#app/domain/services.ts";
import { CorpusError, readCorpus } from "./corpus.ts";
import type { IngestPlan } from "./plan.ts";
import type { Progress } from "./progress.ts";

export type IngestSources = { readonly content: Content | undefined; readonly documents: readonly IndexableDocument[] };
export type IngestReport = {
  readonly written: number;
  readonly unchanged: number;
  readonly removed: number;
  /** Documents that went anew into the index. */
  readonly indexed: number;
  readonly vectors: VectorsOutcome;
};

/** Reads and checks everything the plan names; needs no database. Faults name files as the caller would. */
export async function readSources(
  plan: IngestPlan,
  options: { from: string; progress: Progress },
): Promise<{ readonly sources: IngestSources; readonly faults: readonly ContentFault[] }> {
  const faults: ContentFault[] = [];
  let content: Content | undefined;
  if (plan.contentDir !== undefined) {
    const folder = relative(options.from, plan.contentDir) || ".";
    const loaded = await loadContent(plan.contentDir);
    if (loaded.status === "sound") content = loaded.content;
    else faults.push(...loaded.faults.map((fault) => ({ ...fault, file: `${folder}/${fault.file}` })));
  }
  const documents: IndexableDocument[] = [];
  for (const [index, path] of plan.corpora.entries()) {
    try {
      for await (const document of readCorpus(path)) documents.push(document);
    } catch (error) {
      faults.push(corpusFault(error, path));
    }
    options.progress.show("read", index + 1, plan.corpora.length);
  }
  return { sources: { content, documents }, faults };
}

/** Writes what was read; everything already there and unchanged costs one look, so a killed run is simply run again. */
export async function writeSources(
  deps: Pick<Services, "db" | "clock" | "embeddings">,
  { content, documents }: IngestSources,
  options: { only: IngestPlan["only"]; isAnew: boolean; progress: Progress },
): Promise<IngestReport> {
  const { progress, isAnew } = options;
  const report = { written: 0, unchanged: 0, removed: 0, indexed: 0 };
  if (content) {
    const outcome = await publishContent(deps, content, {
      ...(options.only && { only: options.only }),
      onProgress: ({ step, done, total }) => progress.show(step, done, total),
    });
    Object.assign(report, outcome);
  }
  if (documents.length > 0) {
    const { indexed, unchanged } = await indexDocuments(deps, documents, {
      onProgress: ({ done, total }) => progress.show("corpus", done, total),
    });
    report.indexed += indexed;
    report.unchanged += unchanged;
    if (indexed > 0) await notifyContentPublished(deps.db);
  }
  const vectors = await embedIndex(deps, {
    isAnew,
    onProgress: ({ done, total }) => progress.show("vector", done, total),
  });
  return { ...report, vectors };
}

/** The corpus reader says "path:line: what"; anything else (a broken archive) concerns the whole file. */
function corpusFault(error: unknown, path: string): ContentFault {
  const message = error instanceof Error ? error.message : String(error);
  const place = error instanceof CorpusError ? /^(.*):(\d+): (.*)$/s.exec(message) : null;
  if (place?.[1] && place[3]) return { file: place[1], line: Number(place[2]), message: place[3] };
  return { file: path, line: 1, message: `cannot be read: ${message}` };
}
