import { addWorkingDays, addWorkingMs, type Calendar, workingMsBetween } from "#app/domain/desks/working-time.ts";
import { isOpenState } from "./states.ts";
import type { Light, RequestClock, ServiceRequest } from "./types.ts";

type Timed = Pick<ServiceRequest, "state" | "dueAt" | "dueRemainingMs">;

/** Green; yellow once it is due by the end of the next working day; red when late. */
function lightFor(calendar: Calendar, now: Date, dueAt: Date): Light {
  if (now > dueAt) return "red";
  return addWorkingDays(calendar, now, 1) >= dueAt ? "yellow" : "green";
}

/** How the clock of a request stands now: residents and staff are shown the same. */
export function readClock(calendar: Calendar, request: Timed, now: Date): RequestClock {
  if (!isOpenState(request.state)) return { state: "stopped", light: undefined, dueAt: request.dueAt };
  if (request.dueRemainingMs === undefined) {
    return { state: "runs", light: lightFor(calendar, now, request.dueAt), dueAt: request.dueAt };
  }
  const dueAt = resumeClock(calendar, request, now);
  const light = request.dueRemainingMs < 0 ? "red" : lightFor(calendar, now, dueAt);
  return { state: "stands", light, dueAt };
}

/** Working time left when the clock stops for a while; negative when it was late already. */
export function pauseClock(calendar: Calendar, request: Pick<Timed, "dueAt">, now: Date): number {
  return workingMsBetween(calendar, now, request.dueAt);
}

/** The due date when the clock runs again: what was left then, from now on. A late one stays as late as it was. */
export function resumeClock(calendar: Calendar, request: Pick<Timed, "dueAt" | "dueRemainingMs">, now: Date): Date {
  const leftMs = request.dueRemainingMs ?? 0;
  return leftMs > 0 ? addWorkingMs(calendar, now, leftMs) : request.dueAt;
}
