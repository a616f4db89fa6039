import { randomBytes } from "node:crypto";
import type { Request, Response } from "express";
import pino from "pino";
import { type Config, readConfig } from "#app/config/env.server.ts";
import { migrationsDir } from "#app/config/paths.server.ts";
import { migrate } from "#app/db/migrate.server.ts";
import { openPglite } from "#app/db/pglite.server.ts";
import type { Services } from "#app/domain/services.ts";
import type { LoadContext } from "#app/http/load-context.ts";
import { negotiateLanguage } from "#app/i18n/languages.ts";
import { systemClock } from "#app/ports/clock/port.ts";

export type Portal = {
  readonly config: Config;
  readonly services: Services;
  createLoadContext(req: Request, res: Response): LoadContext;
  stop(): Promise<void>;
};

/** Opens everything the portal needs, once a process. */
export async function startPortal(env: Record<string, string | undefined>): Promise<Portal> {
  const config = readConfig(env);
  const log = pino({ level: config.logLevel });
  const db = await openPglite({ dataDir: config.dataDir + "/db" });
  await migrate(db, migrationsDir);
  const services = { db, clock: systemClock, log } as unknown as Services;
  return {
    config,
    services,
    createLoadContext: (req, res) => {
      const abort = new AbortController();
      res.on("close", () => abort.abort());
      return {
        services,
        language: negotiateLanguage(req.headers["accept-language"]) ?? "en",
        mode: "full",
        nonce: randomBytes(16).toString("base64"),
        requestId: randomBytes(8).toString("hex"),
        clientAddress: req.ip ?? "unknown",
        isEvaluation: false,
        signal: abort.signal,
      };
    },
    stop: () => db.close(),
  };
}
