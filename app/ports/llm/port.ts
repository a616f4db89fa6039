/** A chat model at an OpenAI-compatible address. */

export type LlmMessage = { readonly role: "system" | "user" | "assistant"; readonly content: string };

export type LlmRequest = {
  readonly messages: readonly LlmMessage[];
  readonly maxTokens: number;
  readonly timeoutMs: number;
  /** Ask for one JSON object as the reply. */
  readonly json?: boolean;
  readonly signal?: AbortSignal;
  /** Called with each piece of text as it comes; the promise gives the whole. */
  readonly onText?: (piece: string) => void;
};

export type LlmReply = {
  readonly text: string;
  readonly model: string;
  readonly promptTokens: number;
  readonly completionTokens: number;
};

export const LLM_FAILURES = [
  "unreachable",
  "refused",
  "rate_limited",
  "timeout",
  "cut_off",
  "unusable",
  "circuit_open",
] as const;
export type LlmFailure = (typeof LLM_FAILURES)[number];

export class LlmError extends Error {
  constructor(
    readonly reason: LlmFailure,
    options?: ErrorOptions,
  ) {
    super(`model: ${reason}`, options);
  }
}

export interface Llm {
  readonly model: string;
  /** Throws `LlmError`; retries and the circuit breaker are inside. */
  complete(request: LlmRequest): Promise<LlmReply>;
}
