import { createGuardedFetch, hostOf } from "#app/ports/fetch/guarded-fetch.server.ts";

const TIMEOUT_MS = 5_000;

/** How far the provider's clock is ahead of ours, by what it says of itself; `undefined` when it tells no time, or nothing. */
export async function readProviderClock(issuer: string): Promise<number | undefined> {
  const asked = Date.now();
  try {
    const fetchGuarded = createGuardedFetch({ trustedHosts: [hostOf(new URL(issuer))], timeoutMs: TIMEOUT_MS });
    const { headers } = await fetchGuarded(`${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`);
    // Told in whole seconds, cut off: half of one is added, so that the error is at most half a second.
    const told = Date.parse(headers.get("Date") ?? "") + 500;
    return Number.isNaN(told) ? undefined : told - (asked + Date.now()) / 2;
  } catch {
    return undefined;
  }
}
