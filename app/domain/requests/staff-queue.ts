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

/** By the clock: past the due date, due before midnight or before Monday, and the lights. `late` is the red light. */
export const QUEUE_DUES = ["any", "late", "today", "week", "yellow", "green"] as const;
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

/** For each desk one after the other, from one day of warning to `MOST_WARNING_DAYS`. */
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

/** When a request is due, `from` included and `before` not; of a clock that stands, working time left, `over` not included. */
export type DueBounds = {
  readonly from: Date;
  readonly before: Date;
  readonly over: number;
  readonly upTo: number;
};

const EVER = { from: new Date(0), before: new Date("9999-12-31"), over: -1e15, upTo: 1e15 } as const;
/** Of a clock that stands nobody knows on which day it is due. */
const STANDS_NOT = { over: 0, upTo: 0 } as const;
const justAfter = (moment: Date): Date => new Date(moment.getTime() + 1);

/** The same choice of due dates as bounds, by which an index finds them. */
export function dueBounds(due: QueueDue, desk: DeskMoment, site: Pick<Site, "time_zone">, now: Date): DueBounds {
  switch (due) {
    case "any":
      return EVER;
    case "late":
      return { ...EVER, before: now, upTo: 0 };
    case "today":
      return { from: now, before: endOfToday(site, now), ...STANDS_NOT };
    case "week":
      return { from: now, before: endOfWeek(site, now), ...STANDS_NOT };
    case "yellow":
      return { from: now, before: justAfter(desk.yellowUntil), over: 0, upTo: desk.yellowMs };
    case "green":
      return { ...EVER, from: justAfter(desk.yellowUntil), over: desk.yellowMs };
  }
}

const midnightIn = (site: Pick<Site, "time_zone">, now: Date, days: (weekday: number) => number): Date => {
  const today = localDate({ timeZone: site.time_zone }, now);
  const day = today.add({ days: days(today.dayOfWeek) });
  return new Date(day.toZonedDateTime(site.time_zone).epochMilliseconds);
};

/** The next midnight in the district. */
export const endOfToday = (site: Pick<Site, "time_zone">, now: Date): Date => midnightIn(site, now, () => 1);

/** The midnight with which the next Monday begins. */
export const endOfWeek = (site: Pick<Site, "time_zone">, now: Date): Date =>
  midnightIn(site, now, (weekday) => 8 - weekday);
