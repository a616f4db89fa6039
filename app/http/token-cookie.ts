type Deps = { readonly publicUrl: string };

/** What a browser holds for us: 256 random bits, and to whom of ours they belong. */
export type TokenCookie =
  "ow_visitor" | "ow_staff" | "ow_resident" | "ow_sign_in" | "ow_find_again" | "ow_provider" | "ow_staff_provider";

const isHttps = (deps: Deps): boolean => deps.publicUrl.startsWith("https:");
const nameOf = (deps: Deps, cookie: TokenCookie): string => (isHttps(deps) ? `__Host-${cookie}` : cookie);

export function readCookie(header: string | null | undefined, name: string): string | undefined {
  for (const part of (header ?? "").split(";")) {
    const [key, ...value] = part.trim().split("=");
    if (key === name) return value.join("=");
  }
  return undefined;
}

/** The token of a `Cookie` header, when it looks like one. */
export function readToken(deps: Deps, cookie: TokenCookie, header: string | null | undefined): string | undefined {
  const token = readCookie(header, nameOf(deps, cookie));
  return token && /^[\w-]{43}$/.test(token) ? token : undefined;
}

/** A `Set-Cookie` line, bound to this host; without an age the cookie lives as long as the browser is open. */
export function tokenCookie(deps: Deps, cookie: TokenCookie, token: string, maxAgeSeconds?: number): string {
  const age = maxAgeSeconds === undefined ? "" : `; Max-Age=${maxAgeSeconds}`;
  const secure = isHttps(deps) ? "; Secure" : "";
  return `${nameOf(deps, cookie)}=${token}; Path=/; HttpOnly; SameSite=Lax${age}${secure}`;
}

/** The line that makes a browser forget it. */
export const expiredCookie = (deps: Deps, cookie: TokenCookie): string => tokenCookie(deps, cookie, "", 0);
