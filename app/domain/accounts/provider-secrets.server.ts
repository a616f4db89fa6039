import { createHmac } from "node:crypto";
import type { SignInSecrets } from "#app/ports/identity/port.ts";

/** How long the way to a provider and back may take. */
export const PROVIDER_SIGN_IN_VALID_MS = 10 * 60_000;

/** What ties the provider's reply to this browser, made anew from the token it holds: nothing of it lies in the database. */
export function secretsOf(sessionSecret: string, browserToken: string): SignInSecrets {
  const derive = (use: string): string =>
    createHmac("sha256", sessionSecret).update(`provider-${use}:${browserToken}`).digest("base64url");
  return { state: derive("state"), nonce: derive("nonce"), codeVerifier: derive("verifier") };
}
