import { addWorkingDays, type Calendar } from "#app/domain/desks/working-time.ts";
import { findRung, type Rung, RUNG_WORKING_DAYS, RUNGS } from "./escalation.ts";
import type { ReasonCode } from "./states.ts";
import type { RequestClock, RequestEvent, ServiceRequest } from "./types.ts";

/** How long a desk waits for the resident's answer before it may refuse for want of one. */
export const ANSWER_WORKING_DAYS = 10;

/** It was sent to the wrong desk first; nobody has taken it up; or the work takes longer. */
export const DELAY_CAUSES = ["sent_around", "not_taken", "in_work"] as const;
export type DelayCause = (typeof DELAY_CAUSES)[number];

export type Delay = {
  readonly cause: DelayCause;
  /** Why a desk gave it back. */
  readonly reasonCode: ReasonCode | undefined;
  /** Who was told already. */
  readonly rung: Rung | undefined;
  /** Who is told next, and on which day, if it is still not done. */
  readonly next: { readonly rung: Rung; readonly on: Date } | undefined;
};

/** Why a request is late, as its events tell, and what happens about it; nothing while it is in time. */
export function findDelay(
  calendar: Calendar,
  request: Pick<ServiceRequest, "state" | "dueAt">,
  clock: RequestClock,
  events: readonly RequestEvent[],
): Delay | undefined {
  if (clock.light !== "red") return undefined;
  const round = events.slice(events.findLastIndex(({ to }) => to === "reopened") + 1);
  const givenBack = round.findLast(({ to }) => to === "returned");
  const isTaken = request.state === "in_progress" || request.state === "accepted" || clock.state === "stands";
  const rung = findRung(events);
  const next = RUNGS[rung ? RUNGS.indexOf(rung) + 1 : 0];
  return {
    cause: givenBack ? "sent_around" : isTaken ? "in_work" : "not_taken",
    reasonCode: givenBack?.reasonCode,
    rung,
    next:
      next && clock.state === "runs"
        ? { rung: next, on: addWorkingDays(calendar, request.dueAt, RUNG_WORKING_DAYS[next]) }
        : undefined,
  };
}

/** Until when the resident should answer what they were asked; `undefined` when nothing is asked. */
export function findAnswerBy(
  calendar: Calendar,
  state: ServiceRequest["state"],
  events: readonly RequestEvent[],
): Date | undefined {
  const asked = state === "waiting_for_resident" ? events.findLast(({ to }) => to === state) : undefined;
  return asked && addWorkingDays(calendar, asked.at, ANSWER_WORKING_DAYS);
}
