import { recordAuditEvent } from "#app/domain/audit/record-audit-event.server.ts";
import { selectRequest } from "#app/domain/requests/requests.queries.server.ts";
import type { Services } from "#app/domain/services.ts";
import { AppError } from "#app/lib/app-error.ts";
import { deleteBrowsers, deleteEndpoint } from "./browsers.queries.server.ts";

/**
 * Ends news in one browser of the holder's, or in all of theirs; always possible. `not_found` to whom the request is not there;
 * what has ended already stays so.
 */
export function endBrowsers(
  deps: Pick<Services, "db" | "clock">,
  input: { readonly reference: string; readonly visitorId: string; readonly id?: string | undefined },
): Promise<void> {
  const { reference, visitorId, id } = input;
  const at = deps.clock.now();
  return deps.db.transaction(async (tx) => {
    const request = await selectRequest(tx, reference, { kind: "visitor", visitorId }, { forUpdate: true });
    if (!request) throw new AppError("not_found");
    if ((await deleteBrowsers(tx, { requestId: request.id, visitorId, id })) === 0) return;
    await recordAuditEvent(tx, {
      at,
      actor: { kind: "resident", id: visitorId },
      action: "requests.way_ended",
      subjectType: "request",
      subjectId: reference,
      details: { way: "push" },
    });
  });
}

/** The push service says that the browser is gone: no request has news for it any more. */
export function endEndpoint(deps: Pick<Services, "db" | "clock">, endpoint: string): Promise<void> {
  const at = deps.clock.now();
  return deps.db.transaction(async (tx) => {
    for (const subjectId of await deleteEndpoint(tx, endpoint))
      await recordAuditEvent(tx, {
        at,
        actor: { kind: "system" },
        action: "requests.way_ended",
        subjectType: "request",
        subjectId,
        details: { way: "push", by: "push service" },
      });
  });
}
