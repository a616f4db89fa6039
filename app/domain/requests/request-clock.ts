import {
  addWorkingDays,
  addWorkingMs,
  type Calendar,
  subtractWorkingMs,
  workingMsBetween,
} from "#app/domain/desks/working-time.ts";
import { isOpenState } from "./states.ts";
import type { Light, RequestClock, ServiceRequest } from "./types.ts";

type Timed = Pick<ServiceRequest, "state" | "dueAt" | "dueRemainingMs" | "promisedWorkingDays">;

/** However long the promise, this early is early enough. */
export const MOST_WARNING_DAYS = 5;
/** What was answered with hardly any time left has this much when it is opened again: nothing turns late in that moment. */
export const REOPEN_GRACE_WORKING_DAYS = 2;

/** In so many working days it must be due for the light to be yellow: the last quarter of the promise, at least one day. */
export function warningDays(promisedWorkingDays: number): number {
  return Math.min(Math.max(Math.floor(promisedWorkingDays / 4), 1), MOST_WARNING_DAYS);
}

/** Green; yellow once three quarters of the promised working days are used; red when late. */
function lightFor(calendar: Calendar, now: Date, dueAt: Date, promisedWorkingDays: number): Light {
  if (now > dueAt) return "red";
  return addWorkingDays(calendar, now, warningDays(promisedWorkingDays)) >= dueAt ? "yellow" : "green";
}

/** How the clock of a request stands now: residents and staff are shown the same. */
export function readClock(calendar: Calendar, request: Timed, now: Date): RequestClock {
  if (!isOpenState(request.state)) return { state: "stopped", light: undefined, dueAt: request.dueAt };
  if (request.dueRemainingMs === undefined) {
    const light = lightFor(calendar, now, request.dueAt, request.promisedWorkingDays);
    return { state: "runs", light, dueAt: request.dueAt };
  }
  const dueAt = resumeClock(calendar, request, now);
  const light = request.dueRemainingMs <= 0 ? "red" : lightFor(calendar, now, dueAt, request.promisedWorkingDays);
  return { state: "stands", light, dueAt };
}

/** Working time left when the clock stops, for a while or for good; negative when it was late already. */
export function pauseClock(calendar: Calendar, request: Pick<Timed, "dueAt">, now: Date): number {
  return workingMsBetween(calendar, now, request.dueAt);
}

/**
 * The due date when the clock runs again: what was left then, from now on. A late one is as late as it was, and no
 * later for the time it stood.
 */
export function resumeClock(calendar: Calendar, request: Pick<Timed, "dueAt" | "dueRemainingMs">, now: Date): Date {
  const leftMs = request.dueRemainingMs ?? 0;
  return leftMs > 0 ? addWorkingMs(calendar, now, leftMs) : subtractWorkingMs(calendar, now, -leftMs);
}

/**
 * The due date of a request that the resident opens again: what was left when it was answered, and never less than the
 * grace. What was stopped before that was kept is promised anew.
 */
export function reopenClock(
  calendar: Calendar,
  request: Pick<Timed, "dueAt" | "dueRemainingMs" | "promisedWorkingDays">,
  now: Date,
): Date {
  if (request.dueRemainingMs === undefined) return addWorkingDays(calendar, now, request.promisedWorkingDays);
  const resumed = resumeClock(calendar, request, now);
  const grace = addWorkingDays(calendar, now, REOPEN_GRACE_WORKING_DAYS);
  return resumed > grace ? resumed : grace;
}
