import type { Database } from "#app/db/port.ts";
import { StartupError } from "#app/lib/startup-error.ts";
import { type Embeddings, EmbeddingsError, type EmbeddingsFailure } from "#app/ports/embeddings/port.ts";
import {
  countChunksToEmbed,
  deleteEmbeddings,
  insertEmbeddingModel,
  selectChunksToEmbed,
  selectEmbeddingModel,
  updateEmbeddings,
} from "./embeddings.queries.server.ts";

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
  /** Makes every vector anew, by a model that may be another one. */
  readonly isAnew?: boolean;
};

const BATCH_CHUNKS = 64;
const BATCH_TIMEOUT_MS = 60_000;
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
    return { status: "done", embedded: await embedMissing(db, embeddings, options) };
  } catch (error) {
    if (!(error instanceof EmbeddingsError)) throw error;
    return { status: "unanswered", reason: error.reason, missing: await countChunksToEmbed(db) };
  }
}

async function embedMissing(db: Database, embeddings: Embeddings, { isAnew, onProgress }: Options): Promise<number> {
  if (!isAnew && (await countChunksToEmbed(db)) === 0) return 0;
  await embeddings.embed([PROBE], { timeoutMs: PROBE_TIMEOUT_MS });
  if (isAnew) await db.transaction(deleteEmbeddings);
  const total = await countChunksToEmbed(db);
  for (let done = 0; ;) {
    const embedded = await embedBatch(db, embeddings);
    if (embedded === 0) return done;
    done += embedded;
    onProgress?.({ done, total: Math.max(done, total) });
  }
}

async function embedBatch(db: Database, embeddings: Embeddings): Promise<number> {
  const chunks = await selectChunksToEmbed(db, BATCH_CHUNKS);
  if (chunks.length === 0) return 0;
  const texts = chunks.map(({ text }) => text);
  const vectors = await embeddings.embed(texts, { timeoutMs: BATCH_TIMEOUT_MS });
  const made = { model: embeddings.model, dimension: vectors[0]?.length ?? 0 };
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
