import { type Calendar, countWorkingDays, isOpen } from "#app/domain/desks/working-time.ts";
import type { RequestEvent } from "./types.ts";

/** Who learns of a late request, one after the other. */
export const RUNGS = ["holder", "desk_lead", "department", "supervision"] as const;
export type Rung = (typeof RUNGS)[number];

/** On the how-manieth working day after the due date it reaches them. */
export const RUNG_WORKING_DAYS: Readonly<Record<Rung, number>> = {
  holder: 1,
  desk_lead: 2,
  department: 4,
  supervision: 6,
};

/**
 * The rungs that a running clock has reached and that were not told yet, lowest first. Nobody is told while the desk is
 * closed; what was missed then comes at the next opening.
 */
export function dueRungs(calendar: Calendar, dueAt: Date, told: readonly Rung[], now: Date): readonly Rung[] {
  if (now <= dueAt || !isOpen(calendar, now)) return [];
  const daysLate = countWorkingDays(calendar, dueAt, now);
  return RUNGS.filter((rung) => RUNG_WORKING_DAYS[rung] <= daysLate && !told.includes(rung));
}

/** How far up the clock that runs now was passed; that of before a reopening says nothing any more. */
export function findRung(events: readonly Pick<RequestEvent, "to" | "rung">[]): Rung | undefined {
  return events.slice(events.findLastIndex(({ to }) => to === "reopened") + 1).findLast(({ rung }) => rung)?.rung;
}
