import { ECDH } from "node:crypto";
import { z } from "zod";
import type { PushTarget } from "#app/ports/push/port.ts";

const AUTH_BYTES = 16;

const bytesOf = (text: string): Buffer => Buffer.from(text, "base64url");

/** A point of the curve that browsers use, written whole; anything else could never be encrypted for. */
function isPublicKey(text: string): boolean {
  try {
    const point = bytesOf(text);
    return point.length === 65 && ECDH.convertKey(point, "prime256v1").length === 65;
  } catch {
    return false;
  }
}

const base64Url = z.string().regex(/^[\w-]{1,100}={0,2}$/);

const subscriptionSchema = z.object({
  endpoint: z.string().min(1).max(2_000),
  keys: z.object({
    p256dh: base64Url.refine(isPublicKey),
    auth: base64Url.refine((text) => bytesOf(text).length === AUTH_BYTES),
  }),
});

/** What a browser's `PushSubscription` says of itself as JSON; `undefined` when that is not one. */
export function readSubscription(json: string): PushTarget | undefined {
  try {
    const read = subscriptionSchema.safeParse(JSON.parse(json));
    return read.success ? { endpoint: read.data.endpoint, ...read.data.keys } : undefined;
  } catch {
    return undefined;
  }
}
