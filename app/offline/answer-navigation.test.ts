import { beforeEach, describe, expect, it } from "vitest";
import { MemoryCaches } from "#tests/support/memory-caches.ts";
import { answerNavigation } from "./answer-navigation.ts";
import { createStore, type Store } from "./store.ts";

const ORIGIN = "https://portal.example";
const LISTS = '<ul data-own-references="" hidden=""></ul><ul data-kept-guides="" hidden=""></ul>';
const REQUEST = "/requests/OW-2611-7KX4M-D";

/** A portal that counts, goes down, and is slow. */
let portal: { language: string; isDown: boolean; delayMs: number; asked: string[] };
let caches: MemoryCaches;
let store: Store;
let now: number;

function draw(path: string): Response {
  const cacheControl = /^\/(?:requests|forms)/.test(path) ? "no-store" : "public, max-age=0";
  const headers = { "Content-Type": "text/html; charset=utf-8", "Cache-Control": cacheControl };
  if (path.startsWith("/assets/")) return new Response("body{}", { headers: { "Cache-Control": "public" } });
  if (path === "/nowhere") return new Response("<html>", { status: 404, headers });
  const body = path === "/offline" ? LISTS : `<h1>${path}</h1>`;
  const style = '<link href="/assets/root-1.css"/>';
  return new Response(`<!DOCTYPE html><html lang="${portal.language}">${style}${body}`, { headers });
}

async function ask(asked: string | URL | Request): Promise<Response> {
  const path = new URL(asked instanceof Request ? asked.url : asked, ORIGIN).pathname;
  portal.asked.push(path);
  if (portal.delayMs) await new Promise((resolve) => setTimeout(resolve, portal.delayMs));
  if (portal.isDown) throw new TypeError("Failed to fetch");
  return draw(path);
}

/** Gives what the visitor sees, and waits for what goes on behind it. */
async function visit(path: string): Promise<{ status: number; html: string }> {
  const works: Promise<unknown>[] = [];
  const response = await answerNavigation(new Request(ORIGIN + path), {
    store,
    fetch: ask,
    now: () => now,
    afterwards: (work) => works.push(work),
    timeoutMs: 20,
  });
  const html = await response.text().catch(() => "");
  await Promise.all(works);
  return { status: response.status, html };
}

beforeEach(async () => {
  portal = { language: "en", isDown: false, delayMs: 0, asked: [] };
  caches = new MemoryCaches();
  now = 1_000;
  store = createStore({ caches, fetch: ask, now: () => now, version: "1" });
  await store.keepCore();
});

describe("without a network", () => {
  it("a guide that was opened before is shown, and says that it is a copy", async () => {
    await visit("/guides/privacy?lang=en");
    portal.isDown = true;
    const { status, html } = await visit("/guides/privacy");
    expect(status).toBe(200);
    expect(html).toContain('<html data-stored-copy lang="en">');
    expect((await visit("/centres")).status).toBe(200);
  });

  it("a form, a request and an unknown page are the offline page, even when they were opened before", async () => {
    for (const path of ["/forms/something-else", REQUEST]) await visit(path);
    portal.isDown = true;
    for (const path of ["/forms/something-else", REQUEST, "/guides/never-opened"]) {
      const { status, html } = await visit(path);
      expect([path, status]).toEqual([path, 503]);
      expect(html).toContain("data-own-references");
      expect(html).not.toContain("<h1>");
    }
  });

  it("the offline page names the requests that were opened, and the guides that can be", async () => {
    await visit(REQUEST);
    await visit("/requests/OW-2611-AAAAA-A/withdraw");
    await visit("/guides/privacy");
    portal.isDown = true;
    const { html } = await visit("/nowhere");
    expect(html).toContain('data-own-references=""><li><bdi>OW-2611-7KX4M-D</bdi></li></ul>');
    expect(html).not.toContain("AAAAA");
    expect(html).toContain('href="/guides/privacy"');
  });

  it("and without a kept offline page either, the browser says so itself", async () => {
    store = createStore({ caches: new MemoryCaches(), fetch: ask, now: () => now, version: "1" });
    portal.isDown = true;
    expect((await visit("/services")).status).toBe(0);
  });
});

describe("with a network", () => {
  it("the newest page is shown and replaces the copy", async () => {
    await visit("/guides/privacy");
    portal.language = "zh-CN";
    expect((await visit("/guides/privacy")).html).toContain('<html lang="zh-CN">');
    portal.isDown = true;
    expect((await visit("/guides/privacy")).html).toContain('data-stored-copy lang="zh-CN"');
  });

  it("that is too slow, a copy is shown, and the page that comes late is kept", async () => {
    await visit("/guides/privacy");
    portal.delayMs = 60;
    portal.language = "es";
    expect((await visit("/guides/privacy")).html).toContain('data-stored-copy lang="en"');
    portal.isDown = true;
    expect((await visit("/guides/privacy")).html).toContain('data-stored-copy lang="es"');
  });

  it("and a broken disk, pages come as if there were no worker", async () => {
    const broken = {
      ...caches,
      open: () => Promise.reject(new Error("disk")),
      keys: async () => [],
      delete: async () => false,
    };
    store = createStore({ caches: broken, fetch: ask, now: () => now, version: "1" });
    expect((await visit("/guides/privacy")).html).toContain("<h1>/guides/privacy</h1>");
  });

  it("that is slow, a page without a copy is waited for", async () => {
    portal.delayMs = 60;
    expect((await visit("/services")).html).toContain("<h1>/services</h1>");
  });

  it("a page of another language brings the offline page in that language, once", async () => {
    portal.language = "ar";
    await visit("/services");
    portal.asked = [];
    await visit("/services");
    expect(portal.asked).toEqual(["/services"]);
    portal.isDown = true;
    expect((await visit("/services")).html).toContain('<html lang="ar">');
  });

  it("after a day the offline page is fetched again", async () => {
    now += 86_400_001;
    portal.asked = [];
    await visit("/");
    expect(portal.asked).toEqual(["/", "/offline", "/centres"]);
  });

  it("references that are too old are removed, and nothing but number and time is stored", async () => {
    await visit(REQUEST);
    expect(await store.readReferences()).toEqual([{ reference: "OW-2611-7KX4M-D", seenAt: 1_000 }]);
    now += 91 * 86_400_000;
    await visit("/");
    expect(await store.readReferences()).toEqual([]);
  });

  it("a page that is not there is shown as it came, and remembers nothing", async () => {
    expect((await visit("/nowhere")).status).toBe(404);
    expect((await store.listPages()).map(({ path }) => path)).toEqual(["/centres", "/offline"]);
  });
});

it("a new version drops what the old one kept, but not the references", async () => {
  await visit(REQUEST);
  await caches.open("somebody-else");
  const newer = createStore({ caches, fetch: ask, now: () => now, version: "2" });
  await newer.keepCore();
  await newer.removeOldVersions();
  expect((await caches.keys()).sort()).toEqual([
    "onewindow-own",
    "onewindow-pages-2",
    "onewindow-parts-2",
    "somebody-else",
  ]);
  expect(await newer.readReferences()).toHaveLength(1);
});

it("at most forty opened pages are kept", async () => {
  for (let n = 0; n < 45; n++) await visit(`/guides/g${n}`);
  const paths = (await store.listPages()).map(({ path }) => path);
  expect(paths).toHaveLength(42);
  expect(paths).toEqual(expect.arrayContaining(["/offline", "/centres", "/guides/g44"]));
  expect(paths).not.toContain("/guides/g4");
});
