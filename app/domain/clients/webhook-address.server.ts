import { hostOf, isWebAddress } from "#app/ports/fetch/guarded-fetch.server.ts";
import type { ClientFault } from "./check-client.server.ts";

const MAX_LENGTH = 500;

/**
 * What is wrong with an address that events are to be sent to. It has to be encrypted unless the operator trusts its host; names are
 * looked at again when something is sent, since only then it is known where they lead.
 */
export function findWebhookFault(
  address: string,
  trustedHosts: readonly string[],
): Extract<ClientFault, `webhook_${string}`> | undefined {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (!url || !isWebAddress(url) || url.username || url.password || url.hash || address.length > MAX_LENGTH)
    return "webhook_malformed";
  if (trustedHosts.includes(hostOf(url))) return undefined;
  if (url.protocol !== "https:") return "webhook_not_https";
  return /^(?:localhost|[\d.]+|\[.*\])$/.test(url.hostname) || !url.hostname.includes(".")
    ? "webhook_inside"
    : undefined;
}
