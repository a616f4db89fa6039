import { PassThrough } from "node:stream";
import { createReadableStreamFromReadable, type AppLoadContext, type EntryContext } from "@remix-run/node";
import { RemixServer } from "@remix-run/react";
import { renderToPipeableStream } from "react-dom/server";
import { I18nextProvider } from "react-i18next";
import { IslandsContext } from "#app/components/layout/islands-context.tsx";
import { getI18n } from "#app/i18n/i18n.server.ts";

export { startPortal } from "#app/services.server.ts";

const RENDER_TIMEOUT_MS = 10_000;

type RouteHandle = { readonly islands?: boolean } | undefined;

/** Whether a matched route asks for the islands script; all other pages ship no JavaScript. */
function wantsIslands(context: EntryContext): boolean {
  return context.staticHandlerContext.matches.some((match) => {
    const handle = context.routeModules[match.route.id]?.handle as RouteHandle;
    return handle?.islands === true;
  });
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

/** Remix calls this for every unexpected error of a loader or action: recorded once, with the request's id. */
export function handleError(error: unknown, { request, context }: { request: Request; context: AppLoadContext }): void {
  if (request.signal.aborted) return;
  context.services.log.error({ err: error, requestId: context.requestId, path: new URL(request.url).pathname }, "request failed");
}
