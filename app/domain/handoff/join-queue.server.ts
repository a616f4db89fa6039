import type { Services } from "#app/domain/services.ts";
import { AppError } from "#app/lib/app-error.ts";
import { acceptOffer } from "./answer-offer.server.ts";
import type { ActionOutcome } from "./apply-action.server.ts";
import { findLiveDesk } from "./find-live-desk.server.ts";
import { insertHandoffEvent } from "./handoff-events.queries.server.ts";
import { selectHandoff, updateHandoff } from "./handoffs.queries.server.ts";
import { giveEstimate } from "./waiting/give-estimate.server.ts";

/** What was offered is not true any more: nobody is free, or the desk has closed meanwhile. */
export type JoinOutcome = ActionOutcome | { readonly status: "unavailable" };

/**
 * Into the queue, if a person can truly be had now: between the page and the click a desk may have closed or its last
 * person gone. Another live desk with somebody free takes it then; without one nothing is promised.
 */
export async function joinQueue(
  deps: Pick<Services, "db" | "clock" | "site">,
  input: { readonly handoffId: string; readonly summary: string },
): Promise<JoinOutcome> {
  const { handoffId } = input;
  const handoff = await selectHandoff(deps.db, handoffId);
  if (!handoff) throw new AppError("not_found");
  if (handoff.state !== "offered") return { status: "refused", handoff };
  const { desk, availability } = await findLiveDesk(deps, handoff.deskId);
  if (availability.status === "closed") {
    const event = { handoffId, kind: availability.reason, actor: "system", deskId: desk.id } as const;
    await insertHandoffEvent(deps.db, { ...event, at: deps.clock.now() });
    return { status: "unavailable" };
  }
  if (desk.id !== handoff.deskId) await updateHandoff(deps.db, handoffId, handoff.version, { deskId: desk.id });
  const outcome = await acceptOffer(deps, input);
  if (outcome.status === "done") await giveEstimate(deps, outcome.handoff);
  return outcome;
}
