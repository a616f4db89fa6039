import { type Reranker, RerankError } from "#app/ports/rerank/port.ts";
import type { RetrievedChunk } from "./chunks.queries.server.ts";
import { maskQuestion } from "./mask-question.server.ts";

/** What a model reads for one question: more would cost time, and what stands further down is hardly ever right. */
export const RERANKED = 30;
/** A resident waits for this: later the order stays as it is. */
const RERANK_TIMEOUT_MS = 1_500;
const MAX_PASSAGE_LENGTH = 2_000;

/**
 * The passages in the order of a model that has read them. Scores keep their places and passages move, so that whoever goes
 * by a share of the best score finds the same numbers. A model that fails, or none, leaves everything as it was.
 */
export async function rerankPassages(
  reranker: Reranker | undefined,
  question: string,
  chunks: readonly RetrievedChunk[],
): Promise<readonly RetrievedChunk[]> {
  const first = chunks.slice(0, RERANKED);
  const masked = maskQuestion(question);
  if (!reranker || masked === "" || first.length < 2) return chunks;
  try {
    const places = await reranker.rerank(masked, first.map(toPassage), { timeoutMs: RERANK_TIMEOUT_MS });
    const moved = places.flatMap((from, to) => {
      const chunk = first[from];
      return chunk ? [{ ...chunk, score: first[to]?.score ?? chunk.score }] : [];
    });
    return [...moved, ...chunks.slice(RERANKED)];
  } catch (error) {
    if (error instanceof RerankError) return chunks;
    throw error;
  }
}

const toPassage = ({ title, headingPath, heading, text }: RetrievedChunk): string =>
  [[title, ...headingPath, ...(heading ? [heading] : [])].join(" › "), text].join("\n").slice(0, MAX_PASSAGE_LENGTH);
