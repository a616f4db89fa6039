import { isRouteErrorResponse } from "@remix-run/react";
import type { ErrorPage } from "#app/http/error-page.ts";

/** Texts somebody typed into a form that could not be taken. */
export type TypedWords = { readonly words: string; readonly remedy: string; readonly note: string };

/** Thrown where the page of the form is gone (signed out, sent to another desk): what was typed comes back all the same. */
export function refuseButKeep(code: "sign_in_needed" | "conflict", typed: TypedWords): Response {
  const status = code === "sign_in_needed" ? 401 : 409;
  const page: ErrorPage = { code, status, requestId: undefined, retryAfterSeconds: undefined };
  const { words, remedy, note } = typed;
  return Response.json({ ...page, typed: { words, remedy, note } }, { status });
}

export function readTypedWords(error: unknown): TypedWords | undefined {
  if (!isRouteErrorResponse(error)) return undefined;
  // Thrown by `refuseButKeep` and nothing else.
  return (error.data as { readonly typed?: TypedWords } | null)?.typed;
}
