import { createServer, request, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import compression from "compression";
import express, { type Response } from "express";
import pino from "pino";
import { afterEach, describe, expect, it } from "vitest";
import { readPreferences } from "#app/http/preferences.server.ts";
import { makeCachedPage } from "./cached-page.ts";
import { createPageCache, type PageCache } from "./page-cache.ts";

type Reply = { status: number; headers: IncomingHttpHeaders; body: Buffer };

let server: Server;
afterEach(() => new Promise((resolve) => server.close(resolve)));

/** A page that counts how often it was drawn, behind the same middleware as the portal. */
async function serve(
  draw: (res: Response, count: number, url: string) => void,
  options: { maxBytes?: number; now?: () => number } = {},
) {
  let drawn = 0;
  const pages: PageCache = createPageCache({
    isEnabled: true,
    log: pino({ level: "silent" }),
    readPreferences: ({ url = "/", headers }) =>
      readPreferences(
        { url, cookie: headers.cookie, acceptLanguage: headers["accept-language"] },
        { defaultLanguage: "en", isSecure: false, isDemo: false },
      ),
    ...options,
  });
  const app = express();
  app.disable("etag");
  app.use(compression());
  app.use(pages.keep);
  app.use((req, res) => draw(res, ++drawn, req.originalUrl));
  server = createServer((req, res) => {
    if (!pages.serve(req, res)) app(req, res);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const ask = (path: string, headers: Record<string, string> = {}, method = "GET") =>
    new Promise<Reply>((resolve, reject) => {
      const asked = request({ port, host: "127.0.0.1", path, method, headers }, async (res) => {
        const chunks: Buffer[] = [];
        for await (const chunk of res) chunks.push(chunk as Buffer);
        resolve({ status: res.statusCode ?? 0, headers: res.headers, body: Buffer.concat(chunks) });
      });
      asked.on("error", reject).end();
    });
  return { ask, pages, drawn: () => drawn };
}

const BODY = "<p>高龄津贴</p>".repeat(200);

function drawPublic(res: Response): void {
  res.setHeader("Cache-Control", "public, max-age=0, must-revalidate");
  res.setHeader("Content-Type", "text/html; charset=utf-8");
  res.setHeader("Content-Security-Policy", "default-src 'none'; script-src 'none'");
  res.write(BODY.slice(0, 100));
  res.end(BODY.slice(100));
}

describe("the page cache never keeps", () => {
  it.each<[string, (res: Response) => void]>([
    ["a page that does not say it is public", (res) => res.setHeader("Cache-Control", "no-store")],
    ["a page with a cookie", (res) => res.setHeader("Set-Cookie", "ow_visitor=x")],
    ["a page with a nonce", (res) => res.setHeader("Content-Security-Policy", "script-src 'nonce-abc'")],
    ["a page that was not found", (res) => void (res.statusCode = 404)],
  ])("%s", async (_what, spoil) => {
    const { ask, drawn } = await serve((res) => {
      res.setHeader("Cache-Control", "public");
      spoil(res);
      res.end(BODY);
    });
    await ask("/");
    const second = await ask("/");
    expect(second.body.toString()).toBe(BODY);
    expect(drawn()).toBe(2);
  });

  it("what staff see, nor shows them what others saw", async () => {
    const { ask, drawn } = await serve(drawPublic);
    for (const cookie of ["ow_staff=x", "a=b; __Host-ow_staff=x"]) await ask("/", { cookie });
    expect(drawn()).toBe(2);
    await ask("/");
    await ask("/", { cookie: "ow_staff=x" });
    expect(drawn()).toBe(4);
  });

  it("what was sent with a form", async () => {
    const { ask, drawn } = await serve(drawPublic);
    await ask("/", {}, "POST");
    await ask("/", {}, "POST");
    expect(drawn()).toBe(2);
  });

  it("the reply that sets the language, though it keeps the page behind it", async () => {
    const { ask, drawn } = await serve(drawPublic);
    await ask("/?lang=zh-CN");
    await ask("/?lang=zh-CN");
    expect(drawn()).toBe(2);
  });

  it("a page drawn before new content was published", async () => {
    const { ask, drawn, pages } = await serve((res) => {
      pages.clear();
      drawPublic(res);
    });
    await ask("/");
    await ask("/");
    expect(drawn()).toBe(2);
  });
});

describe("the page cache", () => {
  it("draws a public page once, and sends the same bytes and headers again", async () => {
    const { ask, drawn } = await serve(drawPublic);
    const [first, second] = [await ask("/services"), await ask("/services")];
    expect(drawn()).toBe(1);
    expect(second.body.toString()).toBe(BODY);
    expect(first.body.equals(second.body)).toBe(true);
    for (const name of ["content-type", "content-security-policy", "cache-control", "etag", "vary"]) {
      expect(second.headers[name], name).toBe(first.headers[name]);
    }
    expect(second.headers.vary).toMatch(/Accept-Language.*Cookie.*Accept-Encoding/);
  });

  it("keys by address, query, language and mode", async () => {
    const { ask, drawn } = await serve((res, _count, url) => {
      res.setHeader("Cache-Control", "public");
      res.end(url);
    });
    await ask("/services");
    await ask("/centres");
    await ask("/services?theme=a");
    await ask("/services", { "accept-language": "zh" });
    await ask("/services", { cookie: "ow_lang=zh-CN; ow_mode=simple" });
    await ask("/services", { cookie: "ow_mode=simple" });
    expect(drawn()).toBe(6);
    const chinese = await ask("/services", { cookie: "ow_lang=zh-CN" });
    expect(chinese.body.toString()).toBe("/services");
    await ask("/services?b=2&a=1");
    await ask("/services?a=1&b=2");
    expect(drawn()).toBe(7);
  });

  it("answers 304 to who has exactly these bytes, and only then", async () => {
    const { ask } = await serve(drawPublic);
    const { headers } = await ask("/");
    const etag = headers.etag ?? "";
    expect(etag).toMatch(/^"[\w-]+"$/);
    const known = await ask("/", { "if-none-match": `"other", ${etag}` });
    expect({ status: known.status, bytes: known.body.length, etag: known.headers.etag }).toEqual({
      status: 304,
      bytes: 0,
      etag,
    });
    expect((await ask("/", { "if-none-match": etag, "accept-encoding": "gzip" })).status).toBe(200);
    expect((await ask("/", { "if-none-match": '"other"' })).status).toBe(200);
  });

  it("keeps each encoding ready, with a tag of its own", async () => {
    const { ask } = await serve(drawPublic);
    for (let n = 0; n < 2; n++) {
      const gzip = await ask("/", { "accept-encoding": "gzip, br;q=0" });
      const brotli = await ask("/", { "accept-encoding": "gzip, br" });
      expect(gunzipSync(gzip.body).toString()).toBe(BODY);
      expect(brotliDecompressSync(brotli.body).toString()).toBe(BODY);
      expect(gzip.headers.etag).not.toBe(brotli.headers.etag);
    }
  });

  it("answers HEAD with the headers alone", async () => {
    const { ask, drawn } = await serve(drawPublic);
    const { headers } = await ask("/");
    const head = await ask("/", {}, "HEAD");
    expect({ etag: head.headers.etag, bytes: head.body.length }).toEqual({ etag: headers.etag, bytes: 0 });
    expect(drawn()).toBe(1);
  });

  it("forgets everything when content is published, and each page after a minute", async () => {
    let now = 0;
    const { ask, pages, drawn } = await serve(drawPublic, { now: () => now });
    await ask("/");
    pages.clear();
    await ask("/");
    expect(drawn()).toBe(2);
    now += 59_000;
    await ask("/");
    expect(drawn()).toBe(2);
    now += 2_000;
    await ask("/");
    expect(drawn()).toBe(3);
  });

  it("drops what was not asked for longest when it is full", async () => {
    const { ask, drawn } = await serve(drawPublic, { maxBytes: Buffer.byteLength(BODY) * 2.5 });
    await ask("/a");
    await ask("/b");
    await ask("/a");
    await ask("/c");
    const before = drawn();
    await ask("/a");
    expect(drawn()).toBe(before);
    await ask("/b");
    expect(drawn()).toBe(before + 1);
  });
});

it("a kept page holds as much memory as is counted", async () => {
  const page = await makeCachedPage({}, Buffer.from("<p>The old-age card</p>".repeat(2_000)));
  const { br, gzip, identity } = page.bodies;
  expect(page.bytes).toBe(br.buffer.byteLength + gzip.buffer.byteLength + identity.length);
});
