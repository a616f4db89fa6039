import OpenAI, { APIConnectionError, APIConnectionTimeoutError, APIUserAbortError } from "openai";
import { type Embeddings, EmbeddingsError } from "./port.ts";

const MAX_RETRIES = 1;

/** Any OpenAI-compatible server. */
export function createOpenAiEmbeddings(options: {
  readonly baseUrl: string;
  readonly apiKey: string;
  readonly model: string;
}): Embeddings {
  const client = new OpenAI({
    baseURL: options.baseUrl,
    apiKey: options.apiKey,
    maxRetries: MAX_RETRIES,
    logLevel: "off",
    // Texts and the key go to the configured address alone.
    fetchOptions: { redirect: "error" },
  });
  return {
    model: options.model,
    async embed(texts, { timeoutMs }) {
      if (texts.length === 0) return [];
      const vectors = await ask(client, options.model, texts, timeoutMs);
      const dimension = vectors[0]?.length ?? 0;
      // A wrong count or length would put vectors to the wrong texts, or fail in the database much later.
      const isUsable =
        dimension > 0 && vectors.length === texts.length && vectors.every((one) => one.length === dimension);
      if (!isUsable || !vectors.flat().every(Number.isFinite)) throw new EmbeddingsError("unusable");
      return vectors;
    },
  };
}

async function ask(client: OpenAI, model: string, texts: readonly string[], timeoutMs: number): Promise<number[][]> {
  // The client's own timeout begins anew with each retry; this one ends them all.
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    const reply = await client.embeddings.create(
      { model, input: [...texts], encoding_format: "float" },
      { timeout: timeoutMs, signal },
    );
    return [...reply.data].sort((a, b) => a.index - b.index).map(({ embedding }) => embedding);
  } catch (cause) {
    if (cause instanceof APIConnectionTimeoutError || cause instanceof APIUserAbortError)
      throw new EmbeddingsError("timeout", { cause });
    if (cause instanceof APIConnectionError) throw new EmbeddingsError("unreachable", { cause });
    if (cause instanceof OpenAI.APIError) throw new EmbeddingsError("refused", { cause });
    throw new EmbeddingsError("unusable", { cause });
  }
}
