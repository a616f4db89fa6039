import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import express from "express";
import pino from "pino";
import type { Database } from "#app/db/port.ts";
import type { Content } from "#app/domain/content/content.ts";
import { publishContent } from "#app/domain/content/publish-content.server.ts";
import type { Services } from "#app/domain/services.ts";
import { openFormats } from "#app/http/open-formats/open-formats-routes.server.ts";
import { runExpressRoute } from "#app/http/run-express-route.server.ts";
import { SetClock } from "#app/ports/clock/port.ts";
import { aLoadContext } from "#tests/factories/load-context.ts";
import { openTestDatabase } from "./database.ts";

export const OPEN_URL = "https://portal.example";

/** The routes of open data over a database of their own, at a morning in the sample district. */
export async function startOpenFormats(content: Content) {
  const db: Database = await openTestDatabase();
  const clock = new SetClock("2026-11-18T02:00:00Z");
  await publishContent({ db, clock }, content);
  const services = { db, clock, site: content.site, log: pino({ level: "silent" }), publicUrl: OPEN_URL };
  const caller = { address: "192.0.2.1", isEvaluation: true };
  const app = express();
  app.disable("etag");
  for (const route of openFormats) {
    app.get(route.path, (req, res) => {
      const more = { clientAddress: caller.address, isEvaluation: caller.isEvaluation };
      void runExpressRoute(route, req, res, aLoadContext(services as unknown as Partial<Services>, more));
    });
  }
  const server: Server = app.listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  // A listening TCP server has an address with a port.
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    db,
    clock,
    caller,
    publish: (next: Content) => publishContent({ db, clock }, next),
    get: (path: string, headers: Record<string, string> = {}, method = "GET") =>
      fetch(`${address}${path}`, { headers, method }),
    // What comes is checked by the test's own schema.
    json: async (path: string): Promise<unknown> => (await fetch(`${address}${path}`)).json(),
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await db.close();
    },
  };
}
export type OpenFormatsServer = Awaited<ReturnType<typeof startOpenFormats>>;
