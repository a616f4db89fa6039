import type { Desk, Site } from "#app/domain/desks/site-schema.ts";

/** The desk that talks: the matter's own when it takes live conversations, else the first that does, else the catch-all. */
export function chooseLiveDesk(site: Site, deskOfMatter: string | null): Desk {
  const own = site.desks.find((desk) => desk.id === deskOfMatter);
  const desk = own?.live
    ? own
    : (site.desks.find((candidate) => candidate.live) ?? site.desks.find((candidate) => candidate.catchall));
  if (!desk) throw new Error("site.yml names no catch-all desk.");
  return desk;
}
