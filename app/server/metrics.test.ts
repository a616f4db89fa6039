import type { AddressInfo } from "node:net";
import { createServer, type Server } from "node:http";
import express from "express";
import { afterAll, beforeAll, expect, it } from "vitest";
import { mountMetrics } from "./metrics.ts";

const TOKEN = "a-token";
let server: Server;
let address = "";
let render = async () => "figures 1\n";
/** Plays the network: tests cannot call from another machine. */
let remoteAddress: string | undefined;

beforeAll(async () => {
  const app = express();
  app.use((req, _res, next) => {
    if (remoteAddress) Object.defineProperty(req.socket, "remoteAddress", { value: remoteAddress, configurable: true });
    next();
  });
  mountMetrics(app, { token: TOKEN, render: () => render() });
  server = createServer(app).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/metrics`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const get = (headers: Record<string, string> = {}, from?: string) => {
  remoteAddress = from;
  return fetch(address, { headers: { Connection: "close", ...headers } });
};

it.each([
  ["another machine", {}, "192.0.2.7"],
  ["whoever a proxy on this machine speaks for", { "X-Forwarded-For": "192.0.2.7" }, undefined],
  ["a wrong token", { Authorization: "Bearer nonsense" }, "192.0.2.7"],
  ["an empty token", { Authorization: "Bearer " }, "192.0.2.7"],
])("%s is refused", async (_who, headers, from) => {
  const response = await get(headers, from);
  expect(response.status).toBe(401);
  expect(await response.text()).not.toContain("figures");
});

it.each([
  ["this machine", {}, undefined],
  ["this machine over IPv6", {}, "::1"],
])("%s reads them", async (_who, headers, from) => {
  const response = await get(headers, from);
  expect(response.status).toBe(200);
  expect(response.headers.get("content-type")).toContain("version=0.0.4");
  expect(await response.text()).toBe("figures 1\n");
});

it("somebody elsewhere reads them with the token", async () => {
  expect((await get({ Authorization: `Bearer ${TOKEN}` }, "192.0.2.7")).status).toBe(200);
});

it("a database that does not answer is said so, without its words", async () => {
  render = () => Promise.reject(new Error("password=secret"));
  const response = await get();
  expect(response.status).toBe(503);
  expect(await response.text()).not.toContain("secret");
});
