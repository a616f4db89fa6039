import { createHmac, timingSafeEqual } from "node:crypto";
import type { Services } from "#app/domain/services.ts";

type Deps = Pick<Services, "sessionSecret" | "publicUrl">;

/** The key in the mails of a watch. */
export function watchKey({ sessionSecret }: Pick<Deps, "sessionSecret">, watchId: string): string {
  return createHmac("sha256", sessionSecret).update(`watch:${watchId}`).digest("base64url");
}

export function isWatchKey(deps: Pick<Deps, "sessionSecret">, watchId: string, given: string | undefined): boolean {
  const [expected, typed] = [Buffer.from(watchKey(deps, watchId)), Buffer.from(given ?? "")];
  return expected.length === typed.length && timingSafeEqual(expected, typed);
}

/** Where a mail leads to: what changed, and the button that stops it. */
export const watchAddress = (deps: Deps, watchId: string): string =>
  `${deps.publicUrl}/tell-me/${watchId}?key=${watchKey(deps, watchId)}`;
