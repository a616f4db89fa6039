import { randomBytes } from "node:crypto";
import type { AppLoadContext, EntryContext } from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import { renderToString } from "react-dom/server";
import { IslandsContext } from "#app/components/layout/islands-context.tsx";
import { TextsProvider } from "#app/components/texts.tsx";
import { readErrorPage } from "#app/http/error-page.ts";
import { getTexts } from "#app/i18n/i18n.server.ts";
import { loggedPath } from "#app/lib/logged-path.ts";

export { guardRoutes } from "#app/http/error-response.server.ts";
export { startPortal } from "#app/portal.server.ts";

/** `true` for pages of one person; `"cacheable"` for pages that are the same for all, whose policy holds no nonce. */
type RouteHandle = { readonly islands?: boolean | "cacheable" } | undefined;

/** Whether a matched route asks for the islands script, or simplified mode brings it; all other pages ship no JavaScript. */
function islandsOf(context: EntryContext, { mode }: AppLoadContext, url: string): boolean | "cacheable" {
  const handles = context.staticHandlerContext.matches.map(
    (match) => context.routeModules[match.route.id]?.handle as RouteHandle,
  );
  if (handles.some((handle) => handle?.islands === true)) return true;
  const isSimple = mode === "simple" && !/^\/staff(?:\/|$)/.test(new URL(url).pathname);
  return isSimple || handles.some((handle) => handle?.islands === "cacheable") ? "cacheable" : false;
}

/** Remix takes a document's headers from routes, not from what a loader threw. */
function retryAfterOf(context: EntryContext): number | undefined {
  const errors = Object.values(context.staticHandlerContext.errors ?? {});
  return errors.map((error) => readErrorPage(error).retryAfterSeconds).find((seconds) => seconds !== undefined);
}

function contentSecurityPolicy(islands: boolean | "cacheable", nonce: string | undefined): string {
  return [
    "default-src 'none'",
    nonce
      ? `script-src 'nonce-${nonce}' 'strict-dynamic'`
      : islands === "cacheable"
        ? "script-src 'self'"
        : "script-src 'none'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    ...(islands ? ["worker-src 'self'"] : []),
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "object-src 'none'",
  ].join("; ");
}

export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  context: AppLoadContext,
): Response {
  const islands = islandsOf(remixContext, context, request.url);
  const nonce = islands === true ? randomBytes(16).toString("base64") : undefined;
  headers.set("Content-Type", "text/html; charset=utf-8");
  headers.append("Vary", "Accept-Language, Cookie");
  const retryAfter = retryAfterOf(remixContext);
  if (retryAfter !== undefined) headers.set("Retry-After", String(retryAfter));
  headers.set("Content-Security-Policy", contentSecurityPolicy(islands, nonce));
  const island = islands ? { entryUrl: remixContext.manifest.entry.module, nonce } : undefined;
  // The whole page at once: nothing in it waits, it can be cached, and it costs half of what streaming does.
  const page = renderToString(
    <TextsProvider value={getTexts(context.language)}>
      <IslandsContext.Provider value={island}>
        <RemixServer context={remixContext} url={request.url} />
      </IslandsContext.Provider>
    </TextsProvider>,
  );
  // Remix guards its copy of the loaders' data with a timer of five seconds that ends only with this signal; each page
  // would be kept that long, and ending it late costs a sixth of a page.
  request.signal.dispatchEvent(new Event("abort"));
  return new Response(`<!DOCTYPE html>${page}`, { status, headers });
}

/**
 * Loaders and actions are guarded by `guardRoutes`, which records their faults; what arrives here is Remix's own, such
 * as a form sent to an address that takes none.
 */
export function handleError(error: unknown, { request, context }: { request: Request; context: AppLoadContext }): void {
  if (request.signal.aborted || isRouteErrorResponse(error)) return;
  const { pathname } = new URL(request.url);
  context.services.log.error(
    { err: error, requestId: context.requestId, path: loggedPath(pathname) },
    "request failed",
  );
}
