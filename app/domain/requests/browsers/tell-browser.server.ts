import { randomUUID } from "node:crypto";
import { recordAuditEvent } from "#app/domain/audit/record-audit-event.server.ts";
import { selectRequest } from "#app/domain/requests/requests.queries.server.ts";
import { isOverState } from "#app/domain/requests/states.ts";
import type { Services } from "#app/domain/services.ts";
import { AppError } from "#app/lib/app-error.ts";
import { deleteBrowser, insertBrowser, selectBrowsers } from "./browsers.queries.server.ts";
import { isPushAddress } from "./push-address.ts";
import { readSubscription } from "./subscription.server.ts";

/** As many browsers as a household has; each news goes to all of them. */
export const MOST_BROWSERS = 5;

export type TellBrowserOutcome =
  | { readonly status: "told" }
  /** `no_push_service`: what the browser said is no subscription, or leads elsewhere. */
  | { readonly status: "refused"; readonly reason: "no_push_service" | "too_many" };

/**
 * From now on news of the request goes to this browser, for whoever may see the request; `not_found` for everybody else, for a
 * request that is over and where push is not set up. Doing it twice changes nothing.
 */
export function tellBrowser(
  deps: Pick<Services, "db" | "clock" | "webPush">,
  input: {
    readonly reference: string;
    readonly visitorId: string;
    /** The browser's own words. */
    readonly subscription: string;
  },
): Promise<TellBrowserOutcome> {
  const { reference, visitorId } = input;
  const at = deps.clock.now();
  return deps.db.transaction(async (tx): Promise<TellBrowserOutcome> => {
    const request = await selectRequest(tx, reference, { kind: "visitor", visitorId }, { forUpdate: true });
    if (!request || !deps.webPush || isOverState(request.state)) throw new AppError("not_found");
    const target = readSubscription(input.subscription);
    if (!target || !isPushAddress(target.endpoint, deps.webPush.hosts))
      return { status: "refused", reason: "no_push_service" };
    const known = await selectBrowsers(tx, request.id);
    const same = known.find((one) => one.target.endpoint === target.endpoint);
    if (same && JSON.stringify(same.target) === JSON.stringify(target)) return { status: "told" };
    if (!same && known.length >= MOST_BROWSERS) return { status: "refused", reason: "too_many" };
    if (same) await deleteBrowser(tx, same.id);
    await insertBrowser(tx, { id: randomUUID(), requestId: request.id, visitorId, target, at });
    await recordAuditEvent(tx, {
      at,
      actor: { kind: "resident", id: visitorId },
      action: "requests.way_chosen",
      subjectType: "request",
      subjectId: reference,
      details: { way: "push" },
    });
    return { status: "told" };
  });
}
