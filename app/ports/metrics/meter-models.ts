import type { Embeddings } from "#app/ports/embeddings/port.ts";
import type { Llm } from "#app/ports/llm/port.ts";
import type { Reranker } from "#app/ports/rerank/port.ts";
import type { Labels, Metrics } from "./port.ts";
import { CIRCUIT_STATES, type CircuitState } from "./tell-circuit.ts";

/** Says in which state a model's circuit breaker is. */
export function noteCircuit(metrics: Metrics, labels: Labels, now: CircuitState): void {
  for (const state of CIRCUIT_STATES)
    metrics.set("onewindow_model_circuit_state", { ...labels, state }, Number(state === now));
}

/** Never the error's own words: a server may repeat in them what it was asked. */
export const reasonOf = (error: unknown): string =>
  error instanceof Error && "reason" in error && typeof error.reason === "string" ? error.reason : "fault";

async function metered<T>(metrics: Metrics, labels: Labels, call: () => Promise<T>): Promise<T> {
  const startedMs = performance.now();
  let outcome = "ok";
  try {
    return await call();
  } catch (error) {
    outcome = reasonOf(error);
    throw error;
  } finally {
    metrics.add("onewindow_model_calls_total", { ...labels, outcome });
    // Where the circuit is open nobody was asked.
    if (outcome !== "circuit_open")
      metrics.observe("onewindow_model_call_duration_seconds", labels, (performance.now() - startedMs) / 1000);
  }
}

/** The same model, with its calls, failures and tokens counted. A server's own name for itself is not believed. */
export function meterLlm(llm: Llm, metrics: Metrics): Llm {
  const labels = { kind: "chat", model: llm.model };
  return {
    model: llm.model,
    async complete(request) {
      const reply = await metered(metrics, labels, () => llm.complete(request));
      metrics.add("onewindow_model_tokens_total", { model: llm.model, direction: "prompt" }, reply.promptTokens);
      metrics.add(
        "onewindow_model_tokens_total",
        { model: llm.model, direction: "completion" },
        reply.completionTokens,
      );
      return reply;
    },
  };
}

export function meterEmbeddings(embeddings: Embeddings, metrics: Metrics): Embeddings {
  const labels = { kind: "embeddings", model: embeddings.model };
  return {
    model: embeddings.model,
    embed: (texts, options) => metered(metrics, labels, () => embeddings.embed(texts, options)),
  };
}

export function meterReranker(reranker: Reranker, metrics: Metrics): Reranker {
  const labels = { kind: "rerank", model: reranker.model };
  return {
    model: reranker.model,
    rerank: (query, documents, options) => metered(metrics, labels, () => reranker.rerank(query, documents, options)),
  };
}
