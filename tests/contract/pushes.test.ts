import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { makePushKey, publicPushKey } from "#app/config/push-key.server.ts";
import { createGuardedFetch, type GuardedFetch } from "#app/ports/fetch/guarded-fetch.server.ts";
import { FakePushes } from "#app/ports/push/fake.ts";
import { openPushes } from "#app/ports/push/open-pushes.server.ts";
import type { PushTransport } from "#app/ports/push/port.ts";
import { createWebPush } from "#app/ports/push/web-push.server.ts";
import { aSubscription, type Subscription } from "#tests/factories/subscription.ts";
import { readPushBody, readVapid } from "#tests/support/read-push.ts";

const privateKey = makePushKey();
const sender = { privateKey, publicKey: publicPushKey(privateKey), contact: "mailto:it@example.org" };
const text = JSON.stringify({ title: "临江区", body: "您的办件OW-2611-ABCDE-7有新进展。" });
const message = { id: "6f0d3c8e-2f1e-4c57-9d6b-0a4a4f9f0f11", topic: "a".repeat(32), text };

const targetOf = ({ endpoint, keys }: Subscription) => ({ endpoint, ...keys });

type Setup = { transport: PushTransport; browser: Subscription; delivered(): string[]; stop(): Promise<void> };
type Heard = { headers: IncomingMessage["headers"]; url: string | undefined; body: Buffer };

/** A push service in the clear on this computer, and the fetch that takes its https for that. */
async function startPushService(answer: () => { status: number; location?: string }) {
  const heard: Heard[] = [];
  const server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on("data", (piece: Buffer) => void pieces.push(piece));
    request.on("end", () => {
      heard.push({ headers: request.headers, url: request.url, body: Buffer.concat(pieces) });
      const { status, location } = answer();
      response.writeHead(status, location ? { location } : {}).end("what a push service says");
    });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const guarded = createGuardedFetch({ trustedHosts: [host], ignoresBody: true });
  const fetch: GuardedFetch = (address, init) => guarded(String(address).replace(/^https:/, "http:"), init);
  const stop = () => new Promise<void>((done) => void server.close(() => done()).closeAllConnections());
  return { host, heard, fetch, browser: aSubscription(`https://${host}/send/abc`), stop };
}

function describePushContract(name: string, setUp: () => Promise<Setup>): void {
  describe(`the push port: ${name}`, () => {
    let setup: Setup;
    beforeEach(async () => void (setup = await setUp()));
    afterEach(() => setup.stop());

    it("delivers Chinese unharmed, and the same message again as it was", async () => {
      const target = targetOf(setup.browser);
      for (const _time of [1, 2]) expect(await setup.transport.send({ ...message, target })).toBe("taken");
      expect([...new Set(setup.delivered())]).toEqual([text]);
    });
  });
}

describePushContract("in memory", async () => {
  const transport = new FakePushes();
  const delivered = () => [...transport.sent.values()].map((one) => one.text);
  return { transport, browser: aSubscription(), delivered, stop: async () => undefined };
});

describePushContract("files", async () => {
  const directory = mkdtempSync(join(tmpdir(), "pushes-"));
  const read = (file: string) => {
    const [, host, text = ""] =
      /^To: (.*)\nTopic: .*\n\n([^]*)\n$/.exec(readFileSync(join(directory, file), "utf8")) ?? [];
    expect(host).toBe("fcm.googleapis.com");
    return text;
  };
  return {
    transport: openPushes({ sender: undefined, trustedHosts: [], directory }),
    browser: aSubscription(),
    delivered: () => readdirSync(directory).map(read),
    stop: async () => rmSync(directory, { recursive: true }),
  };
});

describePushContract("a push service", async () => {
  const { heard, fetch, browser, stop } = await startPushService(() => ({ status: 201 }));
  const delivered = () => heard.map(({ body }) => readPushBody(body, browser));
  return { transport: createWebPush(sender, fetch), browser, delivered, stop };
});

describe("web push", () => {
  it("without a key sends nothing and writes nothing anywhere", async () => {
    const transport = openPushes({ sender: undefined, trustedHosts: [], directory: undefined });
    await expect(transport.send({ ...message, target: targetOf(aSubscription()) })).rejects.toThrow("No key");
  });

  it("never goes into the network of the portal, whatever a browser named", async () => {
    const { host, heard, stop } = await startPushService(() => ({ status: 201 }));
    const transport = openPushes({ sender, trustedHosts: [], directory: undefined });
    for (const endpoint of [`https://${host}/send`, "https://localhost/send", "https://[::1]/send"])
      await expect(
        transport.send({ ...message, target: targetOf(aSubscription(endpoint)) }),
        endpoint,
      ).rejects.toMatchObject({ reason: "inside" });
    await stop();
    expect(heard).toEqual([]);
  });

  it.each([400, 403, 413, 429, 500, 302])(
    "that is answered %i was not sent, and what was said is not kept",
    async (status) => {
      const { heard, fetch, browser, stop } = await startPushService(() => ({
        status,
        location: "http://127.0.0.1:1/",
      }));
      const target = targetOf(browser);
      const error = await createWebPush(sender, fetch)
        .send({ ...message, target })
        .catch((thrown: unknown) => thrown);
      await stop();
      expect(heard).toHaveLength(1);
      expect(String(error)).toBe(`Error: The push service answered with status ${status}.`);
    },
  );

  it.each([404, 410])("that is answered %i tells that the browser is gone", async (status) => {
    const { fetch, browser, stop } = await startPushService(() => ({ status }));
    expect(await createWebPush(sender, fetch).send({ ...message, target: targetOf(browser) })).toBe("gone");
    await stop();
  });

  it("is signed for this push service alone, and says how long, how urgent, in place of what", async () => {
    const { host, heard, fetch, browser, stop } = await startPushService(() => ({ status: 201 }));
    await createWebPush(sender, fetch).send({ ...message, target: targetOf(browser) });
    await stop();
    const { headers, url, body } = heard[0] ?? { headers: {} };
    expect(url).toBe("/send/abc");
    expect(headers).toMatchObject({
      ttl: "259200",
      urgency: "normal",
      topic: message.topic,
      "content-encoding": "aes128gcm",
      "content-type": "application/octet-stream",
      "content-length": String(body?.length),
    });
    expect(body?.includes("临江区")).toBe(false);
    const { key, claims } = readVapid(headers.authorization);
    expect([key, claims["aud"], claims["sub"]]).toEqual([sender.publicKey, `https://${host}`, sender.contact]);
    // RFC 8292, 2: no more than a day.
    expect(Number(claims["exp"]) - Date.now() / 1_000).toBeLessThanOrEqual(86_400);
    expect(() => readPushBody(body ?? Buffer.alloc(0), aSubscription())).toThrow();
  });
});
