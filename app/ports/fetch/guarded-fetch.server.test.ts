import type { lookup } from "node:dns";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it, test } from "vitest";
import { createGuardedFetch, isPublicAddress } from "./guarded-fetch.server.ts";

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections();
});

/** A server in the portal's own network, and how often it was asked. */
async function serve(handle: RequestListener): Promise<{ port: number; host: string; asked: () => number }> {
  let asked = 0;
  const server = createServer((req, res) => {
    asked += 1;
    handle(req, res);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return { port, host: `127.0.0.1:${port}`, asked: () => asked };
}

/** A resolver that answers every name with these, one list a question, the last again and again. */
function resolver(...answers: readonly string[][]): { lookup: typeof lookup; asked: () => number } {
  let asked = 0;
  const fake = (_: string, __: object, done: (error: null, found: { address: string; family: number }[]) => void) => {
    const found = answers[Math.min(asked++, answers.length - 1)] ?? [];
    done(
      null,
      found.map((address) => ({ address, family: address.includes(":") ? 6 : 4 })),
    );
  };
  return { lookup: fake as unknown as typeof lookup, asked: () => asked };
}

test.each([
  ...["127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1"],
  ...["255.255.255.255", "::1", "::", "fe80::1", "fc00::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:a9fe:a9fe"],
  ...["64:ff9b::7f00:1", "2002:7f00:1::", "not an address"],
])("%s is no address of the public internet", (address) => expect(isPublicAddress(address)).toBe(false));

test.each(["93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946", "::ffff:93.184.216.34"])("%s is one", (address) =>
  expect(isPublicAddress(address)).toBe(true),
);

describe("an address that somebody else wrote", () => {
  it("is refused when it leads inside, however it is written", async () => {
    const inside = await serve((_, res) => res.end("secret"));
    const get = createGuardedFetch();
    for (const host of [
      "127.0.0.1",
      "2130706433",
      "0x7f.1",
      "017700000001",
      "[::ffff:127.0.0.1]",
      "[::1]",
      "localhost",
      "0",
    ])
      await expect(get(`http://${host}:${inside.port}/`), host).rejects.toMatchObject({ reason: "inside" });
    expect(inside.asked()).toBe(0);
  });

  it("is refused when its name has one inner address among its public ones", async () => {
    const { lookup } = resolver(["93.184.216.34", "10.0.0.7"]);
    await expect(createGuardedFetch({ lookup })("https://news.example/")).rejects.toMatchObject({ reason: "inside" });
  });

  it("is looked up once, so that the resolver cannot say something else to the connection", async () => {
    const inside = await serve((_, res) => res.end("secret"));
    const { lookup, asked } = resolver(["127.0.0.1"], ["127.0.0.1"]);
    const get = createGuardedFetch({ lookup });
    await expect(get(`http://rebinding.example:${inside.port}/`)).rejects.toMatchObject({ reason: "inside" });
    expect([asked(), inside.asked()]).toEqual([1, 0]);
  });

  it("is refused when it is not of the web, or carries a name and password", async () => {
    const get = createGuardedFetch();
    for (const address of [
      "file:///etc/passwd",
      "gopher://x/",
      "data:text/plain,x",
      "http://a:b@x.example/",
      "//x",
      "",
      "http://",
    ])
      await expect(get(address), address).rejects.toMatchObject({ reason: "bad_address" });
  });
});

describe("a host that an operator configured", () => {
  it("is fetched although it stands inside, and no other port of it", async () => {
    const inside = await serve((_, res) => res.writeHead(201, { "x-kind": "plain" }).end("hello"));
    const other = await serve((_, res) => res.end("secret"));
    const get = createGuardedFetch({ trustedHosts: [inside.host] });
    const reply = await get(`http://${inside.host}/`);
    expect([reply.status, reply.headers.get("x-kind"), Buffer.from(reply.body).toString()]).toEqual([
      201,
      "plain",
      "hello",
    ]);
    await expect(get(`http://${other.host}/`)).rejects.toMatchObject({ reason: "inside" });
  });

  it("cannot lead further inside by a redirect", async () => {
    const secret = await serve((_, res) => res.end("secret"));
    const from = await serve((_, res) => res.writeHead(302, { location: `http://${secret.host}/` }).end());
    const get = createGuardedFetch({ trustedHosts: [from.host], maxRedirects: 3 });
    await expect(get(`http://${from.host}/`)).rejects.toMatchObject({ reason: "inside" });
    expect(secret.asked()).toBe(0);
    expect((await createGuardedFetch({ trustedHosts: [from.host] })(`http://${from.host}/`)).status).toBe(302);
  });

  it("is followed so far and no further, and never with a body or a key", async () => {
    const loop = await serve((_, res) => res.writeHead(307, { location: "/again" }).end());
    const get = createGuardedFetch({ trustedHosts: [loop.host], maxRedirects: 2 });
    await expect(get(`http://${loop.host}/`)).rejects.toMatchObject({ reason: "too_many_redirects" });
    expect(loop.asked()).toBe(3);
    expect((await get(`http://${loop.host}/`, { method: "POST", body: "x" })).status).toBe(307);
    expect((await get(`http://${loop.host}/`, { headers: { authorization: "Bearer k" } })).status).toBe(307);
  });

  it("is asked for its status alone where nobody reads the answer, however long that is", async () => {
    const endless = await serve((_, res) => {
      const more = setInterval(() => res.write("x".repeat(10_000)), 5);
      res.once("close", () => clearInterval(more));
    });
    const get = createGuardedFetch({
      trustedHosts: [endless.host],
      maxBytes: 1_000,
      timeoutMs: 400,
      ignoresBody: true,
    });
    expect(await get(`http://${endless.host}/`)).toMatchObject({ status: 200, body: new Uint8Array() });
  });

  it("gets as many bytes and as much time as was said", async () => {
    const big = await serve((_, res) => res.end("x".repeat(2_000)));
    const slow = await serve((_, res) => res.write("x"));
    const get = createGuardedFetch({ trustedHosts: [big.host, slow.host], maxBytes: 1_999, timeoutMs: 400 });
    await expect(get(`http://${big.host}/`)).rejects.toMatchObject({ reason: "too_large" });
    await expect(get(`http://${slow.host}/`)).rejects.toMatchObject({ reason: "timeout" });
    await expect(createGuardedFetch({ trustedHosts: ["127.0.0.1:1"] })("http://127.0.0.1:1/")).rejects.toMatchObject({
      reason: "unreachable",
    });
  });
});
