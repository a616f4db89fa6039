import { type Llm, LlmError, type LlmFailure, type LlmReply, type LlmRequest } from "./port.ts";

export type FakeReply = string | LlmFailure | ((request: LlmRequest) => string);

const FAILURE_WORDS: readonly string[] = [
  "unreachable",
  "refused",
  "rate_limited",
  "timeout",
  "cut_off",
  "unusable",
  "circuit_open",
];

/** A model that says what it is told to, in turn and then the last for ever, and remembers what it was asked. */
export class FakeLlm implements Llm {
  readonly model = "fake";
  readonly requests: LlmRequest[] = [];
  readonly #replies: FakeReply[];

  constructor(...replies: readonly FakeReply[]) {
    this.#replies = [...replies];
  }

  async complete(request: LlmRequest): Promise<LlmReply> {
    this.requests.push(request);
    if (request.signal?.aborted) throw new LlmError("cut_off");
    const reply = this.#replies.length > 1 ? this.#replies.shift() : this.#replies[0];
    if (reply === undefined || reply === "") throw new LlmError("unusable");
    if (typeof reply === "string" && FAILURE_WORDS.includes(reply)) throw new LlmError(reply as LlmFailure);
    const text = typeof reply === "function" ? reply(request) : reply;
    for (const piece of text.match(/[\s\S]{1,7}/g) ?? []) request.onText?.(piece);
    return { text, model: this.model, promptTokens: 1, completionTokens: 1 };
  }
}
