import { setTimeout as sleep } from "node:timers/promises";
import type { Database } from "#app/db/port.ts";
import { StartupError } from "#app/lib/startup-error.ts";
import { type Embeddings, EmbeddingsError, type EmbeddingsFailure } from "#app/ports/embeddings/port.ts";
import {
  type ChunkToEmbed,
  countChunksToEmbed,
  deleteEmbeddings,
  insertEmbeddingModel,
  selectChunksToEmbed,
  selectEmbeddingModel,
  updateEmbeddings,
} from "./embeddings.queries.server.ts";
import { analyseVectors, ensureVectorIndex } from "./vector-index.queries.server.ts";

export type VectorsOutcome =
  /** No model is configured. */
  | { readonly status: "off" }
  /** The database lacks pgvector. */
  | { readonly status: "no_extension" }
  | { readonly status: "done"; readonly embedded: number }
  /** The model failed; what has no vector yet is found by its words alone. */
  | { readonly status: "unanswered"; readonly reason: EmbeddingsFailure; readonly missing: number };

type Options = {
  readonly onProgress?: (progress: { done: number; total: number }) => void;
  /** The index of near neighbours is about to be made. */
  readonly onIndexing?: () => void;
  /** Makes every vector anew, by a model that may be another one. */
  readonly isAnew?: boolean;
  /** Words that are still being written: what is there gets its vectors meanwhile, and the rest afterwards. */
  readonly whileWriting?: Promise<unknown>;
};

const BATCH_CHUNKS = 64;
const BATCH_TIMEOUT_MS = 60_000;
/** How long to wait for words when all that are there have their vectors. */
const MORE_AFTER_MS = 100;
/** How many new vectors lie between two looks whether they want an index. */
const CHECKED_EVERY = 2_500;
/** Tells within seconds whether anybody answers, before a start waits for a batch or vectors are given up. */
const PROBE = "?";
const PROBE_TIMEOUT_MS = 5_000;

/** The index holds vectors of another model; the message says what to do. */
export class EmbeddingModelChangedError extends StartupError {
  constructor(held: string, configured: string) {
    super(
      `The index holds vectors of ${held}, but ${configured} is configured, and the two cannot be compared.\n` +
        "Set EMBEDDINGS_MODEL back, or make all vectors anew: npm run ingest -- --new-vectors",
    );
  }
}

/**
 * Gives every chunk of the index that has none its vector. Killed half way, the next run goes on with the rest. Throws
 * `EmbeddingModelChangedError` for a model whose vectors cannot be compared with those held; a model that does not answer
 * is an outcome, since the portal works without.
 */
export async function embedIndex(
  deps: { readonly db: Database; readonly embeddings?: Embeddings | undefined },
  options: Options = {},
): Promise<VectorsOutcome> {
  const { db, embeddings } = deps;
  if (!embeddings) return { status: "off" };
  if (!db.capabilities.vector) return { status: "no_extension" };
  const held = await selectEmbeddingModel(db);
  if (held && held.model !== embeddings.model && !options.isAnew)
    throw new EmbeddingModelChangedError(held.model, embeddings.model);
  try {
    const embedded = await embedMissing(db, embeddings, options);
    const now = await selectEmbeddingModel(db);
    if (now && (await ensureVectorIndex(db, now.dimension, options.onIndexing)) && embedded > 0)
      await analyseVectors(db);
    return { status: "done", embedded };
  } catch (error) {
    if (!(error instanceof EmbeddingsError)) throw error;
    await options.whileWriting?.catch(() => undefined);
    return { status: "unanswered", reason: error.reason, missing: await countChunksToEmbed(db) };
  }
}

async function embedMissing(db: Database, embeddings: Embeddings, options: Options): Promise<number> {
  const { isAnew, onProgress, onIndexing, whileWriting } = options;
  let isWriting = whileWriting !== undefined;
  const written = Promise.resolve(whileWriting)
    .catch(() => undefined) // Told to whoever writes.
    .then(() => (isWriting = false));
  const probe = () => embeddings.embed([PROBE], { timeoutMs: PROBE_TIMEOUT_MS });
  if (isAnew) {
    await probe();
    await db.transaction(deleteEmbeddings);
  }
  let done = 0;
  for (let isProbed = isAnew; ;) {
    const mayGrow = isWriting;
    const missing = await countChunksToEmbed(db);
    if (missing > 0 && !isProbed) {
      await probe();
      isProbed = true;
    }
    const total = done + missing;
    const embedded =
      missing > 0
        ? await embedOnce(db, embeddings, { tell: (sum) => onProgress?.({ done: done + sum, total }), onIndexing })
        : 0;
    done += embedded;
    if (embedded > 0) continue;
    if (!mayGrow) return done;
    await Promise.race([written, sleep(MORE_AFTER_MS)]);
  }
}

/** One walk over the chunks without a vector; the model reads the next ones while the last ones are written. */
async function embedOnce(
  db: Database,
  embeddings: Embeddings,
  { tell, onIndexing }: { readonly tell: (sum: number) => void; readonly onIndexing: Options["onIndexing"] },
): Promise<number> {
  let sum = 0;
  let isIndexed = false;
  for (let reading = readBatch(db, embeddings, ""); ;) {
    const { chunks, vectors } = await reading;
    const last = chunks.at(-1);
    if (!last) break;
    reading = readBatch(db, embeddings, last.id);
    // Its failure is told when its turn comes.
    reading.catch(() => undefined);
    const embedded = await writeBatch(db, embeddings.model, chunks, vectors);
    sum += embedded;
    if (embedded > 0) tell(sum);
    // Early, since adding to it as the vectors come is nothing beside waiting for them.
    if (!isIndexed && sum % CHECKED_EVERY < embedded)
      isIndexed = await ensureVectorIndex(db, vectors[0]?.length ?? 0, onIndexing);
  }
  return sum;
}

type ReadBatch = { readonly chunks: readonly ChunkToEmbed[]; readonly vectors: readonly number[][] };

async function readBatch(db: Database, embeddings: Embeddings, after: string): Promise<ReadBatch> {
  const chunks = await selectChunksToEmbed(db, BATCH_CHUNKS, after);
  if (chunks.length === 0) return { chunks, vectors: [] };
  const texts = chunks.map(({ text }) => text);
  return { chunks, vectors: await embeddings.embed(texts, { timeoutMs: BATCH_TIMEOUT_MS }) };
}

async function writeBatch(
  db: Database,
  model: string,
  chunks: readonly ChunkToEmbed[],
  vectors: readonly number[][],
): Promise<number> {
  const made = { model, dimension: vectors[0]?.length ?? 0 };
  return db.transaction(async (tx) => {
    await insertEmbeddingModel(tx, made);
    const held = await selectEmbeddingModel(tx);
    if (held && (held.model !== made.model || held.dimension !== made.dimension))
      throw new EmbeddingModelChangedError(
        `${held.model} (${held.dimension} numbers each)`,
        `${made.model} (${made.dimension})`,
      );
    return updateEmbeddings(tx, chunks, vectors);
  });
}
