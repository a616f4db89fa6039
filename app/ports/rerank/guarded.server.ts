import type { Logger } from "pino";
import { type CircuitOptions, guardOptionalModel } from "#app/ports/circuit/optional-model.server.ts";
import { type Reranker, RerankError } from "./port.ts";

/** The same reranker, left alone for a while when it fails: the order by words stands then. */
export function guardReranker(
  reranker: Reranker,
  log: Pick<Logger, "info" | "warn">,
  options: CircuitOptions = {},
): Reranker {
  const { model } = reranker;
  const guarded = guardOptionalModel(
    { model, fails: "the rerank model fails: the order stays as it was", answers: "the rerank model answers again" },
    log,
    (cause) => new RerankError("circuit_open", { cause }),
    options,
  );
  return { model, rerank: (query, documents, limits) => guarded(() => reranker.rerank(query, documents, limits)) };
}
