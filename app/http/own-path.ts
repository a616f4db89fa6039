/** Path and query of a request, to come back to; without the mark by which Remix names an index route. */
export function pathOfRequest(request: Request): string {
  const { pathname, searchParams } = new URL(request.url);
  searchParams.delete("index");
  return pathname + (searchParams.size > 0 ? `?${searchParams}` : "");
}

const BASE = "http://portal.invalid";

/** An address that somebody wants to go on to, if it is a page of the portal's own; outside addresses above all are not. */
export function readOwnPath(next: FormDataEntryValue | null): URL | undefined {
  if (typeof next !== "string" || !next.startsWith("/") || /[\\\p{Cc}]/u.test(next)) return undefined;
  const url = URL.canParse(next, BASE) ? new URL(next, BASE) : undefined;
  // "/.//elsewhere" comes out as "//elsewhere", another host.
  return url?.origin === BASE && !url.pathname.startsWith("//") ? url : undefined;
}
