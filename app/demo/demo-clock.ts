import { calendarForDesk } from "#app/domain/desks/find-desk.ts";
import { addWorkingMinutes, nextOpening, isOpen, workingMinutesBetween } from "#app/domain/desks/working-time.ts";
import type { Site } from "#app/domain/desks/site-schema.ts";
import { type Clock, SetClock } from "#app/ports/clock/port.ts";

/**
 * The moment that lies `hours` of the desk's working time before now: the day is looked for backwards, since calendars
 * only count forwards.
 */
export function workingHoursAgo(site: Site, deskId: string, now: Date, hours: number): Date {
  const calendar = calendarForDesk(site, deskId);
  const minutes = hours * 60;
  let start = now;
  while (workingMinutesBetween(calendar, start, now) < minutes) start = new Date(start.getTime() - 24 * 3_600_000);
  const surplus = workingMinutesBetween(calendar, start, now) - minutes;
  const begin = isOpen(calendar, start) ? start : (nextOpening(calendar, start) ?? start);
  return surplus > 0 ? addWorkingMinutes(calendar, begin, surplus) : begin;
}

/** A clock for one story: stands where it was set, moves by working hours, and never passes the real now. */
export class StoryClock extends SetClock {
  constructor(
    private readonly real: Clock,
    private readonly site: Site,
    private readonly deskId: string,
    hoursAgo: number,
  ) {
    super(workingHoursAgo(site, deskId, real.now(), hoursAgo));
  }

  passWorkingHours(hours: number): void {
    const then = addWorkingMinutes(calendarForDesk(this.site, this.deskId), this.now(), Math.round(hours * 60));
    const limit = this.real.now();
    this.set(then > limit ? limit : then);
  }
}
