import { createHmac, timingSafeEqual } from "node:crypto";

/** A delivery older than this, or from the future by more, is refused: somebody may have recorded and sent it again. */
const TOLERANCE_SECONDS = 300;

/**
 * Whether a webhook came from the portal, now. `signature` is the header `OneWindow-Signature`, `body` the text as it came, before
 * anything parses it. Gives `undefined` when all is well, else why not.
 *
 * @param {{ secret: string, signature: string | undefined, body: string, nowSeconds?: number }} input
 * @returns {"malformed" | "too_old" | "wrong" | undefined}
 */
export function findWebhookFault({ secret, signature, body, nowSeconds = Date.now() / 1000 }) {
  const [, time, given] = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/.exec(signature ?? "") ?? [];
  if (!time || !given) return "malformed";
  const expected = createHmac("sha256", secret).update(`${time}.${body}`).digest();
  if (!timingSafeEqual(expected, Buffer.from(given, "hex"))) return "wrong";
  return Math.abs(nowSeconds - Number(time)) > TOLERANCE_SECONDS ? "too_old" : undefined;
}
