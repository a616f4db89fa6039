import type { Config } from "#app/config/env.server.ts";
import { publicPushKey } from "#app/config/push-key.server.ts";
import { fault, type Finding, note, ok } from "./finding.ts";

/** Whether residents can be told in their browsers. Nothing is sent: push services are each browser's own. */
export function checkPush({ push, isDemo, publicUrl }: Pick<Config, "push" | "isDemo" | "publicUrl">): Finding {
  if (!push)
    return note(
      isDemo
        ? "No key for web push (PUSH_PRIVATE_KEY): what would be pushed is files under DATA_DIR/push, and nobody gets it."
        : "No key for web push (PUSH_PRIVATE_KEY): news in browsers is not offered. Make one with: npm run keys -- make-push",
    );
  try {
    publicPushKey(push.privateKey);
  } catch {
    return fault("PUSH_PRIVATE_KEY is no key of the curve P-256.", "npm run keys -- make-push");
  }
  if (publicUrl?.startsWith("http://"))
    return fault(
      "PUSH_PRIVATE_KEY is set, but PUBLIC_URL is not https: browsers take no messages from such a portal.",
      "set PUBLIC_URL to the https address, or unset PUSH_PRIVATE_KEY",
    );
  return ok(`PUSH_PRIVATE_KEY signs what is pushed to browsers; push services write to ${push.contact}.`);
}
