import type { Database, Transaction } from "#app/db/port.ts";
import { type Analyser, ANALYSER_VERSION } from "./analyser.server.ts";
import { analyserOf, noticeNameCount } from "./index-analyser.server.ts";
import { type ChunkRow, makeChunkRows } from "./index-entry.server.ts";
import { makeRecordRow, type RecordRow } from "./index-record.server.ts";
import { insertRecords, insertSounds } from "./index-records.queries.server.ts";
import { soundsOf, type Sound } from "./chinese-sounds.server.ts";
import {
  applyTermChanges,
  deleteDocuments,
  insertChunks,
  insertDocuments,
  insertNames,
  lockIndex,
  selectIndexed,
} from "./index.queries.server.ts";
import type { IndexableDocument } from "./indexable-document.ts";
import { TermChanges } from "./term-changes.ts";

export type IndexProgress = { readonly done: number; readonly total: number; readonly chunks: number };
export type IndexOutcome = { readonly indexed: number; readonly unchanged: number; readonly chunks: number };

/** Sections a transaction takes: large enough to be fast, small enough to keep a running portal answering. */
const BATCH_SECTIONS = 500;

/**
 * Brings documents into the index. A document whose hash and analyser version are already there costs one look; a
 * changed one is replaced whole, in one transaction. Killed half way, the next run goes on where this one ended. It is found
 * by its words then; `embedIndex` adds the vectors.
 */
export async function indexDocuments(
  deps: { readonly db: Database },
  documents: readonly IndexableDocument[],
  options: { readonly onProgress?: (progress: IndexProgress) => void } = {},
): Promise<IndexOutcome> {
  const { db } = deps;
  noticeNameCount(db, await insertNames(db, chineseServiceNames(documents)));
  const analyser = await analyserOf(db);
  let done = 0;
  const sum = { indexed: 0, unchanged: 0, chunks: 0 };
  for (const batch of batchesOf(documents)) {
    const { indexed, chunks } = await indexBatch(db, batch, analyser);
    done += batch.length;
    sum.indexed += indexed;
    sum.unchanged += batch.length - indexed;
    sum.chunks += chunks;
    options.onProgress?.({ done, total: documents.length, chunks: sum.chunks });
  }
  return sum;
}

async function indexBatch(db: Database, batch: readonly IndexableDocument[], analyser: Analyser) {
  const changed = await withoutUnchanged(db, batch);
  if (changed.length === 0) return { indexed: 0, chunks: 0 };
  const chunks = changed.flatMap((document) => makeChunkRows(document, analyser));
  const records = changed.map((document) => makeRecordRow(document, analyser));
  const sounds = soundsOf(changed, analyser);
  await db.transaction((tx) => replace(tx, changed, { chunks, records, sounds }));
  return { indexed: changed.length, chunks: chunks.length };
}

type Entries = {
  readonly chunks: readonly ChunkRow[];
  readonly records: readonly RecordRow[];
  readonly sounds: readonly Sound[];
};

async function replace(tx: Transaction, documents: readonly IndexableDocument[], { chunks, records, sounds }: Entries) {
  await lockIndex(tx);
  const changes = new TermChanges();
  const gone = await deleteDocuments(
    tx,
    documents.map((document) => document.id),
  );
  for (const chunk of gone) changes.add(chunk, -1);
  for (const chunk of chunks) changes.add(chunk, 1);
  await insertDocuments(tx, documents, ANALYSER_VERSION);
  await insertChunks(tx, chunks);
  await insertRecords(tx, records);
  await insertSounds(tx, sounds);
  await applyTermChanges(tx, changes);
}

async function withoutUnchanged(db: Database, batch: readonly IndexableDocument[]) {
  const known = new Map(
    (
      await selectIndexed(
        db,
        batch.map((document) => document.id),
      )
    ).map((row) => [row.id, row]),
  );
  return batch.filter((document) => {
    const row = known.get(document.id);
    return row?.content_hash !== document.contentHash || row.analyser_version !== ANALYSER_VERSION;
  });
}

function* batchesOf(documents: readonly IndexableDocument[]): Generator<IndexableDocument[]> {
  let batch: IndexableDocument[] = [];
  let sections = 0;
  for (const document of documents) {
    batch.push(document);
    sections += document.sections.length;
    if (sections < BATCH_SECTIONS) continue;
    yield batch;
    batch = [];
    sections = 0;
  }
  if (batch.length > 0) yield batch;
}

/** Short names only: a whole sentence as one word would be found by nobody. */
function chineseServiceNames(documents: readonly IndexableDocument[]): string[] {
  const names = documents.filter((document) => document.kind === "service").map((document) => document.title.trim());
  return [...new Set(names.filter((name) => /^\p{Script=Han}{2,10}$/u.test(name)))];
}
