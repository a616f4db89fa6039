import { z } from "zod";
import { type Reranker, RerankError } from "./port.ts";

/** Thirty passages sent back whole are a tenth of this. */
const MAX_REPLY_BYTES = 1_000_000;

const replySchema = z.object({
  results: z.array(z.object({ index: z.int().min(0), relevance_score: z.number() })).min(1),
});

/**
 * Any server with the common `POST {baseUrl}/rerank` (`model`, `query`, `documents`, `top_n` → `results` of `index` and
 * `relevance_score`). One try: whoever waits for an answer waits for this, and there is an order already.
 */
export function createHttpReranker(options: {
  readonly baseUrl: string;
  readonly apiKey: string;
  readonly model: string;
}): Reranker {
  const address = `${options.baseUrl.replace(/\/+$/, "")}/rerank`;
  return {
    model: options.model,
    async rerank(query, documents, { timeoutMs }) {
      const reply = await post(address, options.apiKey, timeoutMs, {
        model: options.model,
        query,
        documents,
        top_n: documents.length,
      });
      return placesOf(reply, documents.length);
    },
  };
}

async function post(address: string, apiKey: string, timeoutMs: number, body: object): Promise<string> {
  try {
    const response = await fetch(address, {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: "application/json", Authorization: `Bearer ${apiKey}` },
      body: JSON.stringify(body),
      // A question goes to the address that was configured and nowhere else.
      redirect: "error",
      signal: AbortSignal.timeout(timeoutMs),
    });
    if (response.ok) return await readText(response);
    await response.body?.cancel();
    throw new RerankError("refused");
  } catch (cause) {
    if (cause instanceof RerankError) throw cause;
    const isLate = cause instanceof Error && cause.name === "TimeoutError";
    throw new RerankError(isLate ? "timeout" : "unreachable", { cause });
  }
}

async function readText(response: Response): Promise<string> {
  const reader = response.body?.getReader();
  const decoder = new TextDecoder();
  let [text, size] = ["", 0];
  for (let piece = await reader?.read(); piece?.value; piece = await reader?.read()) {
    size += piece.value.byteLength;
    if (size > MAX_REPLY_BYTES) throw new RerankError("unusable");
    text += decoder.decode(piece.value, { stream: true });
  }
  return text + decoder.decode();
}

/** What the server did not judge follows in its old order; a place it names twice or that does not exist discredits the reply. */
function placesOf(reply: string, count: number): number[] {
  const parsed = replySchema.safeParse(parseJson(reply));
  if (!parsed.success) throw new RerankError("unusable");
  const judged = parsed.data.results.toSorted((a, b) => b.relevance_score - a.relevance_score || a.index - b.index);
  const places = judged.map(({ index }) => index);
  const seen = new Set(places);
  if (seen.size < places.length || places.some((place) => place >= count)) throw new RerankError("unusable");
  const rest = Array.from({ length: count }, (_, place) => place).filter((place) => !seen.has(place));
  return [...places, ...rest];
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
