import type { BrowserContext, Page } from "@playwright/test";
import { aSubscription, type Subscription } from "#tests/factories/subscription.ts";

/** What a resident says when the browser asks. */
type Answer = "granted" | "denied";

/**
 * A browser whose push service is a stub: a browser under test reaches none. Everything else is the page's own: the press, the question,
 * what is sent. Gives what the stub hands out.
 */
export async function stubPush(
  target: BrowserContext | Page,
  {
    answer = "granted",
    browser = aSubscription(`https://updates.push.services.mozilla.com/wpush/v2/${Date.now()}`),
  }: {
    readonly answer?: Answer;
    readonly browser?: Subscription;
  } = {},
): Promise<Subscription> {
  await target.addInitScript(
    ({ answer, json }) => {
      const asked = () => sessionStorage.getItem("permission") ?? "default";
      Object.defineProperty(Notification, "permission", { get: asked });
      Notification.requestPermission = async () => {
        sessionStorage.setItem("permission", answer);
        return answer;
      };
      const data = JSON.parse(json) as { endpoint: string };
      const subscription = { ...data, toJSON: () => data, unsubscribe: async () => true, options: {} };
      let isSubscribed = localStorage.getItem("subscribed") === "yes";
      PushManager.prototype.getSubscription = async () =>
        (isSubscribed
          ? { ...subscription, options: { applicationServerKey: null } }
          : null) as unknown as PushSubscription;
      PushManager.prototype.subscribe = async (options) => {
        if (!options?.userVisibleOnly || !/^B[\w-]{86}$/.test(String(options.applicationServerKey)))
          throw new TypeError("a browser refuses this");
        isSubscribed = true;
        localStorage.setItem("subscribed", "yes");
        return subscription as unknown as PushSubscription;
      };
    },
    { answer, json: browser.json },
  );
  return browser;
}
