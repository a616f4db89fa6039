import type { Logger } from "pino";
import { type CircuitOptions, guardOptionalModel } from "#app/ports/circuit/optional-model.server.ts";
import { type Embeddings, EmbeddingsError } from "./port.ts";

/** One question is looked for several times (everywhere, then among services), and asked about once. */
const REMEMBERED = 16;

/** The same model, left alone for a while when it fails. The vectors of the last few questions are remembered. */
export function guardEmbeddings(
  embeddings: Embeddings,
  log: Pick<Logger, "info" | "warn">,
  options: CircuitOptions = {},
): Embeddings {
  const { model } = embeddings;
  const guarded = guardOptionalModel(
    {
      model,
      fails: "the embedding model fails: searching by words alone",
      answers: "the embedding model answers again",
    },
    log,
    (cause) => new EmbeddingsError("circuit_open", { cause }),
    options,
  );
  const remembered = new Map<string, number[][]>();
  return {
    model,
    async embed(texts, limits) {
      const key = texts.length === 1 ? texts[0] : undefined;
      const known = key === undefined ? undefined : remembered.get(key);
      if (known) return known;
      const vectors = await guarded(() => embeddings.embed(texts, limits));
      if (key !== undefined) remembered.set(key, vectors);
      const [oldest] = remembered.keys();
      if (remembered.size > REMEMBERED && oldest !== undefined) remembered.delete(oldest);
      return vectors;
    },
  };
}
