import { redirect } from "@remix-run/node";
import { PROVIDER_SIGN_IN_VALID_MS } from "#app/domain/accounts/provider-secrets.server.ts";
import { makeSessionToken } from "#app/domain/accounts/session-token.server.ts";
import { findResidentSession } from "#app/domain/residents/find-resident-session.server.ts";
import { CODE_VALID_MS, type ResidentSession } from "#app/domain/residents/resident.ts";
import type { Services } from "#app/domain/services.ts";
import type { LoadContext } from "./load-context.ts";
import { pathOfRequest, readOwnPath } from "./own-path.ts";
import { expiredCookie, readToken, tokenCookie } from "./token-cookie.ts";

type Deps = { readonly publicUrl: string };
type Use = "session" | "code" | "find_again" | "provider";

const COOKIES = {
  session: "ow_resident",
  code: "ow_sign_in",
  find_again: "ow_find_again",
  provider: "ow_provider",
} as const;

/** The token of a `Cookie` header, of a session or of a browser that waits for a code (to sign in, to find requests again) or a provider, when it looks like one. */
export const readResidentToken = (deps: Deps, cookieHeader: string | null | undefined, use: Use): string | undefined =>
  readToken(deps, COOKIES[use], cookieHeader);

/** The cookie lives as long as the browser is open; the limits stand in the database. */
export const residentCookie = (deps: Deps, token: string): string => tokenCookie(deps, COOKIES.session, token);
export const expiredResidentCookie = (deps: Deps, use: Use): string => expiredCookie(deps, COOKIES[use]);

const VALID_MS = { code: CODE_VALID_MS, find_again: CODE_VALID_MS, provider: PROVIDER_SIGN_IN_VALID_MS } as const;

/** A new secret for the browser that asks for a code or leaves for a provider: nobody else can go on from there. */
export function makeWaitingCookie(
  deps: Deps,
  use: keyof typeof VALID_MS,
): { readonly token: string; readonly setCookie: string } {
  const token = makeSessionToken();
  return { token, setCookie: keepWaitingCookie(deps, use, token) };
}

/** Once the code was right, as long again to write down what is shown. */
export const keepWaitingCookie = (deps: Deps, use: keyof typeof VALID_MS, token: string): string =>
  tokenCookie(deps, COOKIES[use], token, VALID_MS[use] / 1_000);

/** Who is signed in. Without a database nobody is: what needs one then says so itself, and guides stay open. */
export async function findResident(
  services: Services,
  cookieHeader: string | undefined,
): Promise<ResidentSession | undefined> {
  const token = readResidentToken(services, cookieHeader, "session");
  if (!token) return undefined;
  try {
    return await findResidentSession(services, token);
  } catch (error) {
    services.log.warn({ err: error }, "resident session not read");
    return undefined;
  }
}

const signInFirst = (request: Request): Response =>
  redirect(`/sign-in?next=${encodeURIComponent(pathOfRequest(request))}`, 303);

/** The same for whoever was typing when their session ended: that is kept, and the page says so. */
export const signInToGoOn = (request: Request): Response =>
  redirect(`/sign-in?${new URLSearchParams({ again: "typed", next: pathOfRequest(request) })}`, 303);

/** The guard of account pages. Nobody signed in: to the sign-in page, and back afterwards. */
export function requireResident(request: Request, { resident }: Pick<LoadContext, "resident">): ResidentSession {
  if (resident) return resident;
  throw signInFirst(request);
}

/** What somebody began, of which others are told that it is not there. */
const BEGUN = /^\/(?:forms\/[^/]+\/|assistant\/[0-9a-f-]{36})/;

/** Leads to sign-in and back whoever came for what they began in a session that has ended meanwhile. */
export function signInAgain(
  request: Request,
  { services, resident }: { readonly services: Deps; readonly resident?: ResidentSession | undefined },
): Response | undefined {
  if (resident || !BEGUN.test(new URL(request.url).pathname)) return undefined;
  return readResidentToken(services, request.headers.get("Cookie"), "session") ? signInFirst(request) : undefined;
}

const HOME = "/account";

/** A page of the portal's own to go on to; anything else, outside addresses above all, becomes the account page. */
export function safeReturnPath(next: FormDataEntryValue | null): string {
  const url = readOwnPath(next);
  const isForResidents = url && !/^\/(?:sign-(?:in|out)|staff)(?:\/|$)/.test(url.pathname);
  return isForResidents ? url.pathname + url.search + url.hash : HOME;
}
