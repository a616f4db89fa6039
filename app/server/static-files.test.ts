import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import express from "express";
import { afterAll, beforeAll, expect, test } from "vitest";
import { staticFiles } from "./static-files.ts";

const folder = mkdtempSync(join(tmpdir(), "onewindow-static-"));
let server: Server;
let address = "";

beforeAll(async () => {
  mkdirSync(join(folder, "client/assets"), { recursive: true });
  writeFileSync(join(folder, "client/robots.txt"), "User-agent: *\n");
  writeFileSync(join(folder, "client/assets/root-a1b2.css"), "body{}");
  writeFileSync(join(folder, "secret.txt"), "not for the web");
  const app = express();
  app.use(staticFiles(join(folder, "client")));
  app.use((_req, res) => void res.status(404).send("a page of the portal"));
  server = createServer(app).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

test("what is no file goes on to the portal: folders, other names, ways out of the folder", async () => {
  for (const path of ["/", "/assets", "/assets/", "/services", "/%2e%2e/secret.txt", "/..%2fsecret.txt"]) {
    const response = await fetch(address + path, { redirect: "manual" });
    expect([path, response.status, await response.text()]).toEqual([path, 404, "a page of the portal"]);
  }
});

test("files are sent, those with a hash in their name for good", async () => {
  const robots = await fetch(`${address}/robots.txt`);
  expect(await robots.text()).toBe("User-agent: *\n");
  expect(robots.headers.get("cache-control")).toBe("public, max-age=3600");
  const style = await fetch(`${address}/assets/root-a1b2.css?v=1`);
  expect(style.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
  expect(style.headers.get("content-type")).toContain("text/css");
});
