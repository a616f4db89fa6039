import type { IncomingMessage } from "node:http";
import { join } from "node:path";
import type { Request, Response } from "express";
import type { Logger } from "pino";
import { type Config, readConfig } from "#app/config/env.server.ts";
import { openKeyRing } from "#app/config/encryption-keys.server.ts";
import { readSessionSecret } from "#app/config/session-secret.server.ts";
import type { Database } from "#app/db/port.ts";
import { findDemoStart, seedDemoLife } from "#app/demo/seed-demo-life.server.ts";
import { sealStandingSecrets } from "#app/domain/accounts/second-factor-secret.server.ts";
import { createDemoAccounts, type DemoAccount } from "#app/domain/accounts/create-demo-accounts.server.ts";
import { meterMode } from "#app/domain/assistant/meter-answer.ts";
import { getSettings } from "#app/domain/assistant/settings/read-settings.server.ts";
import type { ContentFault } from "#app/domain/content/content.ts";
import { loadContent } from "#app/domain/content/load-content.server.ts";
import { publishContent } from "#app/domain/content/publish-content.server.ts";
import { collectGaps } from "#app/domain/gaps/collect-gaps.server.ts";
import { describeVectors } from "#app/domain/search/describe-vectors.ts";
import { embedIndex } from "#app/domain/search/embed-index.server.ts";
import { sealStandingText } from "#app/domain/privacy/seal-standing-text.server.ts";
import type { Services } from "#app/domain/services.ts";
import { createLoadContext } from "#app/http/create-load-context.server.ts";
import type { ExpressRoute } from "#app/http/express-route.ts";
import { expressRoutes } from "#app/http/express-routes.server.ts";
import type { LoadContext } from "#app/http/load-context.ts";
import { type Preferences, readPreferences } from "#app/http/preferences.server.ts";
import { runExpressRoute, sendJsonError } from "#app/http/run-express-route.server.ts";
import { closeEventStreams } from "#app/http/sse.server.ts";
import { startJobs } from "#app/jobs/run-jobs.server.ts";
import { watchPresence } from "#app/jobs/watch-presence.server.ts";
import { followCatalogue } from "#app/keep-catalogue.server.ts";
import { StartupError } from "#app/lib/startup-error.ts";
import { SetClock } from "#app/ports/clock/port.ts";
import { clearTracingVariables } from "#app/ports/llm/clear-tracing-variables.ts";
import { type EventLoopWatch, watchEventLoop } from "#app/ports/metrics/event-loop.ts";
import {
  CONTENT_PUBLISHED,
  openClock,
  openDocumentParser,
  openLog,
  openMigratedDatabase,
  openServices,
} from "#app/services.server.ts";

/** All that the server file may ask of the bundle. */
export type Portal = {
  readonly config: Config;
  readonly services: Services;
  /** In demo mode, with the passwords made at the first start; else empty. */
  readonly demoAccounts: readonly DemoAccount[];
  readonly expressRoutes: readonly ExpressRoute[];
  readPreferences(req: IncomingMessage): Preferences;
  createLoadContext(req: Request, res: Response): Promise<LoadContext>;
  runExpressRoute(route: ExpressRoute, req: Request, res: Response): Promise<void>;
  /** For what fails outside a route; a refusal of the server goes before `error`. */
  sendJsonError(req: Request, res: Response, error?: unknown): Promise<void>;
  /** Whether the database answers. */
  isReady(): Promise<boolean>;
  /** The figures of this process as Prometheus reads them. */
  renderMetrics(): Promise<string>;
  onContentPublished(listener: () => void): Promise<void>;
  /** Tells every open stream to come back later. */
  closeStreams(): void;
  stop(): Promise<void>;
};

type Say = (line: string) => void;

const READY_TIMEOUT_MS = 2_000;
const SHOWN_FAULTS = 10;

function faultyContent(contentDir: string, faults: readonly ContentFault[]): StartupError {
  const lines = faults.slice(0, SHOWN_FAULTS).map(({ file, line, message }) => `  ${file}:${line}: ${message}`);
  const more = faults.length > SHOWN_FAULTS ? [`  and ${faults.length - SHOWN_FAULTS} more`] : [];
  return new StartupError(
    [
      `The content in ${contentDir} has faults:`,
      ...lines,
      ...more,
      "Correct them and start again; npm run ingest -- --check shows them all.",
    ].join("\n"),
  );
}

/** Says how far something is, at most once every ten percent. */
function sayTenths(what: string, say: Say): (progress: { done: number; total: number }) => void {
  let said = -1;
  return ({ done, total }) => {
    const tenth = Math.floor((done * 10) / Math.max(1, total));
    if (tenth !== said) say(`${what}… ${tenth * 10} %`);
    said = tenth;
  };
}

/** Brings database and index to what the content folder says; what has not changed costs nothing. */
async function publishFolder(config: Config, db: Database, say: Say): Promise<void> {
  const loaded = await loadContent(config.contentDir, { parser: openDocumentParser(config) });
  if (loaded.status === "faulty") throw faultyContent(config.contentDir, loaded.faults);
  for (const { file, reason } of loaded.content.refused) say(`Not taken in: ${config.contentDir}/${file}: ${reason}`);
  const sayTenth = sayTenths("Publishing the content", say);
  const outcome = await publishContent({ db, clock: openClock(config) }, loaded.content, {
    onProgress: ({ step, ...progress }) => step === "index" && sayTenth(progress),
  });
  if (outcome.written + outcome.removed > 0)
    say(`Content: ${outcome.written} records written, ${outcome.removed} removed.`);
}

/** Adds the vectors that are missing. Without them the words are searched, so only a changed model stops the start. */
async function fillVectors(services: Services, say: Say): Promise<void> {
  const outcome = await embedIndex(services, {
    onProgress: sayTenths("Computing vectors", say),
    onIndexing: () => say("Building the index of near neighbours…"),
  });
  const line = describeVectors(outcome);
  if (line) say(line);
}

async function renderMetrics({ db, assistant, metrics }: Services, eventLoop: EventLoopWatch): Promise<string> {
  if (!metrics) return "";
  eventLoop.tell(metrics);
  const settings = await getSettings({ db });
  meterMode(metrics, assistant === "off" ? "off" : settings.mode);
  return metrics.render();
}

async function answersInTime(db: Database): Promise<boolean> {
  const late = new Promise<false>((resolve) => setTimeout(() => resolve(false), READY_TIMEOUT_MS).unref());
  const answered = db.query("select 1").then(
    () => true,
    () => false,
  );
  return Promise.race([late, answered]);
}

async function openEverything(config: Config, db: Database, log: Logger, say: Say): Promise<Portal> {
  await publishFolder(config, db, say);
  const sealed = await sealStandingText({ db });
  if (sealed > 0) say(`Sealed what stood in plain text: ${sealed} rows.`);
  const services = await openServices(config, db, log);
  const secrets = await sealStandingSecrets(services);
  if (secrets > 0) say(`Sealed second factors with the key ring: ${secrets} rows.`);
  await fillVectors(services, say);
  // Sample accounts are older than what they are about to do.
  const demoStart = config.isDemo ? await findDemoStart(services, config.contentDir) : undefined;
  const demoAccounts = demoStart
    ? await createDemoAccounts(
        { ...services, clock: new SetClock(demoStart) },
        { file: join(config.dataDir, "demo-accounts.json") },
      )
    : [];
  if (config.isDemo) {
    const played = await seedDemoLife(services, config.contentDir, (done, total) => {
      if (done === 1 || done % 10 === 0) say(`Playing sample life… ${done} of ${total}`);
    });
    if (played > 0) say(`Sample life: ${played} requests and conversations.`);
    // The gap board would be empty for the first minute.
    if (played > 0) await collectGaps(services);
  }
  const jobs = await startJobs(services);
  const presence = watchPresence(services);
  const catalogue = await followCatalogue(services, CONTENT_PUBLISHED);
  const eventLoop = watchEventLoop();
  const isSecure = services.publicUrl.startsWith("https:");
  return {
    config,
    services,
    demoAccounts,
    expressRoutes,
    readPreferences: ({ url = "/", headers }) =>
      readPreferences(
        { url, cookie: headers.cookie, acceptLanguage: headers["accept-language"] },
        { defaultLanguage: services.site.default_language, isSecure, isDemo: config.isDemo },
      ),
    createLoadContext: (req, res) => createLoadContext(services, config, req, res),
    runExpressRoute: async (route, req, res) =>
      runExpressRoute(route, req, res, await createLoadContext(services, config, req, res)),
    async sendJsonError(req, res, error) {
      const context = await createLoadContext(services, config, req, res);
      return sendJsonError(req, res, context, context.refusal ?? error);
    },
    isReady: () => answersInTime(db),
    renderMetrics: () => renderMetrics(services, eventLoop),
    async onContentPublished(listener) {
      await db.listen(CONTENT_PUBLISHED, listener);
    },
    closeStreams: closeEventStreams,
    async stop() {
      eventLoop.stop();
      catalogue.stop();
      await presence.stop();
      await jobs.stop();
      await services.inspector.close();
      await services.mail.close();
      await db.close();
    },
  };
}

/** Opens everything the portal needs, once a process; `say` tells the person at the terminal how far it is. */
export async function startPortal(env: Record<string, string | undefined>, say: Say): Promise<Portal> {
  const config = readConfig(env);
  clearTracingVariables(env);
  // Asked for before anything is opened: they may be missing.
  await readSessionSecret(config);
  openKeyRing(config);
  say(config.databaseUrl ? "Opening the database…" : `Opening the embedded database in ${config.dataDir}…`);
  const log = openLog(config);
  const db = await openMigratedDatabase(config, "the portal (npm start)", { log, say });
  try {
    return await openEverything(config, db, log, say);
  } catch (error) {
    await db.close();
    throw error;
  }
}
