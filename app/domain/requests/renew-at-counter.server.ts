import type { Queryable } from "#app/db/port.ts";
import { workableDesks } from "#app/domain/accounts/desk-scope.ts";
import type { StaffSession } from "#app/domain/accounts/staff-session.ts";
import { recordAuditEvent } from "#app/domain/audit/record-audit-event.server.ts";
import type { Services } from "#app/domain/services.ts";
import { AppError } from "#app/lib/app-error.ts";
import { cleanWords } from "./clean-words.ts";
import { REASON_MAX_LENGTH, REASON_MIN_LENGTH } from "./disclosure.ts";
import { IDENTITY_CHECKS } from "./identity-checks.ts";
import type { NotifyDeps } from "./notify-resident.server.ts";
import { parseReference } from "./reference.ts";
import { renewSecret } from "./renew-secret.server.ts";
import { selectRequest } from "./requests.queries.server.ts";
import { deriveSecret, renewalKey } from "./secret.server.ts";
import type { ServiceRequest } from "./types.ts";
import { getStaffActor } from "./view-request-as-staff.server.ts";

type Place = { readonly reference: string; readonly staff: StaffSession };

/** The request, at a desk they work at. Throws `not_found` for everybody else's. */
export async function getRenewable(
  { db }: { readonly db: Queryable },
  { reference: typed, staff }: Place,
  options: { readonly forUpdate?: boolean } = {},
): Promise<ServiceRequest> {
  const reference = parseReference(typed);
  const reader = { kind: "desks", deskIds: workableDesks(staff) } as const;
  const request = reference ? await selectRequest(db, reference, reader, options) : undefined;
  if (!request) throw new AppError("not_found");
  return request;
}

export const RENEW_FAULTS = ["check_needed", "reason_short", "reason_long"] as const;
export type RenewFault = (typeof RENEW_FAULTS)[number];

export type RenewAtCounterOutcome =
  | { readonly status: "renewed"; readonly request: ServiceRequest; readonly secret: string }
  | { readonly status: "refused"; readonly reasons: readonly RenewFault[] };

/**
 * Gives somebody who stands at a counter a new code for their request, once it is recorded how they showed who they are and why
 * they need it. The resident reads both in the timeline and is told by mail. The same page sent twice is one renewal.
 */
export async function renewAtCounter(
  deps: NotifyDeps & Pick<Services, "db" | "sessionSecret">,
  input: Place & {
    /** One-time key of the page. */
    readonly key: string;
    readonly check: string;
    readonly reason: string;
  },
): Promise<RenewAtCounterOutcome> {
  const { staff } = input;
  const check = IDENTITY_CHECKS.find((one) => one === input.check);
  const reason = cleanWords(input.reason) ?? "";
  const length = [...reason].length;
  const reasons: RenewFault[] = [];
  if (!check) reasons.push("check_needed");
  if (length < REASON_MIN_LENGTH) reasons.push("reason_short");
  if (length > REASON_MAX_LENGTH) reasons.push("reason_long");
  const { kind, staffId } = getStaffActor(staff);
  return deps.db.transaction(async (tx): Promise<RenewAtCounterOutcome> => {
    const request = await getRenewable({ db: tx }, input, { forUpdate: true });
    if (!check || reasons.length > 0) return { status: "refused", reasons };
    const key = renewalKey(request.reference, `${staffId}:${input.key}`);
    const secret = deriveSecret(deps.sessionSecret, key);
    if (await renewSecret(tx, deps, { request, key, by: { kind, staffId, check, reason } }))
      await recordAuditEvent(tx, {
        actor: { kind: "staff", id: staffId },
        action: "requests.access_renewed",
        subjectType: "request",
        subjectId: request.reference,
        details: { desk: request.deskId, check },
        at: deps.clock.now(),
      });
    return { status: "renewed", request, secret };
  });
}
