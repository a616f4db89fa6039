import type { Desk, Site } from "./site-schema.ts";
import { type Calendar, calendarFor, hasHours } from "./working-time.ts";

export function findDesk(site: Site, deskId: string): Desk | undefined {
  return site.desks.find((desk) => desk.id === deskId);
}

/** The desk that gets what has no other. */
export function getCatchallDesk(site: Site): Desk {
  const desk = site.desks.find((candidate) => candidate.catchall);
  if (!desk) throw new Error("The site names no catch-all desk.");
  return desk;
}

/** The desk responsible for a service, by the desk its record names; the catch-all desk when that one is not there. */
export function findDeskForService(site: Site, responsibleDeskId: string | null | undefined): Desk {
  return (responsibleDeskId ? findDesk(site, responsibleDeskId) : undefined) ?? getCatchallDesk(site);
}

/** A desk's working time; that of the catch-all desk when the desk, or its hours, are gone. */
export function calendarForDesk(site: Site, deskId: string): Calendar {
  const named = findDesk(site, deskId);
  const desk = named && hasHours(named.hours) ? named : getCatchallDesk(site);
  return calendarFor(site, desk.hours, desk);
}
