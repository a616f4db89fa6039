import { createHmac } from "node:crypto";
import { makeSessionToken } from "#app/domain/accounts/session-token.server.ts";
import type { ResidentSession } from "#app/domain/residents/resident.ts";
import { expiredCookie, readToken, tokenCookie } from "./token-cookie.ts";

/**
 * A guest's browser, known by one random cookie. Tables keep only the keyed hash (`visitorId`), so that reading the
 * database gives nobody a guest's pages. It grants what this browser began: its conversations, drafts and requests. For a
 * resident who is signed in, their account stands in its place (`findVisitor`).
 */
export type Visitor = { readonly visitorId: string };

const MAX_AGE_SECONDS = 60 * 60 * 24 * 90;

type Deps = { readonly sessionSecret: string; readonly publicUrl: string };

/** Makes this browser a stranger: what it began is still there, for those who have its number and code. */
export const expiredVisitorCookie = (deps: Deps): string => expiredCookie(deps, "ow_visitor");

function hash(deps: Deps, token: string): Visitor {
  return { visitorId: createHmac("sha256", deps.sessionSecret).update(`visitor:${token}`).digest("hex") };
}

/** Who asks: a portal's settings, and the resident who is signed in, if any. */
type Asking = { readonly services: Deps; readonly resident?: ResidentSession | undefined };

/** The browser itself, whoever is signed in: what it began without signing in. */
export function findGuest(deps: Deps, cookieHeader: string | null | undefined): Visitor | undefined {
  const token = readToken(deps, "ow_visitor", cookieHeader);
  return token ? hash(deps, token) : undefined;
}

/** The resident who is signed in, else the visitor of a `Cookie` header; `undefined` when there is none yet. */
export function findVisitor(
  { services, resident }: Asking,
  cookieHeader: string | null | undefined,
): Visitor | undefined {
  return resident ? { visitorId: resident.visitorId } : findGuest(services, cookieHeader);
}

/** The same, made when absent; send `setCookie` with the reply when it is there. */
export function ensureVisitor(
  asking: Asking,
  cookieHeader: string | null | undefined,
): Visitor & { readonly setCookie?: string } {
  const known = findVisitor(asking, cookieHeader);
  if (known) return known;
  const { services } = asking;
  const token = makeSessionToken();
  return { ...hash(services, token), setCookie: tokenCookie(services, "ow_visitor", token, MAX_AGE_SECONDS) };
}
