import type { Services } from "#app/domain/services.ts";
import type { Language } from "#app/i18n/languages.ts";
import { formatMoment } from "#app/i18n/format.ts";
import { deskName } from "./describe-event.ts";
import { selectDeskHandoffs, selectRecentlyEnded } from "./handoffs.queries.server.ts";
import type { HandoffState } from "./states.ts";
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
  readonly state: HandoffState;
  readonly holder: string | null;
};

export type DeskHandoffs = Record<"waiting" | "mine" | "others" | "ended", readonly DeskHandoff[]>;

const ENDED_SHOWN = 10;

/** The conversations of a staff member's desks, longest wait first. */
export async function listDeskHandoffs(
  deps: Pick<Services, "db" | "site">,
  input: { staffId: string; deskIds: readonly string[]; language: Language },
): Promise<DeskHandoffs> {
  const toRow = (handoff: Handoff): DeskHandoff => ({
    id: handoff.id,
    matter: handoff.summary.split("\n").filter(Boolean).at(-1)?.slice(0, 120) ?? "",
    since: formatMoment(handoff.queuedAt ?? handoff.createdAt, "short", input.language, deps.site.time_zone),
    deskName: deskName(deps.site, handoff.deskId, input.language),
    language: handoff.language,
    isSimplified: handoff.isSimplified,
    state: handoff.state,
    holder: handoff.claimedByName,
  });
  const open = await selectDeskHandoffs(deps.db, input.deskIds, input.staffId);
  const ended = await selectRecentlyEnded(deps.db, input.deskIds, ENDED_SHOWN);
  return {
    waiting: open.filter((handoff) => handoff.state === "queued").map(toRow),
    mine: open.filter((handoff) => handoff.claimedBy === input.staffId).map(toRow),
    others: open.filter((handoff) => handoff.state !== "queued" && handoff.claimedBy !== input.staffId).map(toRow),
    ended: ended.map(toRow),
  };
}
