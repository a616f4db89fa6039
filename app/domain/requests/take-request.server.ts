import { recordAuditEvent } from "#app/domain/audit/record-audit-event.server.ts";
import { AppError } from "#app/lib/app-error.ts";
import { type MoveRequestDeps, moveRequestWithin, readerOf } from "./move-request.server.ts";
import { selectRequest } from "./requests.queries.server.ts";
import { compareAndSetHolder } from "./staff-queue.queries.server.ts";
import { isOpenState, type StoredRequestState } from "./states.ts";
import type { StaffActor } from "./view-request-as-staff.server.ts";

export type TakeRequestInput = {
  readonly reference: string;
  readonly actor: StaffActor;
  /** Who held it when they decided to take it: `null` for nobody. Only a supervisor takes from somebody. */
  readonly seenHolderId: string | null;
};

export type TakeRequestOutcome =
  | { readonly status: "taken" }
  | { readonly status: "refused"; readonly reason: "held"; readonly holderName: string | undefined }
  | { readonly status: "refused"; readonly reason: "not_open" };

/** Taking what nobody holds is the first step with it, which the resident sees. */
const FIRST_STEPS: Partial<Record<StoredRequestState, StoredRequestState>> = {
  submitted: "accepted",
  returned: "accepted",
  dispatched: "in_progress",
  reopened: "in_progress",
};

/**
 * Makes the actor the one who holds the request, if nobody was faster; the loser learns who has it. Throws `not_found` for
 * other desks' requests.
 */
export function takeRequest(deps: MoveRequestDeps, input: TakeRequestInput): Promise<TakeRequestOutcome> {
  const { actor, seenHolderId } = input;
  return deps.db.transaction(async (tx) => {
    const request = await selectRequest(tx, input.reference, readerOf(actor), { forUpdate: true });
    if (!request) throw new AppError("not_found");
    if (request.holderId === actor.staffId) return { status: "taken" };
    if (!isOpenState(request.state)) return { status: "refused", reason: "not_open" };
    const held = { status: "refused", reason: "held", holderName: request.holderName } as const;
    if (seenHolderId !== null && actor.kind !== "supervisor") return held;
    if ((request.holderId ?? null) !== seenHolderId) return held;
    const to = seenHolderId === null ? FIRST_STEPS[request.state] : undefined;
    if (to) {
      const { reference, version } = request;
      const outcome = await moveRequestWithin(tx, deps, { reference, actor, to, expectedVersion: version });
      return outcome.status === "moved" ? { status: "taken" } : held;
    }
    if (!(await compareAndSetHolder(tx, { requestId: request.id, seenHolderId, holderId: actor.staffId }))) return held;
    await recordAuditEvent(tx, {
      actor: { kind: "staff", id: actor.staffId },
      action: "requests.taken",
      subjectType: "request",
      subjectId: request.reference,
      details: { from: seenHolderId },
      at: deps.clock.now(),
    });
    return { status: "taken" };
  });
}
