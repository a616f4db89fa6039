import type { Server, ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import type { Portal } from "#app/portal.server.ts";
import type { BuildSource } from "./load-build.ts";

/**
 * New requests are still answered for this long, each with `Connection: close`: what a balancer or a kept connection
 * sends before it learns of the stop is not dropped.
 */
const GRACE_MS = 1_000;
/** Answers under way get this long after that; then their connections are cut. */
const DRAIN_MS = 5_000;
/** Whatever hangs, the process is gone after this. */
const GIVE_UP_MS = 10_000;

type Running = {
  readonly server: Server;
  readonly portal: Portal;
  readonly source: BuildSource;
  readonly state: { isStopping: boolean };
};

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
    server.close(() => {
      clearTimeout(cut);
      resolve();
    });
    server.closeIdleConnections();
  });
}

async function stop({ server, portal, source, state }: Running, exitCode: number): Promise<void> {
  state.isStopping = true;
  setTimeout(() => process.exit(1), GIVE_UP_MS).unref();
  server.prependListener("request", (_req, res: ServerResponse) => void res.setHeader("Connection", "close"));
  portal.closeStreams();
  await sleep(GRACE_MS);
  await closeServer(server);
  await portal.stop();
  await source.close();
  process.exit(exitCode);
}

/** SIGTERM and Ctrl+C: no new callers, answers under way finish, streams are told to come back, the data is closed. */
export function stopOnSignals(running: Running): void {
  const { log } = running.portal.services;
  const begin = (exitCode: number): void => {
    if (running.state.isStopping) return;
    stop(running, exitCode).catch((error: unknown) => {
      log.error({ err: error }, "stopping failed");
      process.exit(1);
    });
  };
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.on(signal, () => {
      log.info({ signal }, "stopping");
      begin(0);
    });
  }
  process.on("unhandledRejection", (error) => log.error({ err: error }, "unhandled rejection"));
  process.on("uncaughtException", (error) => {
    log.error({ err: error }, "uncaught exception");
    begin(1);
  });
}
