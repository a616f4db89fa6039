import type { Database } from "#app/db/port.ts";
import { type Embeddings, EmbeddingsError } from "#app/ports/embeddings/port.ts";
import type { Candidate } from "./candidate.ts";
import type { ChunkFilter } from "./candidates.queries.server.ts";
import { selectEmbeddingModel, selectNearest } from "./embeddings.queries.server.ts";
import { maskQuestion } from "./mask-question.server.ts";

/** A resident waits for this: later the words alone must do. */
const QUESTION_TIMEOUT_MS = 1_500;
const NEAREST = 50;

/** The chunks nearest to a question in meaning; none when there is no model, no extension, or the model does not answer. */
export async function findNearest(
  deps: { readonly db: Database; readonly embeddings?: Embeddings | undefined },
  question: string,
  filter: ChunkFilter,
): Promise<Candidate[]> {
  const { db, embeddings } = deps;
  if (!embeddings || !db.capabilities.vector) return [];
  const masked = maskQuestion(question);
  if (masked === "") return [];
  const held = await selectEmbeddingModel(db);
  if (held?.model !== embeddings.model) return [];
  try {
    const [vector] = await embeddings.embed([masked], { timeoutMs: QUESTION_TIMEOUT_MS });
    if (vector?.length !== held.dimension) return [];
    return await selectNearest(db, filter, vector, { limit: NEAREST, isIndexed: held.isIndexed });
  } catch (error) {
    if (error instanceof EmbeddingsError) return [];
    throw error;
  }
}
