import { recordAuditEvent } from "#app/domain/audit/record-audit-event.server.ts";
import type { Services } from "#app/domain/services.ts";
import { AppError } from "#app/lib/app-error.ts";
import { type ActionOutcome, applyAction } from "./apply-action.server.ts";
import { insertHandoffEvent, type NewHandoffEvent } from "./handoff-events.queries.server.ts";
import { selectHandoff, type HandoffChange } from "./handoffs.queries.server.ts";
import type { HandoffAction } from "./states.ts";
import type { Handoff } from "./types.ts";

type Deps = Pick<Services, "db" | "clock">;
type Actor = { readonly staffId: string; readonly deskIds: readonly string[] };

type Step = {
  readonly action: Extract<HandoffAction, "release" | "transfer" | "solve">;
  readonly kind: NewHandoffEvent["kind"];
  readonly change?: HandoffChange;
  readonly mayAct: (handoff: Handoff) => boolean;
  readonly words?: Pick<NewHandoffEvent, "text" | "note" | "deskId">;
};

async function step(
  deps: Deps,
  handoffId: string,
  actor: Actor,
  { action, kind, change, mayAct, words }: Step,
): Promise<ActionOutcome> {
  const at = deps.clock.now();
  return deps.db.transaction(async (tx) => {
    const outcome = await applyAction(tx, {
      id: handoffId,
      action,
      at,
      ...(change ? { change } : {}),
      mayAct,
    });
    if (outcome.status === "refused") return outcome;
    await insertHandoffEvent(tx, { handoffId, kind, actor: "staff", staffId: actor.staffId, at, ...words });
    await recordAuditEvent(tx, {
      actor: { kind: "staff", id: actor.staffId },
      action: `handoff.${action}`,
      subjectType: "handoff",
      subjectId: handoffId,
      at,
    });
    return outcome;
  });
}

const holds = (actor: Actor) => (handoff: Handoff) => handoff.claimedBy === actor.staffId;

/** Back to the queue, at the place its waiting time gives it. */
export async function releaseHandoff(deps: Deps, handoffId: string, actor: Actor): Promise<ActionOutcome> {
  return step(deps, handoffId, actor, { action: "release", kind: "released", mayAct: holds(actor) });
}

/** To another live desk, with a note for the colleagues there; waiting time is kept. */
export async function transferHandoff(
  deps: Pick<Services, "db" | "clock" | "site">,
  handoffId: string,
  actor: Actor,
  input: { deskId: string; note: string },
): Promise<ActionOutcome> {
  if (!deps.site.desks.some((desk) => desk.id === input.deskId && desk.live)) throw new AppError("unprocessable");
  return step(deps, handoffId, actor, {
    action: "transfer",
    kind: "transferred",
    change: { deskId: input.deskId },
    mayAct: holds(actor),
    words: { deskId: input.deskId, note: input.note },
  });
}

/** Ends it as solved; the assistant may answer again. */
export async function solveHandoff(deps: Deps, handoffId: string, actor: Actor): Promise<ActionOutcome> {
  return step(deps, handoffId, actor, { action: "solve", kind: "ended", mayAct: holds(actor) });
}

/** The handoff for a member of its desk or its holder; to all others it is not there. */
export async function getHandoffForStaff(
  deps: Pick<Services, "db">,
  handoffId: string,
  actor: Actor,
): Promise<Handoff> {
  const handoff = /^[0-9a-f-]{36}$/.test(handoffId) ? await selectHandoff(deps.db, handoffId) : undefined;
  if (!handoff || !(actor.deskIds.includes(handoff.deskId) || handoff.claimedBy === actor.staffId)) {
    throw new AppError("not_found");
  }
  return handoff;
}
