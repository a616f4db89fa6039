import type { Config } from "#app/config/env.server.ts";
import { type Finding, note, ok } from "./finding.ts";

export function checkAddress({
  publicUrl,
  isDemo,
  trustedProxies,
}: Pick<Config, "publicUrl" | "isDemo" | "trustedProxies">): Finding[] {
  if (publicUrl === undefined)
    return [
      isDemo
        ? ok("Demo mode, on this machine only.")
        : note("PUBLIC_URL is not set: links in mails lead to this machine."),
    ];
  if (!publicUrl.startsWith("https:"))
    return [
      note(`PUBLIC_URL is ${publicUrl}, without https: anybody on the way can read along, and cookies are less safe.`),
    ];
  if (trustedProxies === 0)
    return [
      note(
        "PUBLIC_URL is https and TRUST_PROXY is 0: all callers look like the proxy and share one rate limit. Set TRUST_PROXY to the number of proxies in front.",
      ),
    ];
  return [ok(`PUBLIC_URL is ${publicUrl}, behind ${trustedProxies} proxies.`)];
}
