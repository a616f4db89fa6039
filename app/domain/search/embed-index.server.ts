import type { Database } from "#app/db/port.ts";
import type { Embeddings } from "#app/ports/embeddings/port.ts";
import {
  countChunksToEmbed,
  type EmbeddingModel,
  insertEmbeddingModel,
  selectChunksToEmbed,
  selectEmbeddingModel,
  updateEmbeddings,
} from "./embeddings.queries.server.ts";

const BATCH_CHUNKS = 64;
const BATCH_TIMEOUT_MS = 60_000;

/** The index holds vectors of another model; the message says what to do. */
export class EmbeddingModelChangedError extends Error {
  constructor(held: EmbeddingModel, model: string, dimension: number) {
    super(
      `The index holds vectors of ${held.model} (${held.dimension} numbers each), but ${model} (${dimension}) is configured, ` +
        `and the two cannot be compared. Set EMBEDDINGS_MODEL back to ${held.model}, or index into a new database.`,
    );
  }
}

/** Gives every chunk that has none its vector. Killed half way, the next run goes on with the rest. */
export async function embedChunks(
  deps: { readonly db: Database; readonly embeddings: Embeddings },
  options: { readonly onProgress?: (progress: { done: number; total: number }) => void } = {},
): Promise<void> {
  const { db, embeddings } = deps;
  const total = await countChunksToEmbed(db);
  for (let done = 0; ;) {
    const chunks = await selectChunksToEmbed(db, BATCH_CHUNKS);
    if (chunks.length === 0) return;
    const vectors = await embeddings.embed(
      chunks.map(({ text }) => text),
      { timeoutMs: BATCH_TIMEOUT_MS },
    );
    const dimension = vectors[0]?.length ?? 0;
    await db.transaction(async (tx) => {
      await insertEmbeddingModel(tx, { model: embeddings.model, dimension });
      const held = await selectEmbeddingModel(tx);
      if (held && (held.model !== embeddings.model || held.dimension !== dimension)) {
        throw new EmbeddingModelChangedError(held, embeddings.model, dimension);
      }
      await updateEmbeddings(
        tx,
        chunks.map(({ id }) => id),
        vectors,
      );
    });
    done += chunks.length;
    options.onProgress?.({ done, total });
  }
}
