import { CORE_PATHS, ICON_PATHS, isForKeeping, lookOf, stylesOf, surplusOf } from "./rules.ts";
import type { KeptPage } from "./fill-page.ts";
import { type OwnReference, parseReferences } from "./own-references.ts";

const PREFIX = "onewindow-";
/** Outlives versions of the worker. */
const OWN = `${PREFIX}own`;
const OWN_REFERENCES = "/own-references";
const PUSH_ADDRESS = "/push-address";

const MAX_PAGES = 40;
/** Style sheets of some versions of the portal, and icons. */
const MAX_PARTS = 12;

const KEPT_AT = "x-kept-at";
const KEPT_LOOK = "x-kept-look";

/** Headers of the bytes that went over the wire, not of the page. */
const OF_THE_WIRE = ["content-encoding", "content-length", "etag"];

export type Store = ReturnType<typeof createStore>;

type Deps = {
  readonly caches: Pick<CacheStorage, "open" | "keys" | "delete">;
  readonly fetch: typeof fetch;
  readonly now: () => number;
  readonly version: string;
};

const pathOf = (request: Request): string => new URL(request.url).pathname;

/** All that the worker keeps: pages and their parts by version of the worker, and the browser's own references. */
export function createStore({ caches, fetch, now, version }: Deps) {
  const pagesName = `${PREFIX}pages-${version}`;
  const partsName = `${PREFIX}parts-${version}`;

  async function trim(cache: Cache, max: number): Promise<void> {
    const paths = (await cache.keys()).map(pathOf);
    await Promise.all(surplusOf(paths, max).map((path) => cache.delete(path)));
  }

  async function keepParts(paths: readonly string[]): Promise<void> {
    const cache = await caches.open(partsName);
    for (const path of paths) {
      if (await cache.match(path, { ignoreVary: true })) continue;
      const response = await fetch(path);
      if (isForKeeping(response)) await cache.put(path, response);
    }
    await trim(cache, MAX_PARTS);
  }

  /** Keeps a page and what it needs to look right, in place of an older copy. */
  async function keepPage(path: string, html: string, headers: Headers): Promise<void> {
    const look = lookOf(html);
    if (!look) return;
    const kept = new Headers(headers);
    for (const name of OF_THE_WIRE) kept.delete(name);
    kept.set(KEPT_AT, String(now()));
    kept.set(KEPT_LOOK, look);
    await keepParts(stylesOf(html));
    const cache = await caches.open(pagesName);
    // Taken out first, so that it becomes the newest.
    await cache.delete(path, { ignoreVary: true });
    await cache.put(path, new Response(html, { headers: kept }));
    await trim(cache, MAX_PAGES);
  }

  /** A full or broken disk is as if nothing were kept: the network must still be shown. */
  async function find(name: string, path: string): Promise<Response | undefined> {
    try {
      return await (await caches.open(name)).match(path, { ignoreVary: true });
    } catch {
      return undefined;
    }
  }

  const findPage = (path: string): Promise<Response | undefined> => find(pagesName, path);

  return {
    keepPage,
    findPage,
    /** Fetches, as this visitor, the pages that are always kept; fails when one cannot be had. */
    async keepCore(): Promise<void> {
      for (const path of CORE_PATHS) {
        const response = await fetch(path, { credentials: "same-origin", cache: "no-cache" });
        if (!isForKeeping(response)) throw new Error(`${path} cannot be kept`);
        await keepPage(path, await response.text(), response.headers);
      }
      await keepParts(ICON_PATHS);
    },
    async describePage(path: string): Promise<{ readonly look: string; readonly at: number } | undefined> {
      const headers = (await findPage(path))?.headers;
      return headers && { look: headers.get(KEPT_LOOK) ?? "", at: Number(headers.get(KEPT_AT)) };
    },
    async listPages(): Promise<KeptPage[]> {
      const cache = await caches.open(pagesName);
      const kept = (await cache.keys()).map(async (request) => {
        const html = await (await cache.match(request, { ignoreVary: true }))?.text();
        return { path: pathOf(request), html: html ?? "" };
      });
      return (await Promise.all(kept)).reverse();
    },
    findPart: (path: string): Promise<Response | undefined> => find(partsName, path),
    async readReferences(): Promise<OwnReference[]> {
      const stored = await (await caches.open(OWN)).match(OWN_REFERENCES);
      return parseReferences(await stored?.json().catch(() => undefined));
    },
    async writeReferences(references: readonly OwnReference[]): Promise<void> {
      await (await caches.open(OWN)).put(OWN_REFERENCES, Response.json(references));
    },
    /** Where this browser took messages when it was last noted, in its own words. */
    async readPushAddress(): Promise<string | undefined> {
      return (await find(OWN, PUSH_ADDRESS))?.text();
    },
    async writePushAddress(address: string): Promise<void> {
      await (await caches.open(OWN)).put(PUSH_ADDRESS, new Response(address));
    },
    /** Drops what other versions of the worker kept. */
    async removeOldVersions(): Promise<void> {
      const current = [OWN, pagesName, partsName];
      const old = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && !current.includes(name));
      await Promise.all(old.map((name) => caches.delete(name)));
    },
  };
}
