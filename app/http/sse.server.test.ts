import { createServer, get, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Response } from "express";
import { afterEach, describe, expect, it } from "vitest";
import { closeEventStreams, type EventStream, openEventStream } from "./sse.server.ts";

let server: Server | undefined;
afterEach(() => server?.close());

/** An Express response as far as the stream needs it. */
function asExpress(res: ServerResponse): Response {
  return Object.assign(res, {
    status: (code: number) => Object.assign(res, { statusCode: code }),
  }) as unknown as Response;
}

async function connect(): Promise<{ stream: EventStream; reader: IncomingMessage }> {
  let stream: EventStream | undefined;
  server = createServer((_req, res) => {
    stream = openEventStream(asExpress(res));
  });
  await new Promise<void>((resolve) => server?.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const reader = await new Promise<IncomingMessage>((resolve) => get({ port, host: "127.0.0.1" }, resolve));
  if (!stream) throw new Error("no stream");
  return { stream, reader };
}

async function readAll(reader: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of reader) text += String(chunk);
  return text;
}

describe("a stream of events", () => {
  it("cannot be made to say more than it was given", async () => {
    const { stream, reader } = await connect();
    stream.send({ event: "message\ndata: forged", id: "1\r\nevent: forged", data: "first\nsecond\revent: forged" });
    stream.close();
    const lines = (await readAll(reader)).split("\n");
    expect(lines.filter((line) => line.startsWith("event:"))).toEqual(["event: message data: forged"]);
    expect(lines.filter((line) => line.startsWith("data:"))).toEqual([
      "data: first",
      "data: second",
      "data: event: forged",
    ]);
  });

  it("sends objects as JSON, uncached and unbuffered", async () => {
    const { stream, reader } = await connect();
    stream.send({ event: "message", data: { text: "你好" } });
    stream.close();
    expect(reader.headers).toMatchObject({
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "no-store, no-transform",
    });
    expect(await readAll(reader)).toContain('event: message\ndata: {"text":"你好"}\n\n');
  });

  it("aborts when its reader leaves, and then sends nothing", async () => {
    const { stream, reader } = await connect();
    const left = new Promise((resolve) => stream.signal.addEventListener("abort", resolve));
    reader.destroy();
    await left;
    expect(() => stream.send({ data: "late" })).not.toThrow();
  });

  it("tells every reader when the portal stops", async () => {
    const { reader } = await connect();
    closeEventStreams();
    expect(await readAll(reader)).toContain("event: restart\n");
  });
});
