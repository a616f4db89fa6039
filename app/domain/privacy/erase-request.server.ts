import { beginForgetting } from "#app/domain/requests/request-retention.queries.server.ts";
import { recordAuditEvent } from "#app/domain/audit/record-audit-event.server.ts";
import { selectBrowserIds } from "#app/domain/requests/browsers/browsers.queries.server.ts";
import { replaceContact } from "#app/domain/requests/correct-contact.server.ts";
import { isOwnSecret } from "#app/domain/requests/is-own-secret.server.ts";
import { endMandatesFor } from "#app/domain/requests/mandates/mandates.queries.server.ts";
import { recordRequestEvent } from "#app/domain/requests/record-request-event.server.ts";
import { deleteNotesOf } from "#app/domain/requests/request-notes.queries.server.ts";
import { selectRequestEvents } from "#app/domain/requests/request-events.queries.server.ts";
import { selectRequest } from "#app/domain/requests/requests.queries.server.ts";
import { toTextNumber } from "#app/domain/requests/text-number.ts";
import type { Services } from "#app/domain/services.ts";
import { AppError } from "#app/lib/app-error.ts";
import { deleteMailsAbout } from "#app/ports/mail/outbox.queries.server.ts";
import { eraseAroundRequest } from "./own-data.queries.server.ts";
import type { KeptUntil } from "./own-data.ts";
import { keptUntil } from "./read-own-request.server.ts";

type Deps = Pick<Services, "db" | "clock" | "jobs" | "site" | "sessionSecret">;

export type EraseRequestOutcome =
  | { readonly status: "erased" | "code_wrong" }
  /** It goes on, or a legal hold keeps it: nothing goes now. */
  | { readonly status: "kept"; readonly kept: Exclude<KeptUntil, { status: "until" }> };

/**
 * Erases of one request what no rule keeps, for whoever opened it and knows its code: how its resident was reached, words to
 * ratings, the form it was typed into, messages about it, browsers that were told, notes of staff. The rest goes on its day. To a browser that was not let in, the request
 * is not there. A second time changes nothing.
 */
export function eraseRequest(
  deps: Deps,
  input: { readonly reference: string; readonly visitorId: string; readonly secret: string },
): Promise<EraseRequestOutcome> {
  const { reference, visitorId } = input;
  return deps.db.transaction(async (tx): Promise<EraseRequestOutcome> => {
    const request = await selectRequest(tx, reference, { kind: "visitor", visitorId }, { forUpdate: true });
    if (!request) throw new AppError("not_found");
    if (!(await isOwnSecret(tx, deps, input))) return { status: "code_wrong" };
    const events = await selectRequestEvents(tx, request.id, "resident");
    const kept = await keptUntil({ db: tx, site: deps.site }, { request, events });
    if (kept.status !== "until") return { status: "kept", kept };
    const isFirst = events.every(({ kind }) => kind !== "contact_erased");
    const former = events.flatMap(({ corrected = [] }) => corrected);
    const of = (kind: "phone" | "email") => former.filter(({ field }) => field === kind).map(({ before }) => before);
    const numbers = [request.contact.phone, ...of("phone")].map(toTextNumber);
    const browsers = await selectBrowserIds(tx, request.id);
    const reached = new Set([request.contact.email, ...of("email"), ...numbers, ...browsers]);
    await replaceContact(tx, request, { phone: undefined, email: undefined });
    await beginForgetting(tx);
    await eraseAroundRequest(tx, request.id);
    await deleteNotesOf(tx, [request.id]);
    await endMandatesFor(tx, request.id, deps.clock.now());
    for (const to of reached) if (to) await deleteMailsAbout(tx, to, reference);
    if (!isFirst) return { status: "erased" };
    const at = deps.clock.now();
    const { id: requestId, deskId, dueAt } = request;
    await recordRequestEvent(deps, tx, {
      requestId,
      reference,
      at,
      kind: "contact_erased",
      actorKind: "resident",
      deskId,
      dueAt,
    });
    await recordAuditEvent(tx, {
      at,
      actor: { kind: "resident", id: visitorId },
      action: "requests.contact_erased",
      subjectType: "request",
      subjectId: reference,
    });
    return { status: "erased" };
  });
}
