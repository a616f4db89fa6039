import type { IncomingHttpHeaders } from "node:http";

const SAFE_METHODS = new Set(["GET", "HEAD", "OPTIONS"]);

type Asked = { readonly method: string; readonly headers: IncomingHttpHeaders };

function isAddressOf(address: string, publicUrl: string | undefined, host: string | undefined): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  if (publicUrl) return url.origin === new URL(publicUrl).origin;
  const ours = `${url.protocol}//${host ?? ""}`;
  return URL.canParse(ours) && url.host === new URL(ours).host;
}

/**
 * Whether an unsafe request comes from our own pages, or from a program that has no browser's cookies to misuse.
 * Behind a proxy our address is `PUBLIC_URL`; without one it is what the client wrote into `Host`.
 */
export function isFromOurselves({ method, headers }: Asked, publicUrl: string | undefined): boolean {
  if (SAFE_METHODS.has(method)) return true;
  const isOurs = (address: string): boolean => isAddressOf(address, publicUrl, headers.host);
  // `null` is what a sandboxed frame or a redirect from elsewhere sends.
  if (headers.origin !== undefined) return isOurs(headers.origin);
  const site = headers["sec-fetch-site"];
  if (site !== undefined) return site === "same-origin";
  if (headers.referer !== undefined && headers.cookie !== undefined) return isOurs(headers.referer);
  return headers.cookie === undefined;
}
