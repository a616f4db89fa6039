import type { Queryable } from "#app/db/port.ts";
import { recordAuditEvent } from "#app/domain/audit/record-audit-event.server.ts";
import { listDeskStaff } from "#app/domain/accounts/list-desk-staff.server.ts";
import { workableDesks } from "#app/domain/accounts/desk-scope.ts";
import type { Services } from "#app/domain/services.ts";
import { readerOf } from "./move-request.server.ts";
import { selectRequest } from "./requests.queries.server.ts";
import { compareAndSetHolder } from "./staff-queue.queries.server.ts";
import { isOpenState } from "./states.ts";
import type { StaffActor } from "./view-request-as-staff.server.ts";

export type Colleague = { readonly staffId: string; readonly name: string; readonly deskIds: readonly string[] };

/** Who can be given requests of these desks: those who work at one of them, by name; oneself is among them. */
export async function listColleagues(
  deps: Pick<Services, "clock"> & { readonly db: Queryable },
  deskIds: readonly string[],
): Promise<Colleague[]> {
  return (await listDeskStaff(deps))
    .filter((member) => member.isWorker && workableDesks(member).some((desk) => deskIds.includes(desk)))
    .map(({ staffId, name, deskIds }) => ({ staffId, name, deskIds }));
}

export type AssignRequestsInput = {
  readonly actor: StaffActor;
  readonly to: Colleague;
  /** Each with who held it on the page they were ticked on; `null` for nobody. */
  readonly ticked: readonly { readonly reference: string; readonly seenHolderId: string | null }[];
};

export type AssignRefusal = "gone" | "not_open" | "held" | "not_yours_to_give" | "not_at_that_desk";
export type AssignOutcome =
  | { readonly reference: string; readonly status: "assigned" }
  | {
      readonly reference: string;
      readonly status: "refused";
      readonly reason: AssignRefusal;
      /** Who has it now. */
      readonly holderName: string | undefined;
    };

/**
 * Gives each ticked request to a colleague of its desk, each in a transaction of its own, and says of each what became of
 * it. Nobody takes what a colleague holds but supervisors, and nobody what has changed hands since they looked. The state
 * stays: whoever gets it takes the first step.
 */
export async function assignRequests(
  deps: Pick<Services, "db" | "clock">,
  input: AssignRequestsInput,
): Promise<AssignOutcome[]> {
  const outcomes: AssignOutcome[] = [];
  for (const one of input.ticked) outcomes.push(await assignOne(deps, input, one));
  return outcomes;
}

function assignOne(
  deps: Pick<Services, "db" | "clock">,
  { actor, to }: AssignRequestsInput,
  { reference, seenHolderId }: AssignRequestsInput["ticked"][number],
): Promise<AssignOutcome> {
  return deps.db.transaction(async (tx) => {
    const request = await selectRequest(tx, reference, readerOf(actor), { forUpdate: true });
    const refused = (reason: AssignRefusal) =>
      ({ reference, status: "refused", reason, holderName: request?.holderName }) as const;
    if (!request) return refused("gone");
    if (request.holderId === to.staffId) return { reference, status: "assigned" };
    if (!isOpenState(request.state)) return refused("not_open");
    if ((request.holderId ?? null) !== seenHolderId) return refused("held");
    if (request.holderId && request.holderId !== actor.staffId && actor.kind !== "supervisor")
      return refused("not_yours_to_give");
    if (!to.deskIds.includes(request.deskId)) return refused("not_at_that_desk");
    await compareAndSetHolder(tx, { requestId: request.id, seenHolderId, holderId: to.staffId });
    await recordAuditEvent(tx, {
      actor: { kind: "staff", id: actor.staffId },
      action: "requests.assigned",
      subjectType: "request",
      subjectId: request.reference,
      details: { from: seenHolderId, to: to.staffId, desk: request.deskId },
      at: deps.clock.now(),
    });
    return { reference, status: "assigned" };
  });
}
