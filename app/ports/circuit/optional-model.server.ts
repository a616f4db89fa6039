import { circuitBreaker, ConsecutiveBreaker, handleAll, isBrokenCircuitError } from "cockatiel";
import type { Logger } from "pino";
import { reasonOf } from "#app/ports/metrics/meter-models.ts";
import { type CircuitState, tellCircuit } from "#app/ports/metrics/tell-circuit.ts";

const FAILURES_TO_OPEN = 2;
const HALF_OPEN_AFTER_MS = 30_000;

export type CircuitOptions = {
  readonly halfOpenAfterMs?: number;
  readonly onCircuit?: (state: CircuitState) => void;
};

/**
 * Calls of a model that residents need not wait for: after two failures in a row nobody is asked for half a minute, and
 * each outage is logged once, as is its end. Whoever is not asked throws what `whenOpen` makes.
 */
export function guardOptionalModel(
  { model, fails, answers }: { readonly model: string; readonly fails: string; readonly answers: string },
  log: Pick<Logger, "info" | "warn">,
  whenOpen: (cause: unknown) => Error,
  options: CircuitOptions,
): <T>(call: () => Promise<T>) => Promise<T> {
  const breaker = circuitBreaker(handleAll, {
    halfOpenAfter: options.halfOpenAfterMs ?? HALF_OPEN_AFTER_MS,
    breaker: new ConsecutiveBreaker(FAILURES_TO_OPEN),
  });
  tellCircuit(breaker, options.onCircuit);
  let isOut = false;
  return async (call) => {
    try {
      const value = await breaker.execute(call);
      if (isOut) log.info({ model }, answers);
      isOut = false;
      return value;
    } catch (error) {
      if (isBrokenCircuitError(error)) throw whenOpen(error);
      if (!isOut) log.warn({ model, reason: reasonOf(error) }, fails);
      isOut = true;
      throw error;
    }
  };
}
