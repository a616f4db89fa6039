import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import express from "express";
import { afterEach, describe, expect, it } from "vitest";
import { securityHeaders } from "./security-headers.ts";

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

/** What a bare reply of the portal carries, before any route adds its own. */
async function headersOf(isHttps: boolean): Promise<Headers> {
  const app = express();
  app.use(securityHeaders({ isHttps }));
  app.get("/", (_req, res) => void res.send("ok"));
  const server = createServer(app).listen(0, "127.0.0.1");
  servers.push(server);
  await new Promise((resolve) => server.once("listening", resolve));
  return (await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)).headers;
}

describe("the headers of every reply", () => {
  it("promise nothing about https on a portal without it, whose address would be lost to its browsers", async () => {
    expect((await headersOf(false)).get("strict-transport-security")).toBeNull();
  });

  it("hold browsers to https for a year where there is https, hosts below included", async () => {
    expect((await headersOf(true)).get("strict-transport-security")).toBe("max-age=31536000; includeSubDomains");
  });

  it("let what is no page load, embed, send and frame nothing", async () => {
    const policy = (await headersOf(true)).get("content-security-policy")?.split("; ");
    for (const name of ["default-src", "frame-ancestors", "base-uri", "object-src", "form-action"])
      expect(policy).toContain(`${name} 'none'`);
  });

  it("keep addresses from other sites, other sites' windows and pages from ours, and types as they are said", async () => {
    expect(Object.fromEntries(await headersOf(true))).toMatchObject({
      "referrer-policy": "same-origin",
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-resource-policy": "same-origin",
      "x-content-type-options": "nosniff",
      "permissions-policy": expect.stringContaining("geolocation=()"),
      "cache-control": "no-store",
    });
  });
});
