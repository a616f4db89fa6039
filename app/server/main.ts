import { createServer } from "node:http";
import { join } from "node:path";
import { type Config, readConfig } from "#app/config/env.server.ts";
import { isStartupError } from "#app/lib/startup-error.ts";
import type { Portal } from "#app/portal.server.ts";
import { assertPortFree, explainListenError } from "./assert-port-free.ts";
import { createApp } from "./create-app.ts";
import { ensureBuild } from "./ensure-build.ts";
import { explainFullDisk } from "./explain-full-disk.ts";
import { type BuildSource, useBuiltPortal, usePortalSources } from "./load-build.ts";
import { createPageCache } from "./page-cache.ts";
import { stopOnSignals } from "./stop-on-signals.ts";

const say = (line: string): void => console.log(line);

async function openSource(isDevelopment: boolean): Promise<{ source: BuildSource; clientDir: string }> {
  if (isDevelopment) return { source: await usePortalSources(), clientDir: "public" };
  const buildDir = await ensureBuild(say);
  return { source: await useBuiltPortal(buildDir), clientDir: join(buildDir, "client") };
}

function announce(portal: Portal, address: string): void {
  say(`\nOneWindow is ready: ${address}`);
  if (portal.demoAccounts.length > 0) {
    say("\nDemo mode. Sample staff accounts, sign in at /staff/sign-in:");
    for (const account of portal.demoAccounts)
      say(`  ${account.email}  ${account.password}  (${account.roles.join(", ")})`);
  }
  say("\nStop with Ctrl+C.");
}

/**
 * A connection without a request stays open for so long: longer than proxies keep theirs (60 s is what they come with). Node's own
 * 5 s would end a connection in the moment in which a proxy sends the next request on it, and a form would be lost on the way.
 */
const KEEP_ALIVE_MS = 75_000;

/**
 * Serves the portal. This file and its neighbours import no domain and no database: the server file and the bundle are
 * two module graphs, and a second one would open the data twice. All of that comes from `build.entry.module`.
 */
async function serve(config: Config, isDevelopment: boolean): Promise<void> {
  await assertPortFree(config.host, config.port);
  const { source, clientDir } = await openSource(isDevelopment);
  const build = await source.load();
  const portal = await build.entry.module.startPortal(process.env, say);
  const pages = createPageCache({
    readPreferences: portal.readPreferences,
    isEnabled: !isDevelopment,
    log: portal.services.log,
  });
  await portal.onContentPublished(() => pages.clear());

  const state = { isStopping: false };
  const app = createApp({
    portal,
    source,
    clientDir,
    pages,
    isReady: async () => !state.isStopping && (await portal.isReady()),
  });
  const server = createServer((req, res) => {
    if (!pages.serve(req, res)) app(req, res);
  });
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  stopOnSignals({ server, portal, source, state });
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error) => reject(explainListenError(error, config.host, config.port)));
    server.listen(config.port, config.host, resolve);
  });
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : config.port;
  announce(
    portal,
    config.publicUrl ?? `http://${config.host.includes(":") ? `[${config.host}]` : config.host}:${port}`,
  );
}

/** Starts the portal, or says in one message why it cannot and ends with status 1. */
export async function runPortal(options: { readonly isDevelopment: boolean }): Promise<void> {
  try {
    const config = readConfig(process.env);
    await serve(config, options.isDevelopment).catch((error: unknown) => {
      throw explainFullDisk(error, config.dataDir);
    });
  } catch (error) {
    if (isStartupError(error)) console.error(`\nOneWindow cannot start.\n${error.message}`);
    else if (process.env["LOG_LEVEL"] === "debug") console.error(error);
    else
      console.error(
        `\nOneWindow cannot start: ${error instanceof Error ? error.message : String(error)}\nSee more with: LOG_LEVEL=debug npm start`,
      );
    process.exit(1);
  }
}
