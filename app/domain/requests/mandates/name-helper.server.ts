import { randomUUID } from "node:crypto";
import type { Transaction } from "#app/db/port.ts";
import { recordAuditEvent } from "#app/domain/audit/record-audit-event.server.ts";
import { listOfferedForms } from "#app/domain/content/find-form.server.ts";
import { recordRequestEvent } from "#app/domain/requests/record-request-event.server.ts";
import { parseReference } from "#app/domain/requests/reference.ts";
import { selectRequest, touchRequest } from "#app/domain/requests/requests.queries.server.ts";
import type { Services } from "#app/domain/services.ts";
import type { Language } from "#app/i18n/languages.ts";
import { AppError } from "#app/lib/app-error.ts";
import { checkTerms, datesOf, isFaulty, type TermFault, type TypedTerms } from "./check-terms.ts";
import { hashMandateCode, makeMandateCode } from "./mandate-code.server.ts";
import { MAX_LIVE, stateOfMandate } from "./mandate.ts";
import { insertMandate, selectGiven, selectOfRequest } from "./mandates.queries.server.ts";
import { auditMandate, nameMandate } from "./name-mandate.server.ts";

export type NameHelperDeps = Pick<Services, "db" | "clock" | "jobs" | "sessionSecret">;

export type NameFault = TermFault | "forms_needed" | "too_many";

export type NameHelperOutcome =
  | { readonly status: "named"; readonly id: string; readonly code: string; readonly validUntil: Date }
  | { readonly status: "refused"; readonly faults: readonly NameFault[] };

type Given = {
  /** This browser's, or the account's. */
  readonly visitorId: string;
  readonly terms: TypedTerms;
};

const refuse = (...faults: NameFault[]) => ({ status: "refused", faults }) as const;

/**
 * Lets a resident name somebody for one request of theirs; gives the code that makes the link, once. The request tells of it.
 * Throws `not_found` for a browser that may not see the request; a helper may not name another one.
 */
export function nameHelperForRequest(
  deps: NameHelperDeps,
  input: Given & { readonly reference: string },
): Promise<NameHelperOutcome> {
  const { visitorId } = input;
  const reference = parseReference(input.reference);
  const now = deps.clock.now();
  return deps.db.transaction(async (tx): Promise<NameHelperOutcome> => {
    const reader = { kind: "visitor", visitorId } as const;
    const request = reference && (await selectRequest(tx, reference, reader, { forUpdate: true }));
    if (!request) throw new AppError("not_found");
    const terms = checkTerms(input.terms);
    if (isFaulty(terms)) return refuse(...terms);
    const live = (await selectOfRequest(tx, request.id)).filter((one) => isOpen(one, now));
    if (live.length >= MAX_LIVE) return refuse("too_many");
    const made = await make(tx, deps, {
      holderId: visitorId,
      requestId: request.id,
      formIds: [],
      terms,
      residentEmail: request.contact.email ?? null,
      language: request.language,
    });
    await touchRequest(tx, request.id);
    await recordRequestEvent(deps, tx, {
      requestId: request.id,
      reference: request.reference,
      at: now,
      kind: "helper_named",
      actorKind: "resident",
      deskId: request.deskId,
      dueAt: request.dueAt,
      mandate: nameMandate({ id: made.id, ...terms }),
    });
    await recordNaming(tx, { visitorId, id: made.id, subject: { type: "request", id: request.reference }, at: now });
    return made;
  });
}

/** Lets whoever has an account name somebody who may send certain forms for them, and follow what these became. */
export function nameHelperForForms(
  deps: NameHelperDeps,
  input: Given & {
    readonly formIds: readonly string[];
    readonly email: string | undefined;
    readonly language: Language;
  },
): Promise<NameHelperOutcome> {
  const { visitorId, email, language } = input;
  const now = deps.clock.now();
  return deps.db.transaction(async (tx): Promise<NameHelperOutcome> => {
    const offered = await listOfferedForms(tx);
    const formIds = offered.map(({ formId }) => formId).filter((id) => input.formIds.includes(id));
    const terms = checkTerms(input.terms);
    const faults: NameFault[] = isFaulty(terms) ? [...terms] : [];
    if (formIds.length === 0) faults.push("forms_needed");
    if (isFaulty(terms) || faults.length > 0) return refuse(...faults);
    const live = (await selectGiven(tx, visitorId)).filter((one) => !one.requestId && isOpen(one, now));
    if (live.length >= MAX_LIVE) return refuse("too_many");
    const about = { holderId: visitorId, requestId: undefined, formIds, terms, residentEmail: email ?? null, language };
    const made = await make(tx, deps, about);
    await recordNaming(tx, { visitorId, id: made.id, subject: { type: "mandate", id: made.id }, at: now });
    return made;
  });
}

const isOpen = (mandate: Parameters<typeof stateOfMandate>[0], now: Date): boolean =>
  ["waiting", "live"].includes(stateOfMandate(mandate, now));

async function make(
  tx: Transaction,
  deps: NameHelperDeps,
  about: {
    readonly holderId: string;
    readonly requestId: string | undefined;
    readonly formIds: readonly string[];
    readonly terms: Exclude<ReturnType<typeof checkTerms>, readonly TermFault[]>;
    readonly residentEmail: string | null;
    readonly language: Language;
  },
) {
  const { terms, residentEmail, language, ...rest } = about;
  const code = makeMandateCode();
  const dates = datesOf(terms.duration, deps.clock.now());
  const id = randomUUID();
  await insertMandate(tx, {
    ...rest,
    ...dates,
    id,
    codeHash: hashMandateCode(deps.sessionSecret, code) ?? "",
    consent: "link",
    isNotified: false,
    staffId: undefined,
    sealed: {
      helper: terms.helper,
      resident: terms.resident,
      residentEmail,
      residentLanguage: language,
      helperEmail: null,
      helperLanguage: null,
      check: null,
    },
  });
  return { status: "named", id, code, validUntil: dates.validUntil } as const;
}

async function recordNaming(
  tx: Transaction,
  about: {
    readonly visitorId: string;
    readonly id: string;
    readonly subject: { readonly type: string; readonly id: string };
    readonly at: Date;
  },
): Promise<void> {
  await recordAuditEvent(tx, {
    actor: { kind: "resident", id: about.visitorId },
    action: "requests.helper_named",
    subjectType: about.subject.type,
    subjectId: about.subject.id,
    details: { ...auditMandate({ id: about.id, holderId: about.visitorId }), consent: "link" },
    at: about.at,
  });
}
