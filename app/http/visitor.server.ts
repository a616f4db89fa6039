import { createHmac, randomBytes } from "node:crypto";

/**
 * A guest's browser, known by one random cookie. Tables keep only the keyed hash (`visitorId`), so that reading the
 * database gives nobody a guest's pages. It grants what this browser began: its conversations, drafts and requests.
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

/** The visitor of a `Cookie` header, `undefined` when there is none yet. */
export function findVisitor(deps: Deps, cookieHeader: string | null | undefined): Visitor | undefined {
  const token = readCookie(cookieHeader, cookieName(deps));
  return token && /^[\w-]{43}$/.test(token) ? hash(deps, token) : undefined;
}

/** The visitor, made when absent; send `setCookie` with the reply when it is there. */
export function ensureVisitor(
  deps: Deps,
  cookieHeader: string | null | undefined,
): Visitor & { readonly setCookie?: string } {
  const known = findVisitor(deps, cookieHeader);
  if (known) return known;
  const token = randomBytes(32).toString("base64url");
  const secure = deps.publicUrl.startsWith("https:") ? "; Secure" : "";
  const setCookie = `${cookieName(deps)}=${token}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${MAX_AGE_SECONDS}${secure}`;
  return { ...hash(deps, token), setCookie };
}
