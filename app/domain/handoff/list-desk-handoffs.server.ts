import type { Services } from "#app/domain/services.ts";
import type { Language } from "#app/i18n/languages.ts";
import { formatMoment } from "#app/i18n/format.ts";
import { deskName } from "./describe-event.ts";
import { selectDeskHandoffs, selectRecentlyEnded } from "./handoffs.queries.server.ts";
import { selectAgents } from "./presence/presence.queries.server.ts";
import { routeQueue } from "./routing/route-queue.ts";
import type { HandoffMode, HandoffState } from "./states.ts";
import type { Handoff } from "./types.ts";

/** A row of the staff list. */
export type DeskHandoff = {
  readonly id: string;
  /** The newest line of the resident's words. */
  readonly matter: string;
  readonly since: string;
  readonly deskName: string;
  readonly language: Language;
  readonly isSimplified: boolean;
  readonly isCrisis: boolean;
  readonly mode: HandoffMode;
  readonly state: HandoffState;
  readonly holder: string | null;
  /** To whom it is offered first, for a moment: oneself, a colleague by name, or nobody. */
  readonly firstFor: "you" | { readonly name: string } | null;
};

export type DeskHandoffs = Record<"waiting" | "mine" | "others" | "ended", readonly DeskHandoff[]>;

const ENDED_SHOWN = 10;

/** The conversations of a staff member's desks, those in a crisis first, then longest wait first. */
export async function listDeskHandoffs(
  deps: Pick<Services, "db" | "clock" | "site">,
  input: { staffId: string; deskIds: readonly string[]; language: Language },
): Promise<DeskHandoffs> {
  const open = await selectDeskHandoffs(deps.db, input.deskIds, input.staffId);
  const now = deps.clock.now();
  const agents = await selectAgents(deps.db, input.deskIds, now);
  const queue = open
    .filter((handoff) => handoff.state === "queued" && handoff.mode !== "visit")
    .map((handoff) => ({ ...handoff, waitedMs: now.getTime() - (handoff.queuedAt ?? now).getTime() }));
  const first = routeQueue(queue, agents, deps.site.desks);
  const firstFor = (id: string): DeskHandoff["firstFor"] => {
    const agent = agents.find(({ staffId }) => staffId === first.get(id));
    if (!agent) return null;
    return agent.staffId === input.staffId ? "you" : { name: agent.name };
  };
  const toRow = (handoff: Handoff): DeskHandoff => ({
    id: handoff.id,
    matter: handoff.summary.split("\n").filter(Boolean).at(-1)?.slice(0, 120) ?? "",
    since: formatMoment(handoff.queuedAt ?? handoff.createdAt, "short", input.language, deps.site.time_zone),
    deskName: deskName(deps.site, handoff.deskId, input.language),
    language: handoff.language,
    isSimplified: handoff.isSimplified,
    isCrisis: handoff.isCrisis,
    mode: handoff.mode,
    state: handoff.state,
    holder: handoff.claimedByName,
    firstFor: firstFor(handoff.id),
  });
  const ended = await selectRecentlyEnded(deps.db, input.deskIds, ENDED_SHOWN);
  return {
    waiting: open.filter((handoff) => handoff.state === "queued").map(toRow),
    mine: open.filter((handoff) => handoff.claimedBy === input.staffId).map(toRow),
    others: open.filter((handoff) => handoff.state !== "queued" && handoff.claimedBy !== input.staffId).map(toRow),
    ended: ended.map(toRow),
  };
}
