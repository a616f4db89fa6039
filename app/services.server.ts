import { readFile } from "node:fs/promises";
import type { IncomingMessage } from "node:http";
import { join } from "node:path";
import type { Request, Response } from "express";
import pino from "pino";
import { parse } from "yaml";
import { type Config, publicAddress, readConfig } from "#app/config/env.server.ts";
import { migrationsDir } from "#app/config/paths.server.ts";
import { readSessionSecret } from "#app/config/session-secret.server.ts";
import { migrate } from "#app/db/migrate.server.ts";
import { openPglite } from "#app/db/pglite.server.ts";
import { createDemoAccounts, type DemoAccount } from "#app/domain/accounts/create-demo-accounts.server.ts";
import { type Site, siteSchema } from "#app/domain/desks/site-schema.ts";
import type { Services } from "#app/domain/services.ts";
import { createLoadContext } from "#app/http/create-load-context.server.ts";
import type { ExpressRoute } from "#app/http/express-route.ts";
import { expressRoutes } from "#app/http/express-routes.server.ts";
import type { LoadContext } from "#app/http/load-context.ts";
import { type Preferences, readPreferences } from "#app/http/preferences.server.ts";
import { runExpressRoute, sendJsonError } from "#app/http/run-express-route.server.ts";
import { closeEventStreams } from "#app/http/sse.server.ts";
import { systemClock } from "#app/ports/clock/port.ts";
import { shiftedClock } from "#app/ports/clock/shifted-clock.ts";
import { openJobQueue } from "#app/ports/jobs/pg-boss.server.ts";

/** All that the server file may ask of the bundle. */
export type Portal = {
  readonly config: Config;
  readonly services: Services;
  /** In demo mode, with the passwords made at the first start; else empty. */
  readonly demoAccounts: readonly DemoAccount[];
  readonly expressRoutes: readonly ExpressRoute[];
  readPreferences(req: IncomingMessage): Preferences;
  createLoadContext(req: Request, res: Response): LoadContext;
  runExpressRoute(route: ExpressRoute, req: Request, res: Response): Promise<void>;
  /** For what fails outside a route; a refusal of the server goes before `error`. */
  sendJsonError(req: Request, res: Response, error?: unknown): Promise<void>;
  /** Whether the database answers. */
  isReady(): Promise<boolean>;
  onContentPublished(listener: () => void): Promise<void>;
  /** Tells every open stream to come back later. */
  closeStreams(): void;
  stop(): Promise<void>;
};

async function readSite(contentDir: string): Promise<Site> {
  return siteSchema.parse(parse(await readFile(join(contentDir, "site.yml"), "utf8")));
}

const READY_TIMEOUT_MS = 2_000;

async function openServices(config: Config): Promise<Services> {
  const log = pino({ level: config.logLevel, base: null });
  const sessionSecret = await readSessionSecret(config);
  const db = await openPglite({ dataDir: `${config.dataDir}/db` });
  await migrate(db, migrationsDir);
  return {
    db,
    clock: config.demoClock ? shiftedClock(config.demoClock) : systemClock,
    jobs: await openJobQueue(db),
    log,
    site: await readSite(config.contentDir),
    llm: undefined,
    sessionSecret,
    publicUrl: publicAddress(config),
  };
}

async function answersInTime({ db }: Services): Promise<boolean> {
  const late = new Promise<false>((resolve) => setTimeout(() => resolve(false), READY_TIMEOUT_MS).unref());
  const answered = db.query("select 1").then(
    () => true,
    () => false,
  );
  return Promise.race([late, answered]);
}

/** Opens everything the portal needs, once a process; `say` tells the person at the terminal how far it is. */
export async function startPortal(
  env: Record<string, string | undefined>,
  say: (line: string) => void,
): Promise<Portal> {
  const config = readConfig(env);
  say(config.databaseUrl ? "Opening the database…" : `Opening the embedded database in ${config.dataDir}…`);
  const services = await openServices(config);
  const demoAccounts = config.isDemo
    ? await createDemoAccounts(services, { file: join(config.dataDir, "demo-accounts.json") })
    : [];
  const site = { defaultLanguage: services.site.default_language, isSecure: services.publicUrl.startsWith("https:") };
  return {
    config,
    services,
    demoAccounts,
    expressRoutes,
    readPreferences: ({ url = "/", headers }) =>
      readPreferences({ url, cookie: headers.cookie, acceptLanguage: headers["accept-language"] }, site),
    createLoadContext: (req, res) => createLoadContext(services, config, req, res),
    runExpressRoute: (route, req, res) =>
      runExpressRoute(route, req, res, createLoadContext(services, config, req, res)),
    sendJsonError(req, res, error) {
      const context = createLoadContext(services, config, req, res);
      return sendJsonError(req, res, context, context.refusal ?? error);
    },
    isReady: () => answersInTime(services),
    async onContentPublished(listener) {
      await services.db.listen("content_published", listener);
    },
    closeStreams: closeEventStreams,
    stop: () => services.db.close(),
  };
}
