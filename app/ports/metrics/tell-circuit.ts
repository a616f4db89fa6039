import { type CircuitBreakerPolicy, CircuitState as Breaker } from "cockatiel";

export const CIRCUIT_STATES = ["closed", "open", "half_open"] as const;
export type CircuitState = (typeof CIRCUIT_STATES)[number];

const NAMES: Readonly<Record<Breaker, CircuitState>> = {
  [Breaker.Closed]: "closed",
  [Breaker.Open]: "open",
  // Somebody holds it open; nobody here does.
  [Breaker.Isolated]: "open",
  [Breaker.HalfOpen]: "half_open",
};

/** Tells in which state a circuit breaker is, now and whenever that changes. */
export function tellCircuit(
  breaker: CircuitBreakerPolicy,
  onCircuit: ((state: CircuitState) => void) | undefined,
): void {
  if (!onCircuit) return;
  onCircuit(NAMES[breaker.state]);
  breaker.onStateChange((state) => onCircuit(NAMES[state]));
}
