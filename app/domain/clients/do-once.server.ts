import { createHmac } from "node:crypto";
import type { Transaction } from "#app/db/port.ts";
import { canonicalJson } from "#app/domain/audit/audit-event.server.ts";
import type { Services } from "#app/domain/services.ts";
import { isSameHash } from "#app/domain/accounts/is-same-hash.server.ts";
import { claimKey, releaseKey, selectReply, type StoredReply, storeReply } from "./replies.queries.server.ts";

export type Once = {
  readonly clientId: string;
  /** The caller's own, one for each thing it wants done. */
  readonly key: string;
  /** Everything that makes it that thing: where it was sent, and what. */
  readonly asked: object;
};

export type OnceOutcome<R> =
  | { readonly status: "done" | "done_before"; readonly reply: StoredReply }
  | { readonly status: "refused"; readonly refusal: R }
  /** The key stands for something else. */
  | { readonly status: "key_used" };

/**
 * Does something once for a key, in the transaction of what is done: sent again, it gets the first reply and nothing happens. What
 * was refused leaves the key free, so that it can be sent mended. Of the body only a keyed hash is stored.
 */
export async function doOnce<R>(
  tx: Transaction,
  deps: Pick<Services, "clock" | "sessionSecret">,
  { clientId, key, asked }: Once,
  work: () => Promise<{ readonly reply: StoredReply } | { readonly refusal: R }>,
): Promise<OnceOutcome<R>> {
  const bodyHash = createHmac("sha256", deps.sessionSecret)
    .update(`api-body:${clientId}:${canonicalJson(asked)}`)
    .digest("hex");
  if (!(await claimKey(tx, { clientId, key, bodyHash, at: deps.clock.now() }))) {
    const known = await selectReply(tx, clientId, key);
    return known?.reply && isSameHash(known.bodyHash, bodyHash)
      ? { status: "done_before", reply: known.reply }
      : { status: "key_used" };
  }
  const outcome = await work();
  if ("refusal" in outcome) {
    await releaseKey(tx, clientId, key);
    return { status: "refused", refusal: outcome.refusal };
  }
  await storeReply(tx, clientId, key, outcome.reply);
  return { status: "done", reply: outcome.reply };
}
