import { isRouteErrorResponse } from "@remix-run/react";
import type { AppErrorCode } from "#app/lib/app-error.ts";

/** Codes have their texts under `errors:<code>.title` and `errors:<code>.text`. */
export type ErrorCode = AppErrorCode | "method_not_allowed" | "internal";

/** A form that could not be taken, as it was sent. */
export type SentForm = {
  readonly action: string;
  readonly fields: readonly (readonly [name: string, value: string])[];
};

/** What the root's `ErrorBoundary` shows. */
export type ErrorPage = {
  readonly code: ErrorCode;
  readonly status: number;
  /** Quoted by a resident who calls, found in the log by staff. */
  readonly requestId: string | undefined;
  readonly retryAfterSeconds: number | undefined;
  /** May be sent again as it is: nothing of it was stored. */
  readonly sent?: SentForm;
};

function isErrorPage(data: unknown): data is ErrorPage {
  return typeof data === "object" && data !== null && "code" in data && "status" in data;
}

/** `const page = readErrorPage(useRouteError())`: of whatever was thrown, never its own words. */
export function readErrorPage(error: unknown): ErrorPage {
  if (!isRouteErrorResponse(error))
    return { code: "internal", status: 500, requestId: undefined, retryAfterSeconds: undefined };
  if (isErrorPage(error.data)) return error.data;
  const code =
    error.status === 404
      ? "not_found"
      : error.status === 405
        ? "method_not_allowed"
        : error.status < 500
          ? "bad_request"
          : "internal";
  return { code, status: error.status, requestId: undefined, retryAfterSeconds: undefined };
}
