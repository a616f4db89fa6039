import { timingSafeEqual } from "node:crypto";
import { recordAuditEvent } from "#app/domain/audit/record-audit-event.server.ts";
import type { Services } from "#app/domain/services.ts";
import { AppError } from "#app/lib/app-error.ts";
import type { PushTarget } from "#app/ports/push/port.ts";
import { selectByEndpoint, updateTarget } from "./browsers.queries.server.ts";
import { isPushAddress } from "./push-address.ts";
import { readSubscription } from "./subscription.server.ts";

/** `taken` says nothing of whether anything is told there; `no_push_service` is judged by the new address alone. */
export type RenewBrowserOutcome =
  { readonly status: "taken" } | { readonly status: "refused"; readonly reason: "no_push_service" };

/**
 * The browser has another address at its push service: news that went to the old one goes there from now on. Nobody need be signed in:
 * the old address and its keys, which only the browser and the portal have, prove that it is the same browser. Where they
 * do not, nothing changes, and the answer is the same. `not_found` where push is not set up.
 */
export async function renewBrowser(
  deps: Pick<Services, "db" | "clock" | "webPush">,
  /** The browser's own words for both. */
  input: { readonly old: string; readonly subscription: string },
): Promise<RenewBrowserOutcome> {
  const { webPush } = deps;
  if (!webPush) throw new AppError("not_found");
  const target = readSubscription(input.subscription);
  if (!target || !isPushAddress(target.endpoint, webPush.hosts))
    return { status: "refused", reason: "no_push_service" };
  const old = readSubscription(input.old);
  if (!old) return { status: "taken" };
  const at = deps.clock.now();
  await deps.db.transaction(async (tx) => {
    for (const browser of await selectByEndpoint(tx, old.endpoint)) {
      if (!isSame(browser.target, old)) continue;
      // The row stays, so that what is queued for it arrives.
      await updateTarget(tx, browser.id, target);
      await recordAuditEvent(tx, {
        at,
        actor: { kind: "resident", id: browser.visitorId },
        action: "requests.way_chosen",
        subjectType: "request",
        subjectId: browser.reference,
        details: { way: "push", renewed: true },
      });
    }
  });
  return { status: "taken" };
}

function isSame(known: PushTarget, claimed: PushTarget): boolean {
  const [a, b] = [known, claimed].map(({ p256dh, auth }) => Buffer.from(`${p256dh} ${auth}`)) as [Buffer, Buffer];
  return a.length === b.length && timingSafeEqual(a, b);
}
