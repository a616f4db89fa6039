/** A model that judges how well passages answer a question: it reads both, which vectors do not. */
export interface Reranker {
  readonly model: string;
  /** The places of `documents`, best first; each place once. Within the time. Throws `RerankError`. */
  rerank(query: string, documents: readonly string[], options: { readonly timeoutMs: number }): Promise<number[]>;
}

export const RERANK_FAILURES = ["unreachable", "refused", "timeout", "unusable", "circuit_open"] as const;
export type RerankFailure = (typeof RERANK_FAILURES)[number];

export class RerankError extends Error {
  constructor(
    readonly reason: RerankFailure,
    options?: ErrorOptions,
  ) {
    super(`rerank: ${reason}`, options);
  }
}
