import { randomUUID } from "node:crypto";
import type { StaffSession } from "#app/domain/accounts/staff-session.ts";
import { recordAuditEvent } from "#app/domain/audit/record-audit-event.server.ts";
import { IDENTITY_CHECKS } from "#app/domain/requests/identity-checks.ts";
import { recordRequestEvent } from "#app/domain/requests/record-request-event.server.ts";
import { getRenewable } from "#app/domain/requests/renew-at-counter.server.ts";
import { touchRequest } from "#app/domain/requests/requests.queries.server.ts";
import type { ServiceRequest } from "#app/domain/requests/types.ts";
import { getStaffActor } from "#app/domain/requests/view-request-as-staff.server.ts";
import { checkTerms, datesOf, isFaulty, type TypedTerms } from "./check-terms.ts";
import { hashMandateCode, makeMandateCode } from "./mandate-code.server.ts";
import { COUNTER_CONSENTS, MAX_LIVE, stateOfMandate } from "./mandate.ts";
import { insertMandate, selectOfRequest } from "./mandates.queries.server.ts";
import type { NameFault, NameHelperDeps } from "./name-helper.server.ts";
import { auditMandate, nameMandate } from "./name-mandate.server.ts";

export type ConsentFault = NameFault | "check_needed" | "consent_needed";

export type RecordConsentOutcome =
  | { readonly status: "named"; readonly request: ServiceRequest; readonly code: string; readonly validUntil: Date }
  | { readonly status: "refused"; readonly faults: readonly ConsentFault[] };

/**
 * Records at a counter that a resident said, or signed on paper, who may act on a request at a desk of the staff member's, and how
 * they showed who they are. Gives the code for the slip, once. Throws `not_found` for a request of other desks.
 */
export function recordConsent(
  deps: NameHelperDeps,
  input: {
    readonly reference: string;
    readonly staff: StaffSession;
    readonly terms: TypedTerms;
    readonly consent: string;
    readonly check: string;
  },
): Promise<RecordConsentOutcome> {
  const { kind, staffId } = getStaffActor(input.staff);
  const at = deps.clock.now();
  return deps.db.transaction(async (tx): Promise<RecordConsentOutcome> => {
    const request = await getRenewable({ db: tx }, input, { forUpdate: true });
    const consent = COUNTER_CONSENTS.find((one) => one === input.consent);
    const check = IDENTITY_CHECKS.find((one) => one === input.check);
    const terms = checkTerms(input.terms);
    const faults: ConsentFault[] = isFaulty(terms) ? [...terms] : [];
    if (!consent) faults.push("consent_needed");
    if (!check) faults.push("check_needed");
    if (isFaulty(terms) || !consent || !check) return { status: "refused", faults };
    const live = (await selectOfRequest(tx, request.id)).filter((one) =>
      ["waiting", "live"].includes(stateOfMandate(one, at)),
    );
    if (live.length >= MAX_LIVE) return { status: "refused", faults: ["too_many"] };
    const id = randomUUID();
    const code = makeMandateCode();
    const dates = datesOf(terms.duration, at);
    const names = { helper: terms.helper, resident: terms.resident };
    await insertMandate(tx, {
      ...dates,
      id,
      // Whoever holds the request gives and ends it; the counter knows no browser of theirs.
      holderId: undefined,
      requestId: request.id,
      formIds: [],
      codeHash: hashMandateCode(deps.sessionSecret, code) ?? "",
      consent,
      isNotified: false,
      staffId,
      sealed: {
        ...names,
        residentEmail: request.contact.email ?? null,
        residentLanguage: request.language,
        helperEmail: null,
        helperLanguage: null,
        check,
      },
    });
    await touchRequest(tx, request.id);
    const { id: requestId, reference, deskId, dueAt } = request;
    await recordRequestEvent(deps, tx, {
      ...{ requestId, reference, at, deskId, dueAt, check },
      kind: "helper_named",
      actorKind: kind,
      actorStaffId: staffId,
      mandate: nameMandate({ id, ...names }),
    });
    await recordAuditEvent(tx, {
      actor: { kind: "staff", id: staffId },
      action: "requests.helper_named",
      subjectType: "request",
      subjectId: reference,
      details: { ...auditMandate({ id, holderId: undefined }), consent, check, desk: deskId },
      at,
    });
    return { status: "named", request, code, validUntil: dates.validUntil };
  });
}
