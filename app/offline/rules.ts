/** What the service worker may touch and keep, decided from plain facts. */

export const OFFLINE_PATH = "/offline";

/** Kept from the first visit on; everything else only once somebody has opened it. */
export const CORE_PATHS: readonly string[] = [OFFLINE_PATH, "/centres"];

export const ICON_PATHS: readonly string[] = ["/favicon.svg", "/icon-192.png", "/manifest.webmanifest"];

/** With a copy at hand the network is given up after this; without one it is waited for as long as the browser does. */
export const NETWORK_TIMEOUT_MS = 4_000;

const DAY_MS = 86_400_000;
const KEPT_PAGE = /^\/(?:offline|centres(?:\/[\w-]+)?|guides\/[\w-]+)$/;
const STAFF_AREA = /^\/staff(?:\/|$)/;
const STYLE = /^\/assets\/[\w.-]+\.css$/;

export const isKeptPath = (path: string): boolean => KEPT_PAGE.test(path);

type Asked = { readonly method: string; readonly mode: string; readonly url: string };

/** What the worker has to do with a request; `undefined` leaves it to the browser, as everything of staff. */
export function kindOf(request: Asked, origin: string): "page" | "style" | "icon" | undefined {
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== origin) return undefined;
  if (request.mode === "navigate") return STAFF_AREA.test(url.pathname) ? undefined : "page";
  if (STYLE.test(url.pathname)) return "style";
  return ICON_PATHS.includes(url.pathname) ? "icon" : undefined;
}

type Answered = Pick<Response, "status" | "redirected"> & { readonly headers: Pick<Headers, "get"> };

/** Whether an answer is whole, and nobody's own. */
export function isForKeeping({ status, redirected, headers }: Answered): boolean {
  return status === 200 && !redirected && !/\b(?:no-store|private)\b/i.test(headers.get("Cache-Control") ?? "");
}

export const isHtml = ({ headers }: Pick<Answered, "headers">): boolean =>
  /^text\/html\b/i.test(headers.get("Content-Type") ?? "");

/** How a page looks: its first tag names language, version, colours and size of text. */
export const lookOf = (html: string): string | undefined => /<html\b[^>]*>/.exec(html)?.[0];

/** The style sheets a page needs. */
export const stylesOf = (html: string): string[] => [
  ...new Set([...html.matchAll(/href="(\/assets\/[\w.-]+\.css)"/g)].map((match) => match[1] ?? "")),
];

/** Whether the kept offline page should be fetched again, when a page of another look or of another day was seen. */
export function isOutdated(
  kept: { readonly look: string; readonly at: number } | undefined,
  seen: { readonly look: string; readonly at: number },
): boolean {
  return !kept || kept.look !== seen.look || seen.at - kept.at > DAY_MS;
}

/** The first kept of `paths`, oldest first, that are too many; core pages always stay. */
export function surplusOf(paths: readonly string[], max: number): string[] {
  const others = paths.filter((path) => !CORE_PATHS.includes(path));
  return others.slice(0, Math.max(0, others.length - max));
}
