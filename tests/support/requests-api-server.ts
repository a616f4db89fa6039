import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import express from "express";
import pino from "pino";
import type { Database } from "#app/db/port.ts";
import type { AskedClient } from "#app/domain/clients/check-client.server.ts";
import { createClient } from "#app/domain/clients/manage-clients.server.ts";
import { API_SCOPES } from "#app/domain/clients/scopes.ts";
import { publishContent } from "#app/domain/content/publish-content.server.ts";
import { requestsApi } from "#app/http/requests-api/requests-api.server.ts";
import { runExpressRoute } from "#app/http/run-express-route.server.ts";
import { aLoadContext } from "#tests/factories/load-context.ts";
import { requestDeps } from "#tests/factories/request.ts";
import { smallContent } from "#tests/factories/small-content.ts";
import { aStaffMember } from "#tests/factories/staff.ts";
import { openTestDatabase } from "./database.ts";

type Called = { readonly status: number; readonly headers: Headers; readonly body: Record<string, unknown> };

/** The routes of other systems over a database of their own, with one administrator who lets systems in. */
export async function startRequestsApi() {
  const db: Database = await openTestDatabase();
  const deps = { ...requestDeps(db), log: pino({ level: "silent" }), webhookHosts: ["127.0.0.1:1"] };
  await publishContent(deps, { ...smallContent(), site: deps.site });
  const administrator = await aStaffMember(db, ["administrator"], []);
  const caller = { isEvaluation: false, clientAddress: "192.0.2.1" };
  const app = express();
  for (const route of requestsApi)
    app[route.method](route.path, (req, res) => void runExpressRoute(route, req, res, aLoadContext(deps, caller)));
  const server: Server = app.listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  // A listening TCP server has an address with a port.
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v1/requests`;

  async function call(method: string, path: string, headers: Record<string, string>, body?: unknown): Promise<Called> {
    const raw = typeof body === "string" ? body : JSON.stringify(body);
    const response = await fetch(address + path, {
      method,
      headers: { "Content-Type": "application/json", ...headers },
      ...(body !== undefined && { body: raw }),
    });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      body: JSON.parse(text || "{}") as Called["body"],
    };
  }

  return {
    db,
    deps,
    caller,
    administrator,
    /** A system that works for civil affairs, unless said otherwise. */
    async aClient(more: Partial<AskedClient> = {}) {
      const asked = { name: "Registry", scopes: API_SCOPES, deskIds: ["civil-affairs"], webhookUrl: "", ...more };
      const made = await createClient(deps, administrator.staffId, asked);
      if (made.status === "refused") throw new Error(made.reasons.join());
      return made;
    },
    call,
    get: (key: string, reference: string) => call("GET", `/${reference}`, { Authorization: `Bearer ${key}` }),
    async getBytes(key: string, path: string) {
      const response = await fetch(`${address}/${path}`, { headers: { Authorization: `Bearer ${key}` } });
      return { status: response.status, headers: response.headers, bytes: Buffer.from(await response.arrayBuffer()) };
    },
    post: (key: string, once: string, path: string, body: unknown, more: Record<string, string> = {}) =>
      call("POST", path, { Authorization: `Bearer ${key}`, "Idempotency-Key": once, ...more }, body),
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await db.close();
    },
  };
}
export type RequestsApiServer = Awaited<ReturnType<typeof startRequestsApi>>;
