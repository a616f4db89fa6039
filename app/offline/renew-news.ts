import type { Store } from "./store.ts";
import type { PushAddress } from "./worker-scope.ts";

/** Where the portal is told of another address. */
const RENEW_PATH = "/news/browser";

type Deps = {
  readonly store: Pick<Store, "readPushAddress" | "writePushAddress">;
  readonly push: {
    getSubscription(): Promise<PushAddress | null>;
    subscribe(options: PushSubscriptionOptionsInit): Promise<PushAddress>;
  };
  readonly fetch: typeof fetch;
};

/**
 * The browser changed where it takes messages: the portal learns the new address, with the old one and its keys as proof. A
 * browser that names neither is asked, and what it had before is what was noted when news last came. Without a network the
 * note stays, and the next news or page tries again.
 */
export async function renewNews(
  { store, push, fetch }: Deps,
  change: { readonly oldSubscription?: PushAddress | null; readonly newSubscription?: PushAddress | null } = {},
): Promise<void> {
  const old = change.oldSubscription ? JSON.stringify(change.oldSubscription) : await store.readPushAddress();
  if (!old) return;
  const options = change.oldSubscription?.options;
  const current =
    change.newSubscription ??
    (await push.getSubscription()) ??
    (options?.applicationServerKey ? await push.subscribe(options) : undefined);
  const subscription = current ? JSON.stringify(current) : undefined;
  if (!subscription || subscription === old) return;
  // Should this not arrive, the old address is what the next try needs.
  await store.writePushAddress(old);
  const body = new URLSearchParams({ old, subscription });
  const answer = await fetch(RENEW_PATH, { method: "POST", body, credentials: "same-origin" });
  // What is refused would be refused again.
  if (answer.ok || answer.status === 400) await store.writePushAddress(subscription);
}

/** Remembers where news comes to this browser, for browsers that do not say what they had before. */
export async function notePushAddress({ store, push }: Omit<Deps, "fetch">): Promise<void> {
  if (await store.readPushAddress()) return;
  const current = await push.getSubscription();
  if (current) await store.writePushAddress(JSON.stringify(current));
}
