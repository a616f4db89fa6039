import { createHmac, randomInt, randomUUID } from "node:crypto";
import type { Transaction } from "#app/db/port.ts";
import { canonicalJson } from "#app/domain/audit/audit-event.server.ts";
import { recordAuditEvent } from "#app/domain/audit/record-audit-event.server.ts";
import { findFormVersion } from "#app/domain/content/find-form.server.ts";
import { findDeskForService } from "#app/domain/desks/find-desk.ts";
import { localDate } from "#app/domain/desks/working-time.ts";
import type { Mandate } from "#app/domain/requests/mandates/mandate.ts";
import { auditMandate, nameMandate } from "#app/domain/requests/mandates/name-mandate.server.ts";
import type { Services } from "#app/domain/services.ts";
import type { Language } from "#app/i18n/languages.ts";
import { chooseWay } from "./choose-ways.server.ts";
import { cleanWords } from "./clean-words.ts";
import { findPromise } from "./find-promise.server.ts";
import { mailResident, notifyResident } from "./notify-resident.server.ts";
import { identifiersIn } from "./identifiers.ts";
import { makeReference } from "./reference.ts";
import { recordFirstEvents } from "./record-request-event.server.ts";
import {
  insertRequest,
  type NewRequest,
  selectBySubmissionKey,
  type ToldOfOpening,
  updateRequestDesk,
} from "./new-request.queries.server.ts";
import { splitAnswers } from "./sealed-answers.ts";
import type { Way } from "./ways.ts";
import { deriveSecret, hashSecret } from "./secret.server.ts";
import type { Answers } from "./types.ts";

const DESCRIPTION_LIMIT = 20_000;
/** Two requests of one month draw the same five characters once in six million. */
const REFERENCE_TRIES = 10;

export type OpenRequestDeps = Pick<Services, "db" | "clock" | "jobs" | "site" | "sessionSecret" | "publicUrl">;

export type OpenRequestInput = {
  /** One-time key of the page or matter it comes from: the same key again is the same request. */
  readonly submissionKey: string;
  readonly formId: string | null;
  readonly formVersion?: string;
  readonly serviceSlug: string | null;
  /** Where it goes; else to the desk of the service, else to the catch-all desk. */
  readonly deskId?: string;
  /** Where an answer was promised sooner than the service is done; else what the service promises. */
  readonly workingDays?: number | undefined;
  readonly language: Language;
  readonly mode: "full" | "simple";
  readonly answers: Answers;
  readonly description: string;
  readonly contact: { readonly name?: string; readonly email?: string; readonly phone?: string };
  /** Ways by which they want to be told besides mail, as chosen when they sent it. */
  readonly ways?: readonly Way[];
  /** The browser that may see it at once. */
  readonly visitorId: string | null;
  readonly conversationId?: string | null;
  readonly openedBy:
    | { readonly kind: "resident" }
    | {
        readonly kind: "helper";
        readonly helperId: string;
        readonly mandate: Pick<Mandate, "id" | "holderId" | "helper" | "resident">;
      }
    | { readonly kind: "staff"; readonly staffId: string };
};

export type OpenRequestOutcome =
  | {
      readonly status: "opened" | "already_opened";
      readonly requestId: string;
      readonly reference: string;
      readonly secret: string;
      readonly dueAt: Date;
    }
  | { readonly status: "refused"; readonly reason: "key_used" | "nothing_asked" };

/**
 * Opens a request: row, reference, first events, due date, receipt and audit event in one transaction. Sending the same
 * again gives the same reference and code; the same key with another content is refused.
 */
export function openRequest(deps: OpenRequestDeps, input: OpenRequestInput): Promise<OpenRequestOutcome> {
  return deps.db.transaction((tx) => openRequestWithin(tx, deps, input));
}

/** The same, in a transaction of the caller's. */
export async function openRequestWithin(
  tx: Transaction,
  deps: Omit<OpenRequestDeps, "db">,
  input: OpenRequestInput,
): Promise<OpenRequestOutcome> {
  const description = cleanWords(input.description, DESCRIPTION_LIMIT) ?? "";
  if (!input.formId && !description) return { status: "refused", reason: "nothing_asked" };
  const bodyHash = hashBody(deps.sessionSecret, input, description);
  const secret = deriveSecret(deps.sessionSecret, input.submissionKey);
  const request = await prepare(tx, deps, { ...input, description }, bodyHash);
  for (let attempt = 0; attempt < REFERENCE_TRIES; attempt++) {
    const reference = makeReference(localDate({ timeZone: deps.site.time_zone }, request.submittedAt), randomInt);
    const secretHash = hashSecret(deps.sessionSecret, reference, secret);
    const told = await insertRequest(tx, { ...request, reference, secretHash });
    if (told) {
      await tellOfOpening(tx, deps, { ...request, reference }, input, told);
      return { status: "opened", requestId: request.id, reference, secret, dueAt: request.dueAt };
    }
    // Either the same page was sent before, or the reference is taken: then another one.
    const known = await selectBySubmissionKey(tx, input.submissionKey);
    if (known) return repeat(known, bodyHash, secret);
  }
  throw new Error("No free reference was found.");
}

type Prepared = Omit<NewRequest, "reference" | "secretHash">;

async function prepare(
  tx: Transaction,
  deps: Omit<OpenRequestDeps, "db">,
  input: OpenRequestInput,
  bodyHash: string,
): Promise<Prepared> {
  const submittedAt = deps.clock.now();
  const form =
    input.formId && input.formVersion ? await findFormVersion(tx, input.formId, input.formVersion) : undefined;
  const contact = {
    name: cleanWords(input.contact.name, 200),
    email: cleanWords(input.contact.email, 254),
    phone: cleanWords(input.contact.phone, 40),
  };
  const { readable, personal } = splitAnswers(form?.form, input.answers);
  const { desk, workingDays: promisedWorkingDays, dueAt } = await findPromise(tx, deps, input);
  return {
    id: randomUUID(),
    submissionKey: input.submissionKey,
    bodyHash,
    deskId: desk.id,
    formId: input.formId,
    formVersion: input.formId ? (input.formVersion ?? null) : null,
    serviceSlug: input.serviceSlug,
    language: input.language,
    mode: input.mode,
    readableAnswers: readable,
    personal: {
      answers: personal,
      description: input.description,
      contact: { name: contact.name ?? null, email: contact.email ?? null, phone: contact.phone ?? null },
    },
    visitorId: input.visitorId,
    conversationId: input.conversationId ?? null,
    openedByStaffId: input.openedBy.kind === "staff" ? input.openedBy.staffId : null,
    submittedAt,
    promisedWorkingDays,
    dueAt,
    identifiers: identifiersIn(form?.form, input.answers, contact),
  };
}

/** First events, the receipt and the audit event. */
async function tellOfOpening(
  tx: Transaction,
  deps: Omit<OpenRequestDeps, "db">,
  request: Omit<NewRequest, "secretHash">,
  input: OpenRequestInput,
  told: ToldOfOpening,
): Promise<void> {
  const at = request.submittedAt;
  const staffId = request.openedByStaffId ?? undefined;
  const { id: requestId, reference, deskId, dueAt } = request;
  const about = { requestId, reference, at, kind: "moved", deskId, dueAt } as const;
  const helper = input.openedBy.kind === "helper" ? input.openedBy : undefined;
  const actorKind = helper ? "helper" : staffId ? "agent" : "resident";
  const mandate = helper && nameMandate(helper.mandate);
  const submitted = { ...about, from: "draft", to: "submitted", actorKind, actorStaffId: staffId, mandate } as const;
  const dispatched = { ...about, from: "submitted", to: "dispatched", actorKind: "system" } as const;
  // The rule knows who is responsible; what has no other desk is read, and sent on, by a person.
  const isSentOn = request.deskId !== findDeskForService(deps.site, undefined).id;
  if (isSentOn) await updateRequestDesk(tx, request.id, "dispatched", request.deskId);
  await recordFirstEvents(deps, tx, isSentOn ? [submitted, dispatched] : [submitted], { isTold: told.systems });
  const ways = input.ways ?? [];
  for (const way of ways) await chooseWay(tx, { requestId, way, isChosen: true, at });
  const receipt = {
    ...request,
    requestId,
    to: request.personal.contact.email,
    phone: request.personal.contact.phone,
    language: input.language,
    about: "submitted",
    ...(mandate && { names: mandate.names }),
  } as const;
  if (ways.length > 0 || told.helpers) await notifyResident(deps, tx, receipt);
  else await mailResident(deps, tx, receipt);
  await recordAuditEvent(tx, {
    at,
    actor: staffId
      ? { kind: "staff", id: staffId }
      : helper
        ? { kind: "resident", id: helper.helperId }
        : request.visitorId
          ? { kind: "resident", id: request.visitorId }
          : { kind: "system" },
    action: "requests.opened",
    subjectType: "request",
    subjectId: request.reference,
    details: {
      form: request.formId,
      service: request.serviceSlug,
      desk: request.deskId,
      ...(helper && auditMandate(helper.mandate)),
    },
  });
  // Each event has a link of its own in the chain, that of the rule, too.
  if (isSentOn)
    await recordAuditEvent(tx, {
      at,
      actor: { kind: "system" },
      action: "requests.moved",
      subjectType: "request",
      subjectId: request.reference,
      details: { from: "submitted", to: "dispatched", reason: null, desk: request.deskId },
    });
}

function repeat(
  known: { id: string; reference: string; bodyHash: string; dueAt: Date },
  bodyHash: string,
  secret: string,
): OpenRequestOutcome {
  if (known.bodyHash !== bodyHash) return { status: "refused", reason: "key_used" };
  return { status: "already_opened", requestId: known.id, reference: known.reference, secret, dueAt: known.dueAt };
}

/** What makes two submissions the same: what is asked, by whom. Language and mode may change between two clicks. */
function hashBody(sessionSecret: string, input: OpenRequestInput, description: string): string {
  const { formId, serviceSlug, deskId, answers, contact, visitorId, openedBy } = input;
  const body = { formId, serviceSlug, deskId, answers, description, contact, visitorId, openedBy };
  // Keyed: from a bare hash, an identity number could be tried out.
  return createHmac("sha256", sessionSecret).update(canonicalJson(body)).digest("hex");
}
