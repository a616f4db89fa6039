import type { IncomingMessage, ServerResponse } from "node:http";
import type { Request, RequestHandler, Response } from "express";
import type { Logger } from "pino";
import type { Preferences } from "#app/http/preferences.server.ts";
import { type CachedPage, type End, makeCachedPage, sendCachedPage } from "./cached-page.ts";
import { pathOf } from "./request-log.ts";

const MAX_BYTES = 64_000_000;
const MAX_PAGE_BYTES = 1_000_000;
/** "Open now" on a page is at most this old. */
const MAX_AGE_MS = 60_000;

/** Staff see their own header on public pages; residents may read in the language and version of their account. */
const SESSION_COOKIE = /(?:^|;\s*)(?:__Host-)?ow_(?:staff|resident)=/;

export type PageCache = {
  /** Answers from the cache; false when it cannot. Works on the bare socket, in front of everything else. */
  serve(req: IncomingMessage, res: ServerResponse): boolean;
  /** Express middleware that keeps what Remix draws, when the page itself says `Cache-Control: public`. */
  readonly keep: RequestHandler;
  clear(): void;
};

type Options = {
  readonly readPreferences: (req: IncomingMessage) => Preferences;
  readonly isEnabled: boolean;
  readonly log: Logger;
  readonly maxBytes?: number;
  readonly now?: () => number;
};

type Kept = { readonly page: CachedPage; readonly keptAt: number };

function keyOf(req: IncomingMessage, { language, mode, theme, textSize, isModeChosen }: Preferences): string {
  const url = req.url ?? "/";
  const path = pathOf(url);
  const query = new URLSearchParams(url.slice(path.length));
  query.sort();
  return `${language} ${mode} ${isModeChosen} ${theme} ${textSize} ${path}?${query}`;
}

function isForTheCache(req: IncomingMessage, preferences: Preferences): boolean {
  const isRead = req.method === "GET" || req.method === "HEAD";
  return isRead && preferences.setCookies.length === 0 && !SESSION_COOKIE.test(req.headers.cookie ?? "");
}

/** A page with a nonce must never be shown twice, and one with a cookie belongs to one person. */
function mayBeKept(res: ServerResponse): boolean {
  return (
    res.statusCode === 200 &&
    /(?:^|,)\s*public\b/.test(String(res.getHeader("Cache-Control") ?? "")) &&
    !res.hasHeader("Set-Cookie") &&
    !String(res.getHeader("Content-Security-Policy") ?? "").includes("'nonce-")
  );
}

const toBuffer = (chunk: unknown, encoding: unknown): Buffer =>
  typeof chunk === "string"
    ? Buffer.from(chunk, typeof encoding === "string" ? (encoding as BufferEncoding) : "utf8")
    : Buffer.from(chunk as Uint8Array);

/** Collects what is written when the page may be kept, and hands it over whole; else lets everything through. */
function collect(res: Response, onWhole: (body: Buffer, end: End) => void): void {
  const { write, end } = res;
  const chunks: Buffer[] = [];
  let isKeeping: boolean | undefined;
  res.write = ((chunk: unknown, ...rest: unknown[]) => {
    isKeeping ??= mayBeKept(res);
    if (!isKeeping) return Reflect.apply(write, res, [chunk, ...rest]) as boolean;
    chunks.push(toBuffer(chunk, rest[0]));
    const done = rest.find((argument) => typeof argument === "function") as (() => void) | undefined;
    if (done) process.nextTick(done);
    return true;
  }) as Response["write"];
  res.end = ((...args: unknown[]) => {
    isKeeping ??= mayBeKept(res);
    if (!isKeeping) return Reflect.apply(end, res, args) as Response;
    if (args[0] !== undefined && typeof args[0] !== "function") chunks.push(toBuffer(args[0], args[1]));
    onWhole(Buffer.concat(chunks), (body) => Reflect.apply(end, res, body ? [body] : []));
    return res;
  }) as Response["end"];
}

/** Whole pages for people who are not signed in, keyed by address and look, the least recently used dropped first. */
export function createPageCache(options: Options): PageCache {
  const { readPreferences, isEnabled, log } = options;
  const maxBytes = options.maxBytes ?? MAX_BYTES;
  const now = options.now ?? Date.now;
  const pages = new Map<string, Kept>();
  let bytes = 0;
  /** Grows with each `clear`, so that a page drawn before it is not kept after it. */
  let edition = 0;

  function drop(key: string): void {
    bytes -= pages.get(key)?.page.bytes ?? 0;
    pages.delete(key);
  }

  function store(key: string, page: CachedPage): void {
    drop(key);
    pages.set(key, { page, keptAt: now() });
    bytes += page.bytes;
    for (const oldest of pages.keys()) {
      if (bytes <= maxBytes) break;
      drop(oldest);
    }
  }

  function find(key: string): CachedPage | undefined {
    const kept = pages.get(key);
    if (!kept) return undefined;
    if (now() - kept.keptAt > MAX_AGE_MS) {
      drop(key);
      return undefined;
    }
    pages.delete(key);
    pages.set(key, kept);
    return kept.page;
  }

  return {
    serve(req, res) {
      if (!isEnabled || pages.size === 0) return false;
      const preferences = readPreferences(req);
      const page = isForTheCache(req, preferences) ? find(keyOf(req, preferences)) : undefined;
      if (!page) return false;
      sendCachedPage(page, req, res);
      log.debug(
        { method: req.method, path: pathOf(req.url ?? "/"), status: res.statusCode },
        "request from the page cache",
      );
      return true;
    },
    keep(req: Request, res, next) {
      const preferences = readPreferences(req);
      // A HEAD has no body to keep.
      if (!isEnabled || req.method !== "GET" || res.locals["refusal"] || !isForTheCache(req, preferences))
        return next();
      const key = keyOf(req, preferences);
      const drawnFor = edition;
      collect(res, (body, end) => {
        makeCachedPage(res.getHeaders(), body).then(
          (page) => {
            if (drawnFor === edition && body.length <= MAX_PAGE_BYTES) store(key, page);
            sendCachedPage(page, req, res, end);
          },
          (error: unknown) => {
            log.error({ err: error }, "the page could not be kept");
            end(body);
          },
        );
      });
      next();
    },
    clear() {
      edition += 1;
      bytes = 0;
      pages.clear();
    },
  };
}
