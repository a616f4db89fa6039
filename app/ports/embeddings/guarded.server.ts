import { ConsecutiveBreaker, circuitBreaker, handleAll, isBrokenCircuitError } from "cockatiel";
import type { Logger } from "pino";
import { type CircuitState, tellCircuit } from "#app/ports/metrics/tell-circuit.ts";
import { type Embeddings, EmbeddingsError } from "./port.ts";

const FAILURES_TO_OPEN = 2;
const HALF_OPEN_AFTER_MS = 30_000;
/** One question is looked for several times (everywhere, then among services), and asked about once. */
const REMEMBERED = 16;

/**
 * A model that residents need not wait for: after two failures in a row nobody is asked for half a minute, and each
 * outage is logged once, as is its end. The vectors of the last few questions are remembered.
 */
export function guardEmbeddings(
  embeddings: Embeddings,
  log: Pick<Logger, "info" | "warn">,
  options: { readonly halfOpenAfterMs?: number; readonly onCircuit?: (state: CircuitState) => void } = {},
): Embeddings {
  const { model } = embeddings;
  const breaker = circuitBreaker(handleAll, {
    halfOpenAfter: options.halfOpenAfterMs ?? HALF_OPEN_AFTER_MS,
    breaker: new ConsecutiveBreaker(FAILURES_TO_OPEN),
  });
  tellCircuit(breaker, options.onCircuit);
  const remembered = new Map<string, number[][]>();
  let isOut = false;

  function noticeFailure(error: unknown): void {
    if (!isOut) log.warn({ model, reason: reasonOf(error) }, "the embedding model fails: searching by words alone");
    isOut = true;
  }

  function noticeAnswer(): void {
    if (isOut) log.info({ model }, "the embedding model answers again");
    isOut = false;
  }

  return {
    model,
    async embed(texts, { timeoutMs }) {
      const key = texts.length === 1 ? texts[0] : undefined;
      const known = key === undefined ? undefined : remembered.get(key);
      if (known) return known;
      try {
        const vectors = await breaker.execute(() => embeddings.embed(texts, { timeoutMs }));
        noticeAnswer();
        if (key !== undefined) remembered.set(key, vectors);
        const [oldest] = remembered.keys();
        if (remembered.size > REMEMBERED && oldest !== undefined) remembered.delete(oldest);
        return vectors;
      } catch (error) {
        if (isBrokenCircuitError(error)) throw new EmbeddingsError("circuit_open", { cause: error });
        noticeFailure(error);
        throw error;
      }
    },
  };
}

/** Never the error's own words: a server may repeat in them what it was asked. */
const reasonOf = (error: unknown): string => (error instanceof EmbeddingsError ? error.reason : "fault");
