const TIMEOUT_MS = 5_000;

/** How far the provider's clock is ahead of ours, by what it says of itself; `undefined` when it tells no time, or nothing. */
export async function readProviderClock(issuer: string): Promise<number | undefined> {
  const asked = Date.now();
  try {
    const reply = await fetch(`${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`, {
      redirect: "error",
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    await reply.body?.cancel();
    // Told in whole seconds, cut off: half of one is added, so that the error is at most half a second.
    const told = Date.parse(reply.headers.get("Date") ?? "") + 500;
    return Number.isNaN(told) ? undefined : told - (asked + Date.now()) / 2;
  } catch {
    return undefined;
  }
}
