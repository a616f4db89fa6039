import type { Services } from "#app/domain/services.ts";
import type { Language } from "#app/i18n/languages.ts";
import { type DeskHandoffs, listDeskHandoffs } from "./list-desk-handoffs.server.ts";
import { openPresence, type OwnPresence } from "./presence/choose-presence.server.ts";
import type { Presence } from "./presence/presence.ts";
import { selectAgents } from "./presence/presence.queries.server.ts";

export type Colleague = {
  readonly staffId: string;
  readonly name: string;
  readonly presence: Presence;
  readonly note: string;
  readonly open: number;
};

export type HandoffDesk = {
  readonly lists: DeskHandoffs;
  /** Null for whoever only reads. */
  readonly own: OwnPresence | null;
  /** Those of the same live desks who are online or away. */
  readonly colleagues: readonly Colleague[];
};

/** The page of conversations of a staff member: what waits, what is held, who is there. Opening it is a sign of life. */
export async function loadHandoffDesk(
  deps: Pick<Services, "db" | "clock" | "site">,
  reader: {
    readonly staffId: string;
    readonly deskIds: readonly string[];
    readonly language: Language;
    readonly answersLive: boolean;
    readonly isDemo: boolean;
  },
): Promise<HandoffDesk> {
  const own = reader.answersLive ? await openPresence(deps, reader) : null;
  const liveDesks = deps.site.desks.filter((desk) => desk.live && reader.deskIds.includes(desk.id));
  const agents = await selectAgents(
    deps.db,
    liveDesks.map((desk) => desk.id),
    deps.clock.now(),
  );
  return {
    lists: await listDeskHandoffs(deps, reader),
    own,
    colleagues: agents
      .filter((agent) => agent.presence !== "offline" && agent.staffId !== reader.staffId)
      .map(({ staffId, name, presence, note, open }) => ({ staffId, name, presence, note, open })),
  };
}
