import { calendarForDesk, getCatchallDesk } from "#app/domain/desks/find-desk.ts";
import type { Site } from "#app/domain/desks/site-schema.ts";
import { addWorkingDays } from "#app/domain/desks/working-time.ts";
import { pauseClock, reopenClock, resumeClock } from "./request-clock.ts";
import { isOpenState, type Transition } from "./states.ts";
import type { Actor, ServiceRequest } from "./types.ts";

/** How long a resident can come back to what was answered, rejected or closed. */
export const REOPEN_WORKING_DAYS = 10;

type Move = {
  readonly site: Site;
  readonly request: ServiceRequest;
  readonly transition: Transition;
  readonly input: {
    readonly actor: Actor;
    readonly deskId?: string | undefined;
    readonly wordsForResident?: string | undefined;
  };
  readonly now: Date;
  /** The resident said "not solved" now and had said so before. */
  readonly wasNotSolved: boolean;
};

/** What a transition changes in the request: who has it, and every clock. */
export function planMove({ site, request, transition, input, now, wasNotSolved }: Move) {
  const isStaff = input.actor.kind === "agent" || input.actor.kind === "supervisor";
  const isReopened = transition.to === "reopened";
  const deskId = nextDesk({ site, request, transition, input });
  const answersFirst = isStaff && input.wordsForResident !== undefined && request.firstResponseAt === undefined;
  return {
    state: transition.to,
    deskId,
    holderId: nextHolder({ request, transition, input }),
    ...nextClock({ site, request, transition, now }),
    firstResponseAt: answersFirst ? now : request.firstResponseAt,
    reopenUntil: hasWindow(transition)
      ? addWorkingDays(calendarForDesk(site, deskId), now, REOPEN_WORKING_DAYS)
      : undefined,
    reopenedCount: request.reopenedCount + (isReopened ? 1 : 0),
    isForSupervision: request.isForSupervision || (isReopened && wasNotSolved),
  };
}

function hasWindow(transition: Transition): boolean {
  return ["answered", "rejected", "duplicate", "closed"].includes(transition.to);
}

function nextDesk({
  site,
  request,
  transition,
  input,
}: Pick<Move, "site" | "request" | "transition" | "input">): string {
  // What one desk gives back is sent on by the desk that gets everything.
  if (transition.to === "returned") return getCatchallDesk(site).id;
  return transition.desk && input.deskId ? input.deskId : request.deskId;
}

function nextHolder({
  request,
  transition,
  input,
}: Pick<Move, "request" | "transition" | "input">): string | undefined {
  if (transition.to === "dispatched" || transition.to === "returned") return undefined;
  return "staffId" in input.actor ? input.actor.staffId : request.holderId;
}

function nextClock({ site, request, transition, now }: Pick<Move, "site" | "request" | "transition" | "now">) {
  const calendar = calendarForDesk(site, request.deskId);
  const isStanding = request.dueRemainingMs !== undefined;
  if (transition.to === "reopened") return { dueAt: reopenClock(calendar, request, now), dueRemainingMs: undefined };
  if (transition.clock === "run") {
    return { dueAt: isStanding ? resumeClock(calendar, request, now) : request.dueAt, dueRemainingMs: undefined };
  }
  // What stands or has ended already loses nothing more; reopening goes on with what was left.
  if (!isOpenState(request.state)) return { dueAt: request.dueAt, dueRemainingMs: request.dueRemainingMs };
  const dueAt = isStanding ? resumeClock(calendar, request, now) : request.dueAt;
  return { dueAt, dueRemainingMs: request.dueRemainingMs ?? pauseClock(calendar, request, now) };
}
