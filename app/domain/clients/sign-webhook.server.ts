import { createHmac } from "node:crypto";

/** `t=<seconds>,v1=<HMAC-SHA-256 of "t.body", hex>`: whoever has the secret knows that the body is ours, and how old it is. */
export function signWebhook(secret: string, body: string, at: Date): string {
  const seconds = Math.floor(at.getTime() / 1000);
  const signature = createHmac("sha256", secret).update(`${seconds}.${body}`).digest("hex");
  return `t=${seconds},v1=${signature}`;
}
