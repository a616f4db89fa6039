import type { RequestHandler, Response } from "express";
import helmet from "helmet";

const YEAR_SECONDS = 31_536_000;

/** Pages bring their own policy (`entry.server.tsx`); whatever is no page may load nothing at all. */
const NO_PAGE_POLICY =
  "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; object-src 'none'; form-action 'none'";

/** Sets at the last moment what nobody has set: Remix adds to a header that is already there instead of replacing it. */
function setDefaultsOnWrite(res: Response, defaults: Readonly<Record<string, string>>): void {
  const writeHead = res.writeHead;
  res.writeHead = function (this: Response, ...args: unknown[]) {
    for (const [name, value] of Object.entries(defaults)) if (!res.hasHeader(name)) res.setHeader(name, value);
    return Reflect.apply(writeHead, this, args);
  } as typeof res.writeHead;
}

/**
 * Headers of every response. `Referrer-Policy: same-origin`, because helmet's `no-referrer` makes browsers send
 * `Origin: null` with forms, which the same-origin check refuses.
 */
export function securityHeaders(options: { readonly isHttps: boolean }): RequestHandler[] {
  return [
    helmet({
      contentSecurityPolicy: false,
      referrerPolicy: { policy: "same-origin" },
      strictTransportSecurity: options.isHttps ? { maxAge: YEAR_SECONDS, includeSubDomains: true } : false,
      xFrameOptions: { action: "deny" },
    }),
    (_req, res, next) => {
      res.setHeader("Permissions-Policy", "camera=(), geolocation=(), microphone=(self), payment=(), usb=()");
      setDefaultsOnWrite(res, { "Cache-Control": "no-store", "Content-Security-Policy": NO_PAGE_POLICY });
      next();
    },
  ];
}
