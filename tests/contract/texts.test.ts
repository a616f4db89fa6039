import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { FakeTexts } from "#app/ports/sms/fake.ts";
import { createHttpGateway } from "#app/ports/sms/http-gateway.server.ts";
import { openTexts } from "#app/ports/sms/open-texts.server.ts";
import type { TextTransport } from "#app/ports/sms/port.ts";
import { createGuardedFetch } from "#app/ports/fetch/guarded-fetch.server.ts";

const message = { id: "6f0d3c8e-2f1e-4c57-9d6b-0a4a4f9f0f11", to: "+8613800138000", text: "OW-2611-ABCDE-7：已受理。" };

type Setup = { transport: TextTransport; delivered(): object[]; stop(): Promise<void> };
type Heard = { headers: IncomingMessage["headers"]; body: string };

async function startGateway(answer: () => { status: number; location?: string }) {
  const heard: Heard[] = [];
  const server = createServer((request, response) => {
    let body = "";
    request.setEncoding("utf8").on("data", (piece: string) => void (body += piece));
    request.on("end", () => {
      heard.push({ headers: request.headers, body });
      const { status, location } = answer();
      response.writeHead(status, location ? { location } : {}).end("+8613800138000 is not allowed");
    });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/messages`;
  const stop = () => new Promise<void>((done) => void server.close(() => done()));
  return { url, heard, stop };
}

function describeTextContract(name: string, setUp: () => Promise<Setup>): void {
  describe(`the text message port: ${name}`, () => {
    let setup: Setup;
    beforeEach(async () => void (setup = await setUp()));
    afterEach(() => setup.stop());

    it("delivers Chinese unharmed, and the same message again under the same id", async () => {
      await setup.transport.send(message);
      await setup.transport.send(message);
      expect([...new Set(setup.delivered().map((one) => JSON.stringify(one)))]).toEqual([JSON.stringify(message)]);
    });
  });
}

describeTextContract("in memory", async () => {
  const transport = new FakeTexts();
  return { transport, delivered: () => [...transport.sent.values()], stop: async () => undefined };
});

describeTextContract("files", async () => {
  const directory = mkdtempSync(join(tmpdir(), "texts-"));
  const readText = (file: string) => {
    const [, to, text] = /^To: (.*)\n\n([^]*)\n$/.exec(readFileSync(join(directory, file), "utf8")) ?? [];
    return { id: file.replace(/\.txt$/, ""), to, text };
  };
  return {
    transport: openTexts({ gateway: undefined, directory }),
    delivered: () => readdirSync(directory).map(readText),
    stop: async () => rmSync(directory, { recursive: true }),
  };
});

describeTextContract("a gateway", async () => {
  const { url, heard, stop } = await startGateway(() => ({ status: 202 }));
  const transport = openTexts({ gateway: { url, apiKey: "key", sender: "Linjiang" }, directory: "unused" });
  const delivered = () =>
    heard.map(({ headers, body }) => {
      const { id, from, to, text } = JSON.parse(body) as Record<string, string>;
      expect([from, headers.authorization, headers["idempotency-key"]]).toEqual(["Linjiang", "Bearer key", id]);
      return { id, to, text };
    });
  return { transport, delivered, stop };
});

describe("a gateway for text messages", () => {
  it("that is not set sends nothing and writes no number anywhere", async () => {
    const transport = openTexts({ gateway: undefined, directory: undefined });
    await expect(transport.send(message)).rejects.toThrow("No gateway");
  });

  it.each([400, 401, 500, 302])("that answers %i has not sent it, and what it said is not kept", async (status) => {
    const { url, heard, stop } = await startGateway(() => ({ status, location: "http://127.0.0.1:1/elsewhere" }));
    const transport = openTexts({ gateway: { url, apiKey: "key", sender: "Linjiang" }, directory: "unused" });
    const error = await transport.send(message).catch((thrown: unknown) => thrown);
    await stop();
    expect(heard).toHaveLength(1);
    expect(String(error)).toContain(String(status));
    expect(String(error)).not.toContain("138");
  });

  it("in the network of the portal is not asked unless it is the one that was configured", async () => {
    const { url, heard, stop } = await startGateway(() => ({ status: 200 }));
    const transport = createHttpGateway({ url, apiKey: "key", sender: "Linjiang" }, createGuardedFetch());
    await expect(transport.send(message)).rejects.toMatchObject({ reason: "inside" });
    await stop();
    expect(heard).toEqual([]);
  });
});
