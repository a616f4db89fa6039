import { createHmac, randomBytes } from "node:crypto";
import type { ResidentSession } from "#app/domain/residents/resident.ts";

/**
 * A guest's browser, known by one random cookie. Tables keep only the keyed hash (`visitorId`), so that reading the
 * database gives nobody a guest's pages. It grants what this browser began: its conversations, drafts and requests. For a
 * resident who is signed in, their account stands in its place (`findVisitor`).
 */
export type Visitor = { readonly visitorId: string };

const COOKIE = "ow_visitor";
const MAX_AGE_SECONDS = 60 * 60 * 24 * 90;

export function readCookie(header: string | null | undefined, name: string): string | undefined {
  for (const part of (header ?? "").split(";")) {
    const [key, ...value] = part.trim().split("=");
    if (key === name) return value.join("=");
  }
  return undefined;
}

type Deps = { readonly sessionSecret: string; readonly publicUrl: string };

/** Makes this browser a stranger: what it began is still there, for those who have its number and code. */
export function expiredVisitorCookie(deps: Deps): string {
  const secure = deps.publicUrl.startsWith("https:") ? "; Secure" : "";
  return `${cookieName(deps)}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0${secure}`;
}

const cookieName = (deps: Deps): string => (deps.publicUrl.startsWith("https:") ? `__Host-${COOKIE}` : COOKIE);

function hash(deps: Deps, token: string): Visitor {
  return { visitorId: createHmac("sha256", deps.sessionSecret).update(`visitor:${token}`).digest("hex") };
}

/** Who asks: a portal's settings, and the resident who is signed in, if any. */
type Asking = { readonly services: Deps; readonly resident?: ResidentSession | undefined };

/** The browser itself, whoever is signed in: what it began without signing in. */
export function findGuest(deps: Deps, cookieHeader: string | null | undefined): Visitor | undefined {
  const token = readCookie(cookieHeader, cookieName(deps));
  return token && /^[\w-]{43}$/.test(token) ? hash(deps, token) : undefined;
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
  const token = randomBytes(32).toString("base64url");
  const secure = services.publicUrl.startsWith("https:") ? "; Secure" : "";
  const setCookie = `${cookieName(services)}=${token}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${MAX_AGE_SECONDS}${secure}`;
  return { ...hash(services, token), setCookie };
}
