import { randomUUID } from "node:crypto";
import { readableDesks } from "#app/domain/accounts/desk-scope.ts";
import type { StaffSession } from "#app/domain/accounts/staff-session.ts";
import { recordAuditEvent } from "#app/domain/audit/record-audit-event.server.ts";
import type { Services } from "#app/domain/services.ts";
import { AppError } from "#app/lib/app-error.ts";
import { cleanWords } from "./clean-words.ts";
import { parseReference } from "./reference.ts";
import { insertHold, liftHold, type RequestHold, selectHolds } from "./request-holds.queries.server.ts";
import { selectRequest } from "./requests.queries.server.ts";

export const HOLD_REASON_MAX = 500;

type HoldInput = { readonly reference: string; readonly staff: StaffSession };

async function getReadable(deps: Pick<Services, "db">, { reference, staff }: HoldInput) {
  const written = parseReference(reference);
  const reader = { kind: "desks", deskIds: readableDesks(staff) } as const;
  const request = written && (await selectRequest(deps.db, written, reader));
  if (!request) throw new AppError("not_found");
  return request;
}

/** The request, and what keeps it from being deleted. Throws `not_found`, also for another desk's. */
export async function getRequestHold(
  deps: Pick<Services, "db">,
  input: HoldInput,
): Promise<{ readonly reference: string; readonly hold: RequestHold | undefined }> {
  const { reference } = await getReadable(deps, input);
  return { reference, hold: (await selectHolds(deps.db, reference))[0] };
}

export type HoldOutcome =
  | { readonly status: "done" }
  | { readonly status: "refused"; readonly reason: "no_reason" | "reason_too_long" | "changed_meanwhile" };

/** Keeps a request from being deleted, with a reason, or lets it go again. Whoever did it stands in the audit trail, the reason does not. */
export async function changeRequestHold(
  deps: Pick<Services, "db" | "clock">,
  input: HoldInput & ({ readonly intent: "set"; readonly reason: string } | { readonly intent: "lift" }),
): Promise<HoldOutcome> {
  const { staff } = input;
  const request = await getReadable(deps, input);
  const reason = input.intent === "set" ? cleanWords(input.reason) : undefined;
  if (input.intent === "set" && !reason) return { status: "refused", reason: "no_reason" };
  if ([...(reason ?? "")].length > HOLD_REASON_MAX) return { status: "refused", reason: "reason_too_long" };
  const at = deps.clock.now();
  return deps.db.transaction(async (tx): Promise<HoldOutcome> => {
    const hold = { id: randomUUID(), requestId: request.id, reason: reason ?? "", staffId: staff.staffId, at };
    const isDone = await (input.intent === "set" ? insertHold(tx, hold) : liftHold(tx, request.id, staff.staffId, at));
    if (!isDone) return { status: "refused", reason: "changed_meanwhile" };
    await recordAuditEvent(tx, {
      actor: { kind: "staff", id: staff.staffId },
      action: input.intent === "set" ? "requests.held" : "requests.released",
      subjectType: "request",
      subjectId: request.reference,
      details: { desk: request.deskId },
      at,
    });
    return { status: "done" };
  });
}
