import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import pino from "pino";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Database } from "#app/db/port.ts";
import { openRequestWithin } from "#app/domain/requests/open-request.server.ts";
import { moveRequest } from "#app/domain/requests/move-request.server.ts";
import { createGuardedFetch } from "#app/ports/fetch/guarded-fetch.server.ts";
import { findWebhookFault } from "../../../docs/department-client/verify-webhook.mjs";
import { aRequest, aRequestInput, aStaffActor, requestDeps } from "#tests/factories/request.ts";
import { aStaffMember } from "#tests/factories/staff.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { deliverWebhooks, DELIVERY_TRIES } from "./deliver-webhooks.server.ts";
import { createClient } from "./manage-clients.server.ts";
import { listDeliveries, replayDeliveries, sendTestDelivery } from "./queue-deliveries.server.ts";
import { API_SCOPES } from "./scopes.ts";
import { signWebhook } from "./sign-webhook.server.ts";

const database = useTestDatabase();

type Got = { readonly path: string; readonly headers: IncomingHttpHeaders; readonly body: string };
const got: Got[] = [];
let reply: (response: ServerResponse, call: Got) => void;
const listener = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  request.on("end", () => {
    const call = { path: request.url ?? "", headers: request.headers, body: Buffer.concat(chunks).toString("utf8") };
    got.push(call);
    reply(response, call);
  });
});
let host = "";
beforeAll(async () => {
  await new Promise<void>((resolve) => listener.listen(0, "127.0.0.1", resolve));
  // A listening TCP server has an address with a port.
  host = `127.0.0.1:${(listener.address() as AddressInfo).port}`;
});
afterAll(() => {
  listener.closeAllConnections();
  listener.close();
});
beforeEach(() => {
  got.length = 0;
  reply = (response) => response.writeHead(204).end();
});

async function prepare(db: Database, trusted: readonly string[] = [host]) {
  const webhooks = createGuardedFetch({ trustedHosts: trusted, timeoutMs: 2_000 });
  const deps = { ...requestDeps(db), log: pino({ level: "silent" }), webhookHosts: [host], webhooks };
  const { staffId } = await aStaffMember(db, ["administrator"], []);
  const aClient = async (more: object = {}) => {
    const asked = { name: "Tax", scopes: API_SCOPES, deskIds: ["civil-affairs"], webhookUrl: `http://${host}/hook` };
    const made = await createClient(deps, staffId, { ...asked, ...more });
    if (made.status === "refused") throw new Error(made.reasons.join());
    return made;
  };
  const later = (ms: number) => deps.clock.set(new Date(deps.clock.now().getTime() + ms).toISOString());
  return { deps, staffId, aClient, later };
}
const states = async (db: Database, clientId: string) =>
  (await listDeliveries({ db }, clientId)).map(({ state, error, attempts }) => [state, error, attempts]);

describe("a system is not let in", () => {
  it.each([
    ["no address", "tax office", "webhook_malformed"],
    ["another protocol", "ftp://tax.example/hook", "webhook_malformed"],
    ["a password in it", "https://me:secret@tax.example/hook", "webhook_malformed"],
    ["no encryption on the way", "http://tax.example/hook", "webhook_not_https"],
    ["this computer", "https://localhost/hook", "webhook_inside"],
    ["a number of the network inside", "https://10.0.0.7/hook", "webhook_inside"],
    ["a bare name", "https://intranet/hook", "webhook_inside"],
  ])("with a webhook address that has or is %s", (_what, webhookUrl, reason) =>
    database.rolledBack(async (db) => {
      const { deps, staffId } = await prepare(db);
      const asked = { name: "Tax", scopes: API_SCOPES, deskIds: ["civil-affairs"], webhookUrl };
      expect(await createClient(deps, staffId, asked)).toEqual({ status: "refused", reasons: [reason] });
    }),
  );

  it("without a name, anything it may do, and a desk", () =>
    database.rolledBack(async (db) => {
      const { deps, staffId } = await prepare(db);
      const asked = { name: " ", scopes: ["everything"], deskIds: ["nowhere"], webhookUrl: "" };
      const reasons = ["name_invalid", "scope_missing", "desk_missing"];
      expect(await createClient(deps, staffId, asked)).toEqual({ status: "refused", reasons });
    }));
});

describe("a delivery fails, and says why,", () => {
  it("when the address leads inside, redirects, is slow, says no, or is gone", () =>
    database.rolledBack(async (db) => {
      const { deps, aClient } = await prepare(db);
      const { clientId } = await aClient();
      const replies: [string, typeof reply][] = [
        ["status 302", (response) => response.writeHead(302, { Location: `http://${host}/elsewhere` }).end()],
        ["timeout", (response) => setTimeout(() => response.writeHead(204).end(), 4_000).unref()],
        ["status 500", (response) => response.writeHead(500).end("the words of the other side")],
        ["unreachable", (response) => response.destroy()],
      ];
      for (const [error, answer] of replies) {
        reply = answer;
        await sendTestDelivery(deps, clientId);
        await deliverWebhooks(deps);
        expect((await states(db, clientId)).map(([, one]) => one)).toContain(error);
        await db.query("delete from webhook_deliveries");
      }
      expect(got.map(({ path }) => path)).not.toContain("/elsewhere");
      const before = got.length;
      await sendTestDelivery(deps, clientId);
      await deliverWebhooks({ ...deps, webhooks: createGuardedFetch() });
      expect(await states(db, clientId)).toEqual([["queued", "inside", 1]]);
      expect(got).toHaveLength(before);
    }));
});

describe("an event of a request", () => {
  it("is told to the systems of its desks, signed, with ids and codes alone", () =>
    database.rolledBack(async (db) => {
      const { deps, aClient } = await prepare(db);
      const { clientId, webhookSecret } = await aClient();
      await aClient({ deskIds: ["second-hall"], webhookUrl: `http://${host}/others` });
      await aClient({ scopes: ["requests.create"], webhookUrl: `http://${host}/blind` });
      await aClient({ webhookUrl: "" });
      const { reference } = await aRequest(deps);
      expect(deps.jobs.named("webhooks.deliver").length).toBeGreaterThan(0);
      await deliverWebhooks(deps);
      expect(got.map(({ path }) => path)).toEqual(["/hook", "/hook"]);
      expect(got.map(({ body }) => (JSON.parse(body) as { data: object }).data)).toMatchObject([
        { reference, sequence: 1, from: "draft", to: "submitted", by: "resident" },
        { reference, sequence: 2, from: "submitted", to: "dispatched", by: "system", desk: "civil-affairs" },
      ]);
      expect(JSON.stringify(got)).not.toMatch(/lift|Li Hua|li\.hua/);
      const nowSeconds = deps.clock.now().getTime() / 1000;
      for (const { headers, body } of got) {
        const signature = String(headers["onewindow-signature"]);
        expect(findWebhookFault({ secret: webhookSecret, signature, body, nowSeconds })).toBeUndefined();
      }
      expect(await states(db, clientId)).toEqual([
        ["sent", null, 1],
        ["sent", null, 1],
      ]);
      await deliverWebhooks(deps);
      expect(got).toHaveLength(2);
    }));

  it("that sends it to another desk is told to both, and what follows to the new one alone", () =>
    database.rolledBack(async (db) => {
      const { deps, aClient } = await prepare(db);
      await aClient();
      await aClient({ deskIds: ["service-hall"], webhookUrl: `http://${host}/hall` });
      const { reference } = await aRequest(deps);
      await deliverWebhooks(deps);
      got.length = 0;
      const actor = await aStaffActor(db);
      const move = { reference, actor, expectedVersion: 2 };
      await moveRequest(deps, { ...move, to: "returned", reasonCode: "wrong_desk" });
      await moveRequest(deps, { ...move, to: "accepted", expectedVersion: 3 });
      await deliverWebhooks(deps);
      expect(
        got.map(({ path, body }) => `${path} ${(JSON.parse(body) as { data: { to: string } }).data.to}`).sort(),
      ).toEqual(["/hall accepted", "/hall returned", "/hook returned"]);
    }));

  it("is not told when it did not happen", () =>
    database.rolledBack(async (db) => {
      const { deps, aClient } = await prepare(db);
      const { clientId } = await aClient();
      const undone = deps.db.transaction(async (tx) => {
        await openRequestWithin(tx, deps, aRequestInput());
        throw new Error("undone");
      });
      await expect(undone).rejects.toThrow("undone");
      expect(await states(db, clientId)).toEqual([]);
    }));

  it("is tried again with the same id until it arrives, later each time", () =>
    database.rolledBack(async (db) => {
      const { deps, aClient, later } = await prepare(db);
      const { clientId } = await aClient();
      reply = (response) => response.writeHead(got.length < 3 ? 500 : 204).end();
      await sendTestDelivery(deps, clientId);
      await deliverWebhooks(deps);
      later(19_000);
      await deliverWebhooks(deps);
      expect(got).toHaveLength(1);
      later(1_000);
      await deliverWebhooks(deps);
      later(39_000);
      await deliverWebhooks(deps);
      expect(got).toHaveLength(2);
      later(1_000);
      await deliverWebhooks(deps);
      expect(new Set(got.map(({ headers }) => headers["onewindow-delivery"])).size).toBe(1);
      expect(new Set(got.map(({ headers }) => headers["onewindow-signature"])).size).toBe(3);
      expect(await states(db, clientId)).toEqual([["sent", null, 3]]);
    }));

  it("is given up after about a day, stays to be seen, and is sent again by hand, once", () =>
    database.rolledBack(async (db) => {
      const { deps, aClient, later, staffId } = await prepare(db);
      const { clientId } = await aClient();
      reply = (response) => response.writeHead(503).end();
      await sendTestDelivery(deps, clientId);
      const began = deps.clock.now().getTime();
      let last = began;
      for (let pause = 20_000; got.length < DELIVERY_TRIES; pause *= 2) {
        await deliverWebhooks(deps);
        last = deps.clock.now().getTime();
        later(pause);
      }
      expect((last - began) / 3_600_000).toBeCloseTo(22.8, 0);
      expect(await states(db, clientId)).toEqual([["failed", "status 503", DELIVERY_TRIES]]);
      later(48 * 3_600_000);
      await deliverWebhooks(deps);
      expect(got).toHaveLength(DELIVERY_TRIES);

      reply = (response) => response.writeHead(200).end("ok");
      expect(await replayDeliveries(deps, { clientId, staffId })).toBe(1);
      expect(await replayDeliveries(deps, { clientId, staffId })).toBe(0);
      await deliverWebhooks(deps);
      expect(await states(db, clientId)).toEqual([["sent", null, 1]]);
      expect(got.at(-1)?.headers["onewindow-delivery"]).toBe(got[0]?.headers["onewindow-delivery"]);
    }));

  it("waits for nobody but its own receiver: one that is away costs one try a run", () =>
    database.rolledBack(async (db) => {
      const { deps, aClient } = await prepare(db);
      const away = await aClient({ webhookUrl: `http://${host}/away` });
      const here = await aClient();
      reply = (response, { path }) => (path === "/away" ? response.destroy() : response.writeHead(204).end());
      await aRequest(deps);
      await aRequest(deps);
      await deliverWebhooks(deps);
      expect(got.filter(({ path }) => path === "/away")).toHaveLength(1);
      expect((await states(db, here.clientId)).map(([state]) => state)).toEqual(["sent", "sent", "sent", "sent"]);
      expect((await states(db, away.clientId)).filter(([, error]) => error !== null)).toHaveLength(1);
    }));
});

describe("the sample client refuses", () => {
  const secret = "whsec_of_a_test";
  const body = '{"type":"test"}';
  const at = new Date("2026-03-02T10:00:00+08:00");
  const nowSeconds = at.getTime() / 1000;
  const signature = signWebhook(secret, body, at);

  it.each([
    ["a body that was changed", { body: '{"type":"tset"}' }, "wrong"],
    ["another secret", { secret: "whsec_other" }, "wrong"],
    ["a time that was changed", { signature: signature.replace(/t=\d+/, `t=${nowSeconds + 1}`) }, "wrong"],
    ["a delivery that was recorded", { nowSeconds: nowSeconds + 301 }, "too_old"],
    ["a delivery from the future", { nowSeconds: nowSeconds - 301 }, "too_old"],
    ["no signature", { signature: undefined }, "malformed"],
    ["half a signature", { signature: signature.slice(0, -1) }, "malformed"],
  ])("%s", (_what, change, fault) => {
    expect(findWebhookFault({ secret, signature, body, nowSeconds })).toBeUndefined();
    expect(findWebhookFault({ secret, signature, body, nowSeconds, ...change })).toBe(fault);
  });
});
