import type { Desk, Site } from "#app/domain/desks/site-schema.ts";

/** Desks that may talk about a matter, best first: its own when it takes live conversations, then the others that do. */
export function listLiveDesks(site: Pick<Site, "desks">, deskOfMatter: string | null): readonly Desk[] {
  const live = site.desks.filter((desk) => desk.live);
  return [...live.filter(({ id }) => id === deskOfMatter), ...live.filter(({ id }) => id !== deskOfMatter)];
}
