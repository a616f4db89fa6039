import webPush from "web-push";
import type { GuardedFetch } from "#app/ports/fetch/guarded-fetch.server.ts";
import type { PushTransport } from "./port.ts";

/** Who sends: the pair of keys that browsers were given the public half of, and whom a push service may write to (VAPID, RFC 8292). */
export type PushSender = { readonly publicKey: string; readonly privateKey: string; readonly contact: string };

/** So long a push service keeps a message for a browser that is switched off; later the page itself is the news. */
const TTL_SECONDS = 3 * 86_400;

/** A push service says so when the browser has ended the subscription (RFC 8030, 7.3) or never had it. */
const GONE = [404, 410];

/**
 * Web push (RFC 8030): encrypted for the one browser (RFC 8291, `aes128gcm`), signed as the portal's. The library makes keys, body
 * and headers; the request itself is made by the guarded fetch, as the browser named the address. What is answered is never kept.
 */
export function createWebPush(sender: PushSender, fetch: GuardedFetch): PushTransport {
  const { contact: subject, publicKey, privateKey } = sender;
  return {
    async send({ target, topic, text }) {
      const { endpoint, p256dh, auth } = target;
      const request = webPush.generateRequestDetails({ endpoint, keys: { p256dh, auth } }, text, {
        vapidDetails: { subject, publicKey, privateKey },
        TTL: TTL_SECONDS,
        urgency: "normal",
        contentEncoding: "aes128gcm",
        topic,
      });
      // The fetch counts the bytes itself.
      const headers = Object.entries(request.headers).filter(([name]) => name !== "Content-Length");
      const { status } = await fetch(endpoint, {
        method: "POST",
        headers: Object.fromEntries(headers.map(([name, value]) => [name, String(value)])),
        body: request.body,
      });
      if (GONE.includes(status)) return "gone";
      if (status < 200 || status >= 300) throw new Error(`The push service answered with status ${status}.`);
      return "taken";
    },
  };
}
