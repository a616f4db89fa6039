import { createWriteStream } from "node:fs";
import { mkdir } from "node:fs/promises";
import { dirname } from "node:path";
import { once } from "node:events";
import type { Database } from "#app/db/port.ts";
import type { HistoryMode } from "#app/domain/search/history.ts";
import { describeVectors } from "#app/domain/search/describe-vectors.ts";
import { embedIndex } from "#app/domain/search/embed-index.server.ts";
import { retrieve } from "#app/domain/search/retrieve.server.ts";
import { systemClock } from "#app/ports/clock/port.ts";
import type { Embeddings } from "#app/ports/embeddings/port.ts";
import type { Reranker } from "#app/ports/rerank/port.ts";
import { type Query, readQueries, readWithheld } from "./corpus-queries.ts";
import { indexCorpus, openScratchDatabase } from "./scratch-index.ts";

export type RetrievalEvaluation = {
  readonly documents: string;
  readonly queries: string;
  readonly run: string;
  readonly history: HistoryMode;
  readonly withheld?: string | undefined;
  /** Measures with vectors, too. */
  readonly embeddings?: Embeddings | undefined;
  /** Measures with the order of a rerank model, too. */
  readonly reranker?: Reranker | undefined;
};

/** Entries of the ranking that go into the run. */
const RANKED = 50;

/** Indexes a corpus in a scratch database, asks it every question and writes the run, one line a question. */
export async function evaluateRetrieval(
  options: RetrievalEvaluation,
  report: (line: string) => void,
  openDatabase: () => Promise<Database> = openScratchDatabase,
): Promise<void> {
  const queries = await readQueries(options.queries);
  const withheld = await readWithheld(options.withheld);
  await mkdir(dirname(options.run), { recursive: true });
  const db = await openDatabase();
  try {
    await indexCorpus(db, options.documents, withheld, report);
    await addVectors(db, options, report);
    await writeRun(db, queries, options, report);
  } finally {
    await db.close();
  }
}

/** A run with some of the vectors would measure nothing. */
async function addVectors(db: Database, { embeddings }: RetrievalEvaluation, report: (line: string) => void) {
  const outcome = await embedIndex({ db, embeddings });
  const line = describeVectors(outcome);
  if (outcome.status === "unanswered") throw new Error(line);
  if (line) report(line);
}

async function writeRun(
  db: Database,
  queries: readonly Query[],
  options: RetrievalEvaluation,
  report: (line: string) => void,
) {
  const out = createWriteStream(options.run);
  const started = performance.now();
  for (const [i, query] of queries.entries()) {
    if (!out.write(`${JSON.stringify(await answer(db, query, options))}\n`)) await once(out, "drain");
    if ((i + 1) % 100 === 0 || i + 1 === queries.length) report(`asked ${i + 1} of ${queries.length} questions`);
  }
  out.end();
  await once(out, "finish");
  report(`wrote ${options.run}: ${((performance.now() - started) / queries.length).toFixed(1)} ms a question`);
}

async function answer(db: Database, query: Query, { history: historyMode, embeddings, reranker }: RetrievalEvaluation) {
  const found = await retrieve(
    { db, clock: systemClock, embeddings },
    { question: query.query, history: query.history, historyMode, language: query.lang, limit: RANKED, reranker },
  );
  return {
    query_id: query.id,
    ranked: found.chunks.map((chunk) => ({ doc_id: chunk.slug, section_id: chunk.sectionId, score: chunk.score })),
    top_score: found.confidence,
    refused: !found.isConfident,
  };
}
