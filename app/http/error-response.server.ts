import type { ActionFunction, LoaderFunction, LoaderFunctionArgs, ServerBuild } from "@remix-run/node";
import { isUnavailable } from "#app/db/errors.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import { AppError, type ErrorDetail } from "#app/lib/app-error.ts";
import { loggedPath } from "#app/lib/logged-path.ts";
import type { ErrorCode, ErrorPage, SentForm } from "./error-page.ts";
import { guardStaffRoute, isStaffRoute, patternOf, type RouteKind } from "./guard-staff-route.server.ts";
import type { LoadContext } from "./load-context.ts";
import { rememberForm } from "./remember-form.server.ts";
import { signInAgain } from "./resident-session.server.ts";
import { isStaffPath } from "./staff-routes.ts";

type Caller = Pick<LoadContext, "services" | "language" | "requestId">;

/** A database that restarts is back within seconds. */
const UNAVAILABLE_RETRY_SECONDS = 10;

/** Turns whatever was thrown into what may be shown. A fault is recorded here, once; its words stay in the log. */
export function describeError(error: unknown, context: Caller, path: string): ErrorPage {
  const { requestId } = context;
  if (error instanceof AppError) {
    return { code: error.code, status: error.status, requestId, retryAfterSeconds: error.retryAfterSeconds };
  }
  context.services.log.error({ err: error, requestId, path: loggedPath(path) }, "request failed");
  if (isUnavailable(error))
    return { code: "unavailable", status: 503, requestId, retryAfterSeconds: UNAVAILABLE_RETRY_SECONDS };
  return { code: "internal", status: 500, requestId, retryAfterSeconds: undefined };
}

function headersOf(page: ErrorPage): Headers {
  const headers = new Headers({ "Content-Type": "application/json; charset=utf-8", "Cache-Control": "no-store" });
  if (page.retryAfterSeconds !== undefined) headers.set("Retry-After", String(page.retryAfterSeconds));
  return headers;
}

/**
 * The body of an error on the public API: `{ error: { code, message } }` in the caller's language; `details` name the
 * parameters that were wrong.
 */
export function errorBody(
  code: ErrorCode,
  language: LoadContext["language"],
  details?: readonly ErrorDetail[],
): string {
  const message = getTranslator(language)(`errors:${code}.text`);
  return JSON.stringify({ error: { code, message, details } });
}

/** For Express routes and resource routes. */
export function jsonErrorResponse(error: unknown, context: Caller, path: string): Response {
  const page = describeError(error, context, path);
  const details = error instanceof AppError ? error.details : undefined;
  return new Response(errorBody(page.code, context.language, details), {
    status: page.status,
    headers: headersOf(page),
  });
}

/** For pages: the root's `ErrorBoundary` draws it, with what was `sent` when it may be sent again as it is. */
export function pageErrorResponse(error: unknown, context: Caller, path: string, sent?: SentForm): Response {
  const described = describeError(error, context, path);
  const page = described.status === 503 && sent ? { ...described, sent } : described;
  return new Response(JSON.stringify(page), { status: page.status, headers: headersOf(page) });
}

type Check = (args: LoaderFunctionArgs) => Promise<void>;

function guard<F extends LoaderFunction | ActionFunction>(
  handler: F | undefined,
  isPage: boolean,
  check: Check,
): F | undefined {
  if (!handler) return undefined;
  const guarded = async (args: Parameters<F>[0]) => {
    const readSent = isPage ? rememberForm(args.request) : undefined;
    try {
      await check(args);
      return await (handler as LoaderFunction)(args);
    } catch (error) {
      // Redirects, and responses a route throws on purpose.
      if (error instanceof Response) throw error;
      const { pathname } = new URL(args.request.url);
      const again = error instanceof AppError && error.code === "not_found" && signInAgain(args.request, args.context);
      if (isPage && again) throw again;
      if (!isPage) return jsonErrorResponse(error, args.context, pathname);
      throw pageErrorResponse(error, args.context, pathname, isUnavailable(error) ? await readSent?.() : undefined);
    }
  };
  // The same signature as `handler`, only safer.
  return guarded as unknown as F;
}

/**
 * Every loader and action of the build, wrapped so that an `AppError` becomes its status and page, a fault is recorded with
 * the request's id, and nothing below `/staff` runs for somebody its entry in `STAFF_ROUTES` does not name. Here and not in
 * each route, so that no route can forget it; a staff page without a loader gets one, which only guards.
 */
export function guardRoutes<B extends Pick<ServerBuild, "routes">>(build: B): B {
  const routes = Object.fromEntries(
    Object.entries(build.routes).map(([id, route]) => {
      if (!route) return [id, route];
      const isPage = route.module.default !== undefined;
      const pattern = patternOf(build.routes, id);
      const check =
        (kind: RouteKind): Check =>
        async (args) => {
          if (isStaffRoute(id, pattern, args.request)) await guardStaffRoute(id, kind, args);
        };
      const loader: LoaderFunction | undefined = route.module.loader ?? (isStaffPath(pattern) ? () => null : undefined);
      const module = {
        ...route.module,
        loader: guard(loader, isPage, check("loader")),
        action: guard(route.module.action, isPage, check("action")),
      };
      return [id, { ...route, module }];
    }),
  );
  return { ...build, routes };
}
