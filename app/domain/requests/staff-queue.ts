import { addWorkingDays, localDate, workingMsBetween } from "#app/domain/desks/working-time.ts";
import { calendarForDesk } from "#app/domain/desks/find-desk.ts";
import type { Site } from "#app/domain/desks/site-schema.ts";
import { MOST_WARNING_DAYS } from "./request-clock.ts";
import { OPEN_STATES, REQUEST_STATES, type StoredRequestState } from "./states.ts";

/** Where the authority has to act; requests that wait for residents are a view of their own. */
export const TO_DO_STATES = OPEN_STATES.filter((state) => state !== "waiting_for_resident");

const isStored = (state: (typeof REQUEST_STATES)[number]): state is StoredRequestState => state !== "draft";

export const FINISHED_STATES = REQUEST_STATES.filter(isStored).filter(
  (state) => !(OPEN_STATES as readonly StoredRequestState[]).includes(state),
);

/** Groups of states, then each state that somebody may look for. */
export const QUEUE_VIEWS = ["to_do", "finished", ...OPEN_STATES, ...FINISHED_STATES] as const;
export type QueueView = (typeof QUEUE_VIEWS)[number];

export const QUEUE_HOLDERS = ["anybody", "me", "nobody"] as const;
export type QueueHolder = (typeof QUEUE_HOLDERS)[number];

/** By the clock: past the due date, due before midnight, and the lights. `late` is the red light. */
export const QUEUE_DUES = ["any", "late", "today", "yellow", "green"] as const;
export type QueueDue = (typeof QUEUE_DUES)[number];

export function statesOfView(view: QueueView): readonly StoredRequestState[] {
  if (view === "to_do") return TO_DO_STATES;
  return view === "finished" ? FINISHED_STATES : [view];
}

export const isFinishedView = (view: QueueView): boolean =>
  view === "finished" || FINISHED_STATES.some((state) => state === view);

/** What "yellow" means at this moment, for one desk and for promises with this many days of warning: its own hours and holidays decide. */
export type DeskMoment = {
  readonly deskId: string;
  readonly warningDays: number;
  readonly yellowUntil: Date;
  /** The same for a clock that stands: open time left. */
  readonly yellowMs: number;
};

export function deskMoments(site: Site, deskIds: readonly string[], now: Date): DeskMoment[] {
  const warnings = Array.from({ length: MOST_WARNING_DAYS }, (_, index) => index + 1);
  return deskIds.flatMap((deskId) => {
    const calendar = calendarForDesk(site, deskId);
    return warnings.map((days) => {
      const yellowUntil = addWorkingDays(calendar, now, days);
      return { deskId, warningDays: days, yellowUntil, yellowMs: workingMsBetween(calendar, now, yellowUntil) };
    });
  });
}

/** The next midnight in the district. */
export function endOfToday(site: Pick<Site, "time_zone">, now: Date): Date {
  const tomorrow = localDate({ timeZone: site.time_zone }, now).add({ days: 1 });
  return new Date(tomorrow.toZonedDateTime(site.time_zone).epochMilliseconds);
}
