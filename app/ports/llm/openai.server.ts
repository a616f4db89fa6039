import { ConsecutiveBreaker, circuitBreaker, handleWhen, isBrokenCircuitError } from "cockatiel";
import OpenAI, { APIConnectionTimeoutError, APIError, APIUserAbortError } from "openai";
import { type CircuitState, tellCircuit } from "#app/ports/metrics/tell-circuit.ts";
import { type Llm, LlmError, type LlmReply, type LlmRequest } from "./port.ts";

export type OpenAiOptions = {
  readonly baseUrl: string;
  readonly apiKey: string;
  readonly model: string;
  /** How long the circuit stays open after five failures in a row. */
  readonly halfOpenAfterMs?: number;
  /** Told the state of the circuit breaker, now and whenever it changes. */
  readonly onCircuit?: (state: CircuitState) => void;
};

const MAX_RETRIES = 2;
const FAILURES_TO_OPEN = 5;
const HALF_OPEN_AFTER_MS = 30_000;
const FIRST_WAIT_MS = 300;
/** A model that says more characters a token than any language needs is broken or hostile. */
const MAX_CHARACTERS_PER_TOKEN = 12;

/**
 * Any OpenAI-compatible server. All within the time of the request: at most two retries, after 429 and 5xx only and
 * honouring `Retry-After`; after five failures in a row nobody is asked for half a minute.
 */
export function createOpenAiLlm(options: OpenAiOptions): Llm {
  const client = new OpenAI({
    baseURL: options.baseUrl,
    apiKey: options.apiKey,
    maxRetries: 0,
    logLevel: "off",
    // Questions and the key go to the configured address alone.
    fetchOptions: { redirect: "error" },
  });
  // A reader who leaves says nothing about the server.
  const breaker = circuitBreaker(
    handleWhen(
      (error) => !(error instanceof LlmError && error.reason === "cut_off" && error.cause instanceof ReaderLeft),
    ),
    { halfOpenAfter: options.halfOpenAfterMs ?? HALF_OPEN_AFTER_MS, breaker: new ConsecutiveBreaker(FAILURES_TO_OPEN) },
  );
  tellCircuit(breaker, options.onCircuit);
  return {
    model: options.model,
    async complete(request) {
      try {
        return await breaker.execute(() => completeInTime(client, options.model, request));
      } catch (error) {
        if (isBrokenCircuitError(error)) throw new LlmError("circuit_open", { cause: error });
        throw error;
      }
    },
  };
}

class ReaderLeft extends Error {}

/** One stop for all attempts: the time is up, or the reader has left. */
async function completeInTime(client: OpenAI, model: string, request: LlmRequest): Promise<LlmReply> {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(new LlmError("timeout")), request.timeoutMs);
  const leave = () => stop.abort(new LlmError("cut_off", { cause: new ReaderLeft() }));
  if (request.signal?.aborted) leave();
  request.signal?.addEventListener("abort", leave, { once: true });
  const endsAtMs = performance.now() + request.timeoutMs;
  try {
    for (let attempt = 0; ; attempt++) {
      try {
        return await completeOnce(client, model, request, stop.signal);
      } catch (error) {
        if (stop.signal.aborted) throw stop.signal.reason;
        const waitMs = attempt < MAX_RETRIES ? retryAfterMs(error, attempt) : undefined;
        if (waitMs === undefined || performance.now() + waitMs >= endsAtMs) throw toLlmError(error);
        await pause(waitMs, stop.signal);
      }
    }
  } finally {
    clearTimeout(timer);
    request.signal?.removeEventListener("abort", leave);
  }
}

async function completeOnce(
  client: OpenAI,
  model: string,
  request: LlmRequest,
  signal: AbortSignal,
): Promise<LlmReply> {
  const stream = await client.chat.completions.create(
    {
      model,
      messages: request.messages.map(({ role, content }) => ({ role, content })),
      max_tokens: request.maxTokens,
      temperature: 0,
      stream: true,
      stream_options: { include_usage: true },
      ...(request.json ? { response_format: { type: "json_object" as const } } : {}),
    },
    // The package refuses parts of a millisecond.
    { signal, timeout: Math.ceil(request.timeoutMs) },
  );
  let text = "";
  let usedModel = model;
  let usage = { prompt_tokens: 0, completion_tokens: 0 };
  let isFinished = false;
  try {
    for await (const chunk of stream) {
      const choice = chunk.choices?.[0];
      if (chunk.model) usedModel = chunk.model;
      if (chunk.usage) usage = chunk.usage;
      const piece = choice?.delta?.content;
      if (typeof piece === "string" && piece !== "") {
        text += piece;
        if (text.length > request.maxTokens * MAX_CHARACTERS_PER_TOKEN) throw new LlmError("unusable");
        request.onText?.(piece);
      }
      if (choice?.finish_reason) isFinished = true;
    }
  } catch (error) {
    // After the first words a second try would say them twice.
    if (text !== "" && !(error instanceof LlmError)) throw new LlmError("cut_off", { cause: error });
    throw error;
  } finally {
    stream.controller.abort();
  }
  if (signal.aborted) throw signal.reason;
  if (text.trim() === "") throw new LlmError("unusable");
  if (!isFinished) throw new LlmError("cut_off");
  return { text, model: usedModel, promptTokens: usage.prompt_tokens, completionTokens: usage.completion_tokens };
}

/** How long to wait before another try; `undefined` when there is no sense in one. */
function retryAfterMs(error: unknown, attempt: number): number | undefined {
  if (!(error instanceof APIError) || error.status === undefined) return undefined;
  if (error.status !== 429 && error.status < 500) return undefined;
  const asked = Number(error.headers?.get("retry-after"));
  const backoffMs = FIRST_WAIT_MS * 2 ** attempt;
  return Number.isFinite(asked) && asked > 0 ? Math.max(asked * 1000, backoffMs) : backoffMs;
}

function toLlmError(error: unknown): LlmError {
  if (error instanceof LlmError) return error;
  if (error instanceof APIConnectionTimeoutError) return new LlmError("timeout", { cause: error });
  if (error instanceof APIUserAbortError) return new LlmError("cut_off", { cause: error });
  if (error instanceof APIError && error.status === 429) return new LlmError("rate_limited", { cause: error });
  if (error instanceof APIError && error.status !== undefined && error.status < 500)
    return new LlmError("refused", { cause: error });
  if (error instanceof APIError) return new LlmError("unreachable", { cause: error });
  // What came was no stream of JSON.
  return new LlmError("unusable", { cause: error });
}

/** Waits, or ends at once when stopped; the caller looks at the signal. */
async function pause(waitMs: number, signal: AbortSignal): Promise<void> {
  await new Promise<void>((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, waitMs);
    signal.addEventListener("abort", done, { once: true });
  });
}
