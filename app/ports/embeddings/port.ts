/** A model that turns texts into vectors, at an OpenAI-compatible address. */
export interface Embeddings {
  /** Its name; vectors of different models cannot be compared. */
  readonly model: string;
  /** One vector for each text, in order, within the time, retries included. Throws `EmbeddingsError`. */
  embed(texts: readonly string[], options: { readonly timeoutMs: number }): Promise<number[][]>;
}

export const EMBEDDINGS_FAILURES = ["unreachable", "refused", "timeout", "unusable", "circuit_open"] as const;
export type EmbeddingsFailure = (typeof EMBEDDINGS_FAILURES)[number];

export class EmbeddingsError extends Error {
  constructor(
    readonly reason: EmbeddingsFailure,
    options?: ErrorOptions,
  ) {
    super(`embeddings: ${reason}`, options);
  }
}
