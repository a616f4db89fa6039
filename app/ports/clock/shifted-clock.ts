import type { Clock } from "./port.ts";

/** A clock that was put to `start` when it was made, and runs on from there. */
export function shiftedClock(start: Date): Clock {
  const shiftMs = start.getTime() - Date.now();
  return { now: () => new Date(Date.now() + shiftMs) };
}
