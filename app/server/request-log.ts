import { randomUUID } from "node:crypto";
import type { RequestHandler } from "express";
import type { Logger } from "pino";
import { loggedPath } from "#app/lib/logged-path.ts";

/** The path alone: queries hold what people looked for, and secrets. */
export const pathOf = (url: string): string => url.split("?", 1)[0] ?? "/";

/** Gives each request its id, which the reply carries, and records it when it has been answered or given up, with why it was turned away. */
export function requestLog(log: Logger): RequestHandler {
  return (req, res, next) => {
    const startedAt = performance.now();
    const requestId = randomUUID().replaceAll("-", "").slice(0, 16);
    const { method, originalUrl } = req;
    res.locals["requestId"] = requestId;
    res.setHeader("X-Request-Id", requestId);
    res.once("close", () => {
      const durationMs = Math.round(performance.now() - startedAt);
      const refusal: unknown = res.locals["refusal"];
      log.info(
        {
          requestId,
          method,
          path: loggedPath(pathOf(originalUrl)),
          status: res.statusCode,
          durationMs,
          ...(refusal !== undefined && { refusal }),
        },
        "request",
      );
    });
    next();
  };
}
