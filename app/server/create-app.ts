import compression from "compression";
import express, {
  type ErrorRequestHandler,
  type Express,
  type Request,
  type RequestHandler,
  type Response,
} from "express";
import { loggedPath } from "#app/lib/logged-path.ts";
import type { Portal } from "#app/portal.server.ts";
import type { BuildSource } from "./load-build.ts";
import type { PageCache } from "./page-cache.ts";
import { mountMetrics } from "./metrics.ts";
import { mountProbes } from "./probes.ts";
import { refusals } from "./refusals.ts";
import { remixHandler } from "./remix-handler.ts";
import { requestLog } from "./request-log.ts";
import { securityHeaders } from "./security-headers.ts";
import { staticFiles } from "./static-files.ts";

type Parts = {
  readonly portal: Portal;
  readonly source: BuildSource;
  readonly clientDir: string;
  readonly pages: PageCache;
  readonly isReady: () => Promise<boolean>;
};

/** Streams must not wait in a compressor's buffer. */
const isWorthCompressing = (req: Request, res: Response): boolean =>
  !String(res.getHeader("Content-Type") ?? "").startsWith("text/event-stream") && compression.filter(req, res);

/** Without a trusted proxy these headers are the caller's own claims; Remix would build addresses from them. */
const dropForwardedHeaders: RequestHandler = (req, _res, next) => {
  for (const name of ["x-forwarded-for", "x-forwarded-host", "x-forwarded-proto"]) delete req.headers[name];
  next();
};

/** More of a body that nobody wants, or longer, is not read to its end: then the connection is cut. */
const MAX_DRAINED_BYTES = 100_000_000;
const MAX_DRAIN_MS = 15_000;

/**
 * Reads to its end what no route wanted of a body. Remix has taken the stream by then, so Node does not, and the caller's next
 * request on the same connection would wait behind the rest until the connection is cut. A browser reads the reply only once it
 * has sent what it began to send.
 */
const drainBody: RequestHandler = (req, res, next) => {
  res.once("finish", () => {
    if (req.readableEnded || req.destroyed) return;
    const { socket } = req;
    const cut = setTimeout(() => socket.destroy(), MAX_DRAIN_MS).unref();
    let drained = 0;
    req.on("data", (chunk: Buffer) => {
      drained += chunk.length;
      if (drained > MAX_DRAINED_BYTES) socket.destroy();
    });
    req.once("close", () => clearTimeout(cut));
    req.once("end", () => clearTimeout(cut));
    req.resume();
  });
  next();
};

/** The last resort, when not even the error page could be drawn. */
function lastResort({ portal }: Parts): ErrorRequestHandler {
  return (error: unknown, req, res, next) => {
    const requestId = res.locals["requestId"];
    portal.services.log.error({ err: error, requestId, path: loggedPath(req.path) }, "request failed");
    if (res.headersSent) return next(error);
    void portal.sendJsonError(req, res, error);
  };
}

/** Everything between the socket and Remix, in the order in which a request meets it. */
export function createApp(parts: Parts): Express {
  const { portal, source, clientDir, pages } = parts;
  const { config, services } = portal;
  const app = express();
  app.disable("x-powered-by");
  app.disable("etag");
  app.set("trust proxy", config.trustedProxies);

  app.use(securityHeaders({ isHttps: services.publicUrl.startsWith("https:") }));
  // Before the log: a balancer asks every few seconds.
  mountProbes(app, parts.isReady);
  mountMetrics(app, { token: config.metricsToken, render: portal.renderMetrics });
  app.use(requestLog(services.log));
  app.use(compression({ filter: isWorthCompressing }));
  if (config.trustedProxies === 0) app.use(dropForwardedHeaders);
  if (source.middleware) app.use(source.middleware);
  app.use(staticFiles(clientDir));

  app.use(refusals({ publicUrl: config.publicUrl, asJson: (req, res) => void portal.sendJsonError(req, res) }));
  for (const route of portal.expressRoutes) {
    app[route.method](route.path, (req, res) => void portal.runExpressRoute(route, req, res));
  }
  app.use(drainBody);
  app.use(pages.keep);
  app.use(remixHandler(portal, source));
  app.use(lastResort(parts));
  return app;
}
