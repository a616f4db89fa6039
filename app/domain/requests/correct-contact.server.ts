import type { Transaction } from "#app/db/port.ts";
import { recordAuditEvent } from "#app/domain/audit/record-audit-event.server.ts";
import { findFormVersion } from "#app/domain/content/find-form.server.ts";
import { followNumber } from "./choose-ways.server.ts";
import { replaceIdentifiers } from "./identifiers.queries.server.ts";
import { identifiersIn } from "./identifiers.ts";
import { notifyResident, type NotifyDeps } from "./notify-resident.server.ts";
import { recordRequestEvent } from "./record-request-event.server.ts";
import { updateContact } from "./requests.queries.server.ts";
import type { Answers, Correction, ServiceRequest } from "./types.ts";

/** How somebody is reached from now on; what is not named stays, `undefined` takes it away. */
export type NewContact = { readonly phone?: string | undefined; readonly email?: string | undefined };

/**
 * Writes another contact into a request, into the answers it came from, and into what the request is found by. Gives what was
 * there before and is another now. The caller holds the request's lock.
 */
export async function replaceContact(tx: Transaction, request: ServiceRequest, wanted: NewContact) {
  const contact = { ...request.contact, ...wanted };
  const { formId, formVersion } = request;
  const form = formId && formVersion ? (await findFormVersion(tx, formId, formVersion))?.form : undefined;
  const answers: Record<string, Answers[string]> = { ...request.answers };
  const corrected: Correction[] = [];
  for (const field of ["phone", "email"] as const) {
    const [before, after] = [request.contact[field], contact[field]];
    if (before === after) continue;
    corrected.push({ field, ...(before === undefined ? {} : { before }) });
    const answerId = form?.contact[field];
    if (!answerId) continue;
    if (after === undefined) delete answers[answerId];
    else answers[answerId] = after;
  }
  if (corrected.length === 0) return corrected;
  await updateContact(tx, request.id, form, { answers, contact });
  await replaceIdentifiers(tx, request.id, identifiersIn(form, answers, contact));
  return corrected;
}

/**
 * The resident's correction: it stands in the timeline with what was there before, and is mailed to the old address and the
 * new one, so that nobody is cut off unnoticed. `false` when nothing is different.
 */
export async function correctContact(
  tx: Transaction,
  deps: NotifyDeps,
  change: { readonly request: ServiceRequest; readonly contact: NewContact },
): Promise<boolean> {
  const { request, contact } = change;
  const at = deps.clock.now();
  const corrected = await replaceContact(tx, request, contact);
  if (corrected.length === 0) return false;
  const { id: requestId, reference, deskId, serviceSlug, dueAt, language } = request;
  if (corrected.some(({ field }) => field === "phone")) await followNumber(tx, { requestId, phone: contact.phone, at });
  const about = "contact_corrected" as const;
  await recordRequestEvent(deps, tx, {
    requestId,
    reference,
    at,
    kind: about,
    actorKind: "resident",
    deskId,
    dueAt,
    corrected,
  });
  const addresses = new Set([request.contact.email, "email" in contact ? contact.email : undefined]);
  for (const to of addresses)
    await notifyResident(deps, tx, { requestId, to, language, reference, deskId, serviceSlug, dueAt, about });
  return true;
}

/** In the audit trail; last in a transaction, which holds the trail from there on. */
export const recordCorrection = (
  tx: Transaction,
  { clock }: Pick<NotifyDeps, "clock">,
  reference: string,
  visitorId: string,
): Promise<void> =>
  recordAuditEvent(tx, {
    at: clock.now(),
    actor: { kind: "resident", id: visitorId },
    action: "requests.contact_corrected",
    subjectType: "request",
    subjectId: reference,
  });
