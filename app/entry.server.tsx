import { PassThrough } from "node:stream";
import { createReadableStreamFromReadable, type AppLoadContext, type EntryContext } from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import { renderToPipeableStream } from "react-dom/server";
import { I18nextProvider } from "react-i18next";
import { IslandsContext } from "#app/components/layout/islands-context.tsx";
import { readErrorPage } from "#app/http/error-page.ts";
import { getI18n } from "#app/i18n/i18n.server.ts";

export { guardRoutes } from "#app/http/error-response.server.ts";
export { startPortal } from "#app/portal.server.ts";

const RENDER_TIMEOUT_MS = 10_000;

type RouteHandle = { readonly islands?: boolean } | undefined;

/** Whether a matched route asks for the islands script; all other pages ship no JavaScript. */
function wantsIslands(context: EntryContext): boolean {
  return context.staticHandlerContext.matches.some((match) => {
    const handle = context.routeModules[match.route.id]?.handle as RouteHandle;
    return handle?.islands === true;
  });
}

/** Remix takes a document's headers from routes, not from what a loader threw. */
function retryAfterOf(context: EntryContext): number | undefined {
  const errors = Object.values(context.staticHandlerContext.errors ?? {});
  return errors.map((error) => readErrorPage(error).retryAfterSeconds).find((seconds) => seconds !== undefined);
}

function contentSecurityPolicy(nonce: string | undefined): string {
  return [
    "default-src 'none'",
    nonce ? `script-src 'nonce-${nonce}' 'strict-dynamic'` : "script-src 'none'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
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
): Promise<Response> {
  const islands = wantsIslands(remixContext);
  headers.set("Content-Type", "text/html; charset=utf-8");
  headers.append("Vary", "Accept-Language, Cookie");
  const retryAfter = retryAfterOf(remixContext);
  if (retryAfter !== undefined) headers.set("Retry-After", String(retryAfter));
  headers.set("Content-Security-Policy", contentSecurityPolicy(islands ? context.nonce : undefined));
  const island = islands ? { entryUrl: remixContext.manifest.entry.module, nonce: context.nonce } : undefined;
  return new Promise((resolve, reject) => {
    let responseStatus = status;
    const { pipe, abort } = renderToPipeableStream(
      <I18nextProvider i18n={getI18n(context.language)}>
        <IslandsContext.Provider value={island}>
          <RemixServer context={remixContext} url={request.url} nonce={context.nonce} />
        </IslandsContext.Provider>
      </I18nextProvider>,
      {
        nonce: context.nonce,
        // The whole page at once: it can be cached, and nothing in it waits.
        onAllReady() {
          const body = new PassThrough();
          resolve(new Response(createReadableStreamFromReadable(body), { status: responseStatus, headers }));
          pipe(body);
          clearTimeout(timer);
        },
        onShellError(error) {
          clearTimeout(timer);
          reject(error);
        },
        onError(error) {
          responseStatus = 500;
          context.services.log.error({ err: error, requestId: context.requestId }, "rendering failed");
        },
      },
    );
    const timer = setTimeout(abort, RENDER_TIMEOUT_MS);
  });
}

/**
 * Loaders and actions are guarded by `guardRoutes`, which records their faults; what arrives here is Remix's own, such
 * as a form sent to an address that takes none.
 */
export function handleError(error: unknown, { request, context }: { request: Request; context: AppLoadContext }): void {
  if (request.signal.aborted || isRouteErrorResponse(error)) return;
  const { pathname } = new URL(request.url);
  context.services.log.error({ err: error, requestId: context.requestId, path: pathname }, "request failed");
}
