import type { Config, ModelEndpoint } from "#app/config/env.server.ts";
import { createOpenAiEmbeddings } from "#app/ports/embeddings/openai.server.ts";
import { EmbeddingsError, type EmbeddingsFailure } from "#app/ports/embeddings/port.ts";
import { createOpenAiLlm } from "#app/ports/llm/openai.server.ts";
import { LlmError, type LlmFailure } from "#app/ports/llm/port.ts";
import { createHttpReranker } from "#app/ports/rerank/http.server.ts";
import { RerankError, type RerankFailure } from "#app/ports/rerank/port.ts";
import { fault, type Finding, note, ok } from "./finding.ts";

const TIMEOUT_MS = 5_000;

const BECAUSE: Readonly<Record<LlmFailure | EmbeddingsFailure | RerankFailure, string>> = {
  unreachable: "cannot be reached or fails",
  refused: "refuses the request: key or model name may be wrong",
  rate_limited: "says that there were too many requests",
  timeout: "did not answer in time",
  cut_off: "broke off in the middle",
  unusable: "answered what no portal can use",
  circuit_open: "failed several times in a row",
};

async function ask(
  name: string,
  endpoint: ModelEndpoint,
  path: "models" | "rerank",
  work: () => Promise<string>,
): Promise<Finding> {
  try {
    return ok(await work());
  } catch (error) {
    if (!(error instanceof LlmError || error instanceof EmbeddingsError || error instanceof RerankError)) throw error;
    return fault(
      `The model ${endpoint.model} at ${endpoint.baseUrl} ${BECAUSE[error.reason]}.`,
      `curl -m 5 -H "Authorization: Bearer $${name}_API_KEY" ${endpoint.baseUrl}/${path}`,
    );
  }
}

async function checkLlm(endpoint: ModelEndpoint | undefined, timeoutMs: number): Promise<Finding> {
  if (!endpoint) return note("No model (LLM_BASE_URL): answers are taken word for word from the published texts.");
  return ask("LLM", endpoint, "models", async () => {
    const started = performance.now();
    const messages = [{ role: "user", content: "Answer with the word yes." }] as const;
    await createOpenAiLlm(endpoint).complete({ messages, maxTokens: 64, timeoutMs });
    return `The model ${endpoint.model} answered in ${Math.round(performance.now() - started)} ms.`;
  });
}

async function checkEmbeddings(endpoint: ModelEndpoint | undefined, timeoutMs: number): Promise<Finding> {
  if (!endpoint) return note("No embeddings (EMBEDDINGS_BASE_URL): search goes by words alone.");
  return ask("EMBEDDINGS", endpoint, "models", async () => {
    const [vector = []] = await createOpenAiEmbeddings(endpoint).embed(["yes"], { timeoutMs });
    return `The model ${endpoint.model} gives vectors of ${vector.length} numbers.`;
  });
}

async function checkReranker(endpoint: ModelEndpoint | undefined, timeoutMs: number): Promise<Finding> {
  if (!endpoint) return note("No rerank model (RERANK_BASE_URL): passages stay in the order of the search.");
  return ask("RERANK", endpoint, "rerank", async () => {
    await createHttpReranker(endpoint).rerank("yes", ["yes", "no"], { timeoutMs });
    return `The model ${endpoint.model} puts passages in order.`;
  });
}

/** Asks each configured model once. Unset ones are notes: the portal works without. */
export const checkModels = (
  { llm, embeddings, rerank }: Pick<Config, "llm" | "embeddings" | "rerank">,
  timeoutMs = TIMEOUT_MS,
): Promise<Finding[]> =>
  Promise.all([checkLlm(llm, timeoutMs), checkEmbeddings(embeddings, timeoutMs), checkReranker(rerank, timeoutMs)]);
