import { Writable } from "node:stream";
import { createServer, type Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import express from "express";
import pino from "pino";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { requestLog } from "./request-log.ts";

let written = "";
const log = pino(new Writable({ write: (chunk, _encoding, done) => ((written += String(chunk)), done()) }));
let server: Server;

beforeAll(async () => {
  const app = express();
  app.use(requestLog(log));
  app.use((req, res) => {
    if (req.path.includes("forged")) res.locals["refusal"] = "forbidden";
    res.status(404).end();
  });
  server = createServer(app).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
});
afterAll(() => server.close());

/** Past every client that would tidy the line up. */
async function send(line: string): Promise<Record<string, unknown>[]> {
  written = "";
  const socket = connect((server.address() as AddressInfo).port, "127.0.0.1");
  socket.end(`${line}\r\nHost: x\r\nX-Request-Id: mine\r\nConnection: close\r\n\r\n`);
  for await (const _ of socket);
  await expect.poll(() => written).not.toBe("");
  return written
    .trim()
    .split("\n")
    .map((one) => JSON.parse(one) as Record<string, unknown>);
}

describe("a line of the log", () => {
  it("cannot be written by whoever asks: quotes and encoded line breaks stay within it", async () => {
    const forged = '/forged%0a%1b[31m{"level":60}","level":60,"x":"';
    const lines = await send(`GET ${forged} HTTP/1.1`);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({ level: 30, msg: "request", status: 404 });
    expect(lines[0]?.["path"]).toBe(forged);
  });

  it("says when, what, with which outcome and why it was refused, under a number that the caller cannot choose", async () => {
    const [line] = await send("GET /forged?q=secret HTTP/1.1");
    expect(line).toMatchObject({ method: "GET", path: "/forged", status: 404, refusal: "forbidden" });
    expect(line).toMatchObject({ requestId: expect.stringMatching(/^[0-9a-f]{16}$/), time: expect.any(Number) });
    expect(written).not.toMatch(/secret|mine/);
  });
});
