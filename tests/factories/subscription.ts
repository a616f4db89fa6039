import { createECDH, randomBytes } from "node:crypto";

/** A browser that takes messages: what it says of itself, and the keys it reads with. */
export function aSubscription(endpoint = `https://fcm.googleapis.com/fcm/send/${randomBytes(12).toString("hex")}`) {
  const pair = createECDH("prime256v1");
  pair.generateKeys();
  const authSecret = randomBytes(16);
  const keys = { p256dh: pair.getPublicKey("base64url"), auth: authSecret.toString("base64url") };
  return { endpoint, keys, json: JSON.stringify({ endpoint, expirationTime: null, keys }), pair, authSecret };
}
export type Subscription = ReturnType<typeof aSubscription>;
