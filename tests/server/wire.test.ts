import { connect } from "node:net";
import { request } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type RunningPortal, startTestPortal, TEST_EVALUATION_KEY } from "#tests/support/portal.ts";

let portal: RunningPortal;
beforeAll(async () => {
  portal = await startTestPortal({ env: { LOG_LEVEL: "info" } });
}, 180_000);
afterAll(() => portal.kill());

const KEY = { "x-evaluation-key": TEST_EVALUATION_KEY };
const ask = (path: string, init: RequestInit = {}) =>
  fetch(`${portal.address}${path}`, { redirect: "manual", ...init, headers: { ...KEY, ...init.headers } });

/** Bytes as they are, past every client that would tidy them up; gives the whole conversation. */
async function speak(text: string): Promise<string> {
  const { hostname, port } = new URL(portal.address);
  const socket = connect(Number(port), hostname);
  socket.setTimeout(10_000, () => socket.destroy());
  socket.write(text);
  let heard = "";
  for await (const chunk of socket) heard += String(chunk);
  return heard;
}

function statusOf(method: string, path: string): Promise<number> {
  const { hostname, port } = new URL(portal.address);
  return new Promise((resolve, reject) => {
    const asked = request({ hostname, port, method, path, headers: KEY }, (res) => {
      res.resume();
      resolve(res.statusCode ?? 0);
    });
    asked.on("error", reject).end();
  });
}

async function signIn(): Promise<string> {
  const account = portal.demoAccounts().find(({ roles }) => roles.includes("supervisor"));
  const body = new URLSearchParams({ email: account?.email ?? "", password: account?.password ?? "" });
  const response = await ask("/staff/sign-in", { method: "POST", body, headers: { Origin: portal.address } });
  expect(response.status).toBe(303);
  return response.headers.getSetCookie().join().split(";")[0] ?? "";
}

describe("the server refuses", () => {
  it.each([
    ["two lengths", "Content-Length: 3\r\nContent-Length: 4\r\n\r\na=b"],
    [
      "a length and pieces",
      "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /healthz HTTP/1.1\r\nHost: x\r\n\r\n",
    ],
    ["a disguised coding", "Transfer-Encoding: xchunked\r\nContent-Length: 3\r\n\r\na=b"],
    ["a header with a blank before its colon", "Content-Length : 3\r\n\r\na=b"],
  ])("a message whose end two servers could see in two places: %s", async (_what, rest) => {
    const heard = await speak(`POST /assistant HTTP/1.1\r\nHost: x\r\nOrigin: ${portal.address}\r\n${rest}`);
    expect(heard).toMatch(/^HTTP\/1\.1 400 /);
    // The second message hidden in the first is never answered.
    expect(heard.match(/HTTP\/1\.1 \d+/g)).toHaveLength(1);
  });

  it.each(["TRACE", "TRACK", "DEBUG", "CONNECT"])("the method %s", async (method) => {
    const heard = await speak(
      `${method} / HTTP/1.1\r\nHost: x\r\nX-Mirror: my-secret-header\r\nConnection: close\r\n\r\n`,
    );
    expect(heard).not.toMatch(/^HTTP\/1\.1 [23]/);
    expect(heard).not.toContain("my-secret-header");
  });

  it("to show how it is built and kept: no folder, no version history, no sources, no settings", async () => {
    for (const path of [
      "/assets",
      "/assets/",
      "/.git/config",
      "/.git/HEAD",
      "/.env",
      "/package.json",
      "/app/server/main.ts",
      "/..%2fpackage.json",
      "/assets/..%2f..%2f..%2fpackage.json",
      "/.data/demo-accounts.json",
      "/session-secret",
    ])
      expect([path, await statusOf("GET", path)]).toEqual([path, 404]);
    const page = await (await ask("/")).text();
    const script = /src="(\/assets\/[^"]+\.js)"/.exec(page)?.[1] ?? "";
    expect((await ask(script)).status).toBe(200);
    expect((await ask(`${script}.map`)).status).toBe(404);
  });

  it("to believe who a caller says they are, as long as no proxy is trusted", async () => {
    const tell = (address: string) =>
      fetch(`${portal.address}/api/v1/questions`, {
        method: "POST",
        body: "{}",
        headers: { "Content-Type": "application/json", "X-Forwarded-For": address, "X-Real-IP": address },
      });
    const statuses = new Set<number>();
    for (let n = 0; n < 70; n++) statuses.add((await tell(`198.51.100.${n}`)).status);
    expect(statuses).toContain(429);
    const html = await (await ask("/services", { headers: { "X-Forwarded-Host": "evil.example" } })).text();
    expect(html).not.toContain("evil.example");
  }, 60_000);

  it("more of a header than it can hold", async () => {
    const heard = await speak(`GET / HTTP/1.1\r\nHost: x\r\nCookie: ${"x".repeat(40_000)}\r\n\r\n`);
    expect(heard).toMatch(/^HTTP\/1\.1 431 /);
  });
});

describe("what the address says", () => {
  it("comes back as text in every place of a page: content, attribute and link", async () => {
    const hostile = `"><script>alert(1)</script><img src=x onerror='alert(1)'>`;
    for (const path of ["/search", "/services", "/assistant"]) {
      const html = await (await ask(`${path}?q=${encodeURIComponent(hostile)}`)).text();
      expect(html, path).toContain("&lt;script&gt;alert(1)");
      expect(html, path).not.toMatch(/<script>alert|<img src=x/);
    }
  });

  it("is decoded once: what was escaped twice stays escaped", async () => {
    const html = await (await ask("/search?q=%253Cb%253E")).text();
    expect(html).toContain('value="%3Cb%3E"');
    expect(html).not.toContain('value="&lt;b&gt;"');
    expect(await statusOf("GET", "/services/%252e%252e%252fpackage.json")).toBe(404);
  });

  it("counts once when it stands there twice", async () => {
    const html = await (await ask("/search?q=first&q=second")).text();
    expect(html).toContain('value="first"');
    expect(html).not.toContain('value="second"');
    expect((await ask("/?lang=zh-CN&lang=en")).headers.getSetCookie()).toEqual([expect.stringContaining("zh-CN")]);
  });

  it("changes nothing: a link signs nobody out, and a form's fields in an address are no form", async () => {
    const cookie = await signIn();
    for (const path of [
      "/staff/sign-out",
      "/staff/sign-in?email=a%40b.example&password=x",
      "/staff/assistant?intent=off&mode=off&reason=x",
      "/sign-out",
      "/forget",
    ]) {
      const response = await ask(path, { headers: { Cookie: cookie } });
      expect(response.headers.getSetCookie(), path).toEqual([]);
    }
    expect((await ask("/staff", { headers: { Cookie: cookie } })).status).toBe(200);
  });
});

describe("every body", () => {
  it.each([
    ["/", "text/html; charset=utf-8"],
    ["/nowhere", "text/html; charset=utf-8"],
    ["/api/v1/services", "application/json; charset=utf-8"],
    ["/api/v1/nowhere", "application/json; charset=utf-8"],
    ["/api/openapi.json", "charset=utf-8"],
    ["/catalogue.jsonld", "application/ld+json; charset=utf-8"],
    ["/sitemap.xml", "xml; charset=utf-8"],
    ["/changes.atom", "application/atom+xml; charset=utf-8"],
    ["/robots.txt", "text/plain; charset=utf-8"],
    ["/healthz", "text/plain; charset=utf-8"],
    ["/metrics", "text/plain; charset=utf-8; version=0.0.4"],
    ["/service-worker.js", "javascript; charset=utf-8"],
  ])("says what it is, its letters included, and must be taken for nothing else: %s", async (path, type) => {
    const { headers } = await ask(path);
    expect(headers.get("content-type")?.toLowerCase()).toContain(type);
    expect(headers.get("x-content-type-options")).toBe("nosniff");
  });

  it("of a page loads from the portal alone: no plug-in, no base, no form elsewhere, no script without its nonce or file", async () => {
    for (const path of [
      "/",
      "/services",
      "/assistant",
      "/requests",
      "/staff/sign-in",
      "/nowhere",
      "/services?mode=simple",
    ]) {
      const response = await ask(path);
      const policy = response.headers.get("content-security-policy")?.split("; ") ?? [];
      for (const rule of ["default-src 'none'", "object-src 'none'", "base-uri 'none'", "form-action 'self'"])
        expect(policy, path).toContain(rule);
      expect(policy.join(), path).not.toMatch(/unsafe-|\*|https?:/);
      const scripts = [...(await response.text()).matchAll(/<script\b([^>]*)>/g)].map((match) => match[1] ?? "");
      const loose = scripts.filter((one) => !/src="\/|nonce="|type="application\/ld\+json"/.test(one));
      expect(loose, path).toEqual([]);
    }
  });

  it("is nobody's frame, whatever it is", async () => {
    for (const path of ["/", "/nowhere", "/staff/sign-in", "/api/v1/services", "/sitemap.xml", "/metrics", "/healthz"])
      expect((await ask(path)).headers.get("content-security-policy"), path).toContain("frame-ancestors 'none'");
  });

  it("may be read by other sites only when it is open data", async () => {
    const cors = async (path: string) => {
      const { headers } = await ask(path, { headers: { Origin: "https://evil.example" } });
      return headers.get("access-control-allow-origin");
    };
    for (const path of ["/", "/requests", "/staff", "/assistant", "/search/suggest?q=a", "/metrics"])
      expect([path, await cors(path)]).toEqual([path, null]);
    for (const path of ["/api/v1/services", "/catalogue.jsonld"]) expect([path, await cors(path)]).toEqual([path, "*"]);
    const asked = await ask("/api/v1/questions", {
      method: "OPTIONS",
      headers: { Origin: "https://evil.example", "Access-Control-Request-Method": "POST" },
    });
    expect(asked.headers.get("access-control-allow-origin")).toBeNull();
    expect(asked.headers.get("access-control-allow-credentials")).toBeNull();
  });
});

describe("staff pages", () => {
  it("hide what is typed as a password, and let password managers fill it in", async () => {
    const html = await (await ask("/staff/sign-in")).text();
    const field = /<input[^>]*name="password"[^>]*>/.exec(html)?.[0] ?? "";
    expect(field).toContain('type="password"');
    expect(field).toMatch(/autocomplete="current-password"/i);
    expect(field).not.toMatch(/onpaste|readonly|autocomplete="off"/i);
  });

  it("all have the way out in sight", async () => {
    const cookie = await signIn();
    for (const path of ["/staff", "/staff/requests", "/staff/handoffs", "/staff/gaps"]) {
      const response = await ask(path, { headers: { Cookie: cookie } });
      expect([path, response.status]).toEqual([path, 200]);
      expect(response.headers.get("cache-control"), path).toBe("no-store");
      expect(await response.text(), path).toMatch(/<form[^>]*method="post"[^>]*action="\/staff\/sign-out"/);
    }
  });
});

describe("the log", () => {
  it("has a moment in UTC on every line", async () => {
    await ask("/nowhere");
    await expect.poll(() => portal.output()).toContain('"path":"/nowhere"');
    const lines = portal
      .output()
      .split("\n")
      .filter((line) => line.startsWith("{"))
      .map((line) => JSON.parse(line) as { time: string; msg: string; level: number });
    expect(lines.length).toBeGreaterThan(10);
    for (const { time, msg, level } of lines) {
      expect(time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
      expect(Math.abs(Date.parse(time) - Date.now())).toBeLessThan(600_000);
      expect([typeof msg, typeof level]).toEqual(["string", "number"]);
    }
  });
});

it("outside demo mode there are no sample accounts and no style guide", async () => {
  const real = await startTestPortal({
    env: { DEMO: "0", DEMO_CLOCK: "", SESSION_SECRET: "secret of a real portal", LOG_LEVEL: "silent" },
  });
  try {
    expect(() => real.demoAccounts()).toThrow(/ENOENT/);
    expect((await fetch(`${real.address}/styleguide`)).status).toBe(404);
    expect((await fetch(`${real.address}/`)).status).toBe(200);
  } finally {
    await real.kill();
  }
}, 180_000);
