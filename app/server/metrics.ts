import { createHash, timingSafeEqual } from "node:crypto";
import type { Express, Request } from "express";

const digest = (text: string): Buffer => createHash("sha256").update(text).digest();

/**
 * Whether the caller sits on this machine. A proxy here would make everybody look like that: what it passes on does not
 * count as from here.
 */
function isLocal(req: Request): boolean {
  if (["forwarded", "x-forwarded-for", "x-real-ip", "via"].some((name) => req.headers[name] !== undefined))
    return false;
  const address = req.socket.remoteAddress ?? "";
  return address === "::1" || /^(?:::ffff:)?127\./.test(address);
}

function holdsToken(req: Request, token: string | undefined): boolean {
  const given = /^Bearer (\S+)$/i.exec(req.headers.authorization ?? "")?.[1];
  return token !== undefined && given !== undefined && timingSafeEqual(digest(token), digest(given));
}

type Options = { readonly token: string | undefined; readonly render: () => Promise<string> };

/** `/metrics` for Prometheus: open to this machine, elsewhere with `Authorization: Bearer` and `METRICS_TOKEN`. */
export function mountMetrics(app: Express, { token, render }: Options): void {
  app.get("/metrics", async (req, res) => {
    res.setHeader("Cache-Control", "no-store");
    if (!isLocal(req) && !holdsToken(req, token)) {
      res.setHeader("WWW-Authenticate", 'Bearer realm="metrics"');
      return void res.status(401).type("text/plain").send("This address needs the METRICS_TOKEN of the portal.\n");
    }
    try {
      res.type("text/plain; version=0.0.4; charset=utf-8").send(await render());
    } catch {
      res.status(503).type("text/plain").send("no figures: the database does not answer\n");
    }
  });
}
