import { request } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sendOddInput } from "#tests/faults/odd-input.ts";
import { type RunningPortal, startTestPortal, TEST_EVALUATION_KEY } from "#tests/support/portal.ts";

let portal: RunningPortal;
beforeAll(async () => {
  portal = await startTestPortal({ env: { LOG_LEVEL: "info" } });
}, 180_000);
afterAll(() => portal.kill());

const ask = (path: string, init: RequestInit = {}) =>
  fetch(`${portal.address}${path}`, { redirect: "manual", ...init });
const post = (path: string, headers: Record<string, string>, body: BodyInit = "a=b") =>
  ask(path, { method: "POST", body, headers: { "Content-Type": "application/x-www-form-urlencoded", ...headers } });
const heading = async (response: Response) => (await response.text()).match(/<h1[^>]*>([^<]*)/)?.[1];

/** Without a client that tidies the address or the headers up. */
function askRaw(path: string, headers: Record<string, string>): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const url = new URL(portal.address);
    const asked = request({ host: url.hostname, port: url.port, path, headers }, async (res) => {
      let body = "";
      for await (const chunk of res) body += String(chunk);
      resolve({ status: res.statusCode ?? 0, body });
    });
    asked.on("error", reject).end();
  });
}

describe("what the server refuses before any route", () => {
  it.each([
    ["another site", { Origin: "http://evil.example" }],
    ["an opaque origin", { Origin: "null" }],
    ["a browser that names no origin", { Cookie: "ow_visitor=x" }],
  ])("a form from %s, with a page", async (_who, headers) => {
    const response = await post("/forms/something-else", headers as Record<string, string>);
    expect(response.status).toBe(403);
    expect(await heading(response)).toBe("You cannot do that here");
  });

  it("a question from another site, with JSON", async () => {
    const response = await post("/api/v1/questions", { Origin: "null", "Content-Type": "application/json" }, "{}");
    expect(response.status).toBe(403);
    expect(await response.json()).toEqual({ error: { code: "forbidden", message: expect.any(String) } });
  });

  it.each(["/%E0%A4%A", "/services/%", "/services/%ff", "/services?q=%00", "/services/a%00b"])(
    "the malformed address %s",
    async (path) => {
      const { status, body } = await askRaw(path, {});
      expect(status).toBe(400);
      expect(body).not.toMatch(/^\s+at |Error:/m);
    },
  );

  it("a malformed host", async () => {
    expect((await askRaw("/", { Host: "a b" })).status).toBe(400);
  });

  it("ten megabytes, wherever they are sent", async () => {
    const body = "question=".padEnd(10_000_000, "x");
    const origin = portal.address;
    expect((await post("/assistant", { Origin: origin }, body)).status).toBe(413);
    const api = await post("/api/v1/questions", { "Content-Type": "application/json" }, body);
    expect(api.status).toBe(413);
    expect(await api.json()).toMatchObject({ error: { code: "too_large" } });
  });

  it("addresses that nobody has, in the reader's language", async () => {
    const response = await ask("/nowhere", { headers: { "Accept-Language": "zh" } });
    expect(response.status).toBe(404);
    expect(await heading(response)).toBe("找不到页面");
  });

  it("forms sent to an address that takes none", async () => {
    const response = await post("/services", { Origin: portal.address });
    expect(response.status).toBe(405);
    expect(await response.text()).not.toMatch(/^\s+at |Error:/m);
  });
});

describe("every reply", () => {
  it("carries the headers that keep a page to itself", async () => {
    const { headers } = await ask("/services");
    expect(Object.fromEntries(headers)).toMatchObject({
      "x-content-type-options": "nosniff",
      "referrer-policy": "same-origin",
      "x-frame-options": "DENY",
      "permissions-policy": expect.stringContaining("camera=()"),
      "content-security-policy": expect.stringMatching(/script-src 'none'.*frame-ancestors 'none'/),
    });
    expect(headers.get("x-powered-by")).toBeNull();
    expect(headers.get("strict-transport-security")).toBeNull();
    expect(headers.get("content-security-policy")).not.toContain("unsafe");
  });

  it("leaves its connection open for longer than proxies keep theirs", async () => {
    expect((await ask("/services")).headers.get("keep-alive")).toBe("timeout=75");
  });

  it("may load nothing when it is no page", async () => {
    const { headers } = await post("/api/v1/questions", { Origin: "null" });
    expect(headers.get("content-security-policy")).toMatch(/^default-src 'none'/);
    expect(headers.get("cache-control")).toBe("no-store");
  });

  it("is not stored, unless it says so", async () => {
    for (const path of ["/requests", "/staff/sign-in", "/nowhere"]) {
      expect((await ask(path)).headers.get("cache-control"), path).toBe("no-store");
    }
  });

  it("has a number that stands in the log, without what was asked", async () => {
    const response = await ask("/services?q=my-secret-question", {
      headers: { Cookie: "ow_visitor=my-secret-cookie" },
    });
    const id = response.headers.get("x-request-id") ?? "";
    expect(id).toMatch(/^[0-9a-f]{16}$/);
    await response.text();
    await expect.poll(() => portal.output()).toContain(`"requestId":"${id}"`);
    expect(portal.output()).not.toMatch(/my-secret/);
  });
});

describe("language and mode", () => {
  it("are honoured at once and kept", async () => {
    const response = await ask("/services?lang=zh-CN&mode=simple");
    const html = await response.text();
    expect(html).toMatch(/<html lang="zh-CN" dir="ltr" data-mode="simple"/);
    expect(response.headers.getSetCookie()).toEqual([
      expect.stringMatching(/^ow_lang=zh-CN; /),
      expect.stringMatching(/^ow_mode=simple; /),
    ]);
    expect(response.headers.get("vary")).toMatch(/Accept-Language/);
  });
});

describe("the services page", () => {
  it("is kept for everybody, drops out for staff, and is compressed", async () => {
    const first = await ask("/services");
    await first.text();
    const etag = first.headers.get("etag") ?? "";
    expect(first.headers.get("cache-control")).toMatch(/public/);
    expect(first.headers.get("set-cookie")).toBeNull();
    expect(first.headers.get("content-encoding")).toMatch(/br|gzip/);
    expect((await ask("/services", { headers: { "If-None-Match": etag } })).status).toBe(304);
    expect((await ask("/services", { headers: { "If-None-Match": etag, Cookie: "ow_staff=x" } })).status).toBe(200);
  });
});

describe("the home page", () => {
  it("is kept for everybody although it has a script, which may start the worker", async () => {
    const first = await ask("/");
    await first.text();
    expect(first.headers.get("content-security-policy")).toMatch(/script-src 'self';.*worker-src 'self'/);
    const etag = first.headers.get("etag") ?? "";
    expect((await ask("/", { headers: { "If-None-Match": etag } })).status).toBe(304);
  });
});

describe("the service worker", () => {
  it("is one file at the root, asked for anew each time, and may fetch from the portal only", async () => {
    const response = await ask("/service-worker.js");
    expect(response.headers.get("content-type")).toMatch(/javascript/);
    expect(response.headers.get("cache-control")).toBe("no-cache");
    expect(response.headers.get("content-security-policy")).toBe("default-src 'none'; connect-src 'self'");
    expect(await response.text()).not.toMatch(/^(?:import|export) /m);
  });

  it("finds an offline page in the visitor's language and version that is nobody's own", async () => {
    const response = await ask("/offline", { headers: { Cookie: "ow_lang=ar; ow_mode=simple" } });
    expect(response.headers.get("cache-control")).toMatch(/public/);
    const html = await response.text();
    expect(html).toMatch(/<html lang="ar" dir="rtl" data-mode="simple"/);
    for (const number of ["110", "119", "120", "12356", "12345", "0999-6880230"])
      expect(html).toContain(`href="tel:${number}"`);
    expect(html).toMatch(/<ul[^>]* data-own-references="" hidden=""><\/ul>/);
  });
});

describe("probes", () => {
  it("answer without a page around them", async () => {
    expect(await (await ask("/healthz")).text()).toBe("ok\n");
    expect(await (await ask("/readyz")).text()).toBe("ready\n");
  });
});

describe("the evaluation key", () => {
  const question = (headers: Record<string, string>) =>
    post("/api/v1/questions", { "Content-Type": "application/json", ...headers }, "{}");

  it("frees its holder from limits, and nobody else", async () => {
    const statuses = async (headers: Record<string, string>) => {
      const found = new Set<number>();
      for (let n = 0; n < 80; n++) found.add((await question(headers)).status);
      return found;
    };
    expect(await statuses({ "x-evaluation-key": TEST_EVALUATION_KEY })).not.toContain(429);
    expect(await statuses({ "x-evaluation-key": "guessed" })).toContain(429);
    const refused = await question({});
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
  }, 60_000);
});

describe("what nobody types", () => {
  it("is refused in words or taken for words, never a fault", async () => {
    const replies = await sendOddInput(portal.address);
    expect(replies.length).toBeGreaterThan(200);
    expect(replies.filter(({ status, showsStack }) => status >= 500 || status === 0 || showsStack)).toEqual([]);
    expect(replies.some(({ status }) => status === 400 || status === 413 || status === 422)).toBe(true);
    expect((await ask("/readyz")).status).toBe(200);
  }, 120_000);
});

describe("a graceful stop", () => {
  it("finishes what is under way, closes the data and ends within ten seconds with status 0", async () => {
    const started = Date.now();
    const underWay = Promise.all(
      Array.from({ length: 10 }, (_, n) => ask(`/services?n=${n}`).then((response) => response.status)),
    );
    await new Promise((resolve) => setTimeout(resolve, 20));
    const code = await portal.stop();
    expect(code, portal.output()).toBe(0);
    expect(Date.now() - started).toBeLessThan(10_000);
    expect(await underWay).toEqual(Array(10).fill(200));
  }, 30_000);
});
