import type { Services } from "#app/domain/services.ts";
import { type GuardedFetch, FetchRefusedError } from "#app/ports/fetch/guarded-fetch.server.ts";
import { selectWebhookTarget } from "./clients.queries.server.ts";
import { signWebhook } from "./sign-webhook.server.ts";
import {
  claimDelivery,
  type ClaimedDelivery,
  markDelivered,
  recordFailedTry,
  selectDueClients,
} from "./webhook-deliveries.queries.server.ts";

/** Doubling from 20 s, thirteen tries last about 22 hours: as long as mails are tried. */
export const DELIVERY_TRIES = 13;
const FIRST_PAUSE_MS = 20_000;
/** Longer than the longest try. */
const LEASE_MS = 60_000;
/** For each system in one run; with the last try of ten seconds the run ends before the next begins. */
const RUN_MS = 30_000;

type Deps = Pick<Services, "db" | "clock" | "log"> & { readonly webhooks: GuardedFetch };

/**
 * Sends whatever is due, each system for itself and one after another: who is slow holds up the others for half a minute, who is
 * away costs one try a run. What is sent twice, because nobody heard that it arrived, has the same id.
 */
export async function deliverWebhooks(deps: Deps): Promise<void> {
  const clients = await selectDueClients(deps.db, deps.clock.now());
  await Promise.all(clients.map((clientId) => deliverTo(deps, clientId)));
}

async function deliverTo(deps: Deps, clientId: string): Promise<void> {
  for (const endsAt = performance.now() + RUN_MS; performance.now() < endsAt;) {
    const now = deps.clock.now();
    const leaseUntil = new Date(now.getTime() + LEASE_MS);
    const delivery = await claimDelivery(deps.db, { clientId, now, leaseUntil });
    if (!delivery) return;
    const error = await tryDelivery(deps, clientId, delivery);
    if (error !== undefined) {
      const nextTryAt = nextTry(deps.clock.now(), delivery.attempts);
      await recordFailedTry(deps.db, delivery.id, { error, nextTryAt });
      deps.log.warn({ client: clientId, delivery: delivery.id, why: error }, "a webhook was not taken");
      return;
    }
    await markDelivered(deps.db, delivery.id, deps.clock.now());
  }
}

/** `undefined` after the last try. */
function nextTry(now: Date, attempts: number): Date | undefined {
  return attempts >= DELIVERY_TRIES ? undefined : new Date(now.getTime() + FIRST_PAUSE_MS * 2 ** (attempts - 1));
}

/** What went wrong, as a word or a status; `undefined` when it was taken. Nothing of the other side's words is kept. */
async function tryDelivery(deps: Deps, clientId: string, { id, body }: ClaimedDelivery): Promise<string | undefined> {
  const target = await selectWebhookTarget(deps.db, clientId);
  if (!target) return "no_address";
  try {
    const { status } = await deps.webhooks(target.url, {
      method: "POST",
      headers: {
        "Content-Type": "application/json",
        "User-Agent": "OneWindow",
        "OneWindow-Delivery": id,
        "OneWindow-Signature": signWebhook(target.secret, body, deps.clock.now()),
      },
      body,
    });
    return status >= 200 && status < 300 ? undefined : `status ${status}`;
  } catch (error) {
    if (error instanceof FetchRefusedError) return error.reason;
    throw error;
  }
}
