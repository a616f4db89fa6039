import { fillOfflinePage, markAsCopy } from "./fill-page.ts";
import { noteVisit } from "./note-visit.ts";
import { listKept } from "./own-references.ts";
import { isHtml, isKeptPath, NETWORK_TIMEOUT_MS, OFFLINE_PATH } from "./rules.ts";
import type { Store } from "./store.ts";

export type NavigationDeps = {
  readonly store: Store;
  readonly fetch: (request: Request) => Promise<Response>;
  readonly now: () => number;
  /** For work that goes on when the page is already shown. */
  readonly afterwards: (work: Promise<unknown>) => void;
  readonly timeoutMs?: number;
};

async function rewrite(page: Response, change: (html: string) => string, status = page.status): Promise<Response> {
  const headers = new Headers(page.headers);
  for (const name of ["content-encoding", "content-length", "etag"]) headers.delete(name);
  return new Response(change(await page.text()), { status, headers });
}

async function fillOwn(page: Response, { store, now }: NavigationDeps, status?: number): Promise<Response> {
  const own = { references: listKept(await store.readReferences(), now()), pages: await store.listPages() };
  return rewrite(page, (html) => fillOfflinePage(html, own), status);
}

/** The answer of the network; none when it fails, or takes too long while there is something else to show. */
async function askNetwork(
  asked: Promise<Response>,
  hasCopy: boolean,
  timeoutMs: number,
): Promise<Response | undefined> {
  const answered = asked.catch(() => undefined);
  if (!hasCopy) return answered;
  const late = new Promise<undefined>((resolve) => void setTimeout(() => resolve(undefined), timeoutMs));
  return Promise.race([answered, late]);
}

/**
 * Network first. Then the copy of this page, said to be one; then the offline page with status 503, under the address
 * that was asked for, so that loading it again tries again.
 */
export async function answerNavigation(request: Request, deps: NavigationDeps): Promise<Response> {
  const { store, now, afterwards, timeoutMs = NETWORK_TIMEOUT_MS } = deps;
  const path = new URL(request.url).pathname;
  const asked = deps.fetch(request);
  // Before anybody else reads the answer, as it can be copied only until then.
  afterwards(asked.then((response) => noteVisit(path, response.clone(), { store, now })).catch(() => undefined));
  const copy = isKeptPath(path) ? await store.findPage(path) : undefined;
  const response = await askNetwork(asked, copy !== undefined, timeoutMs);
  const isOfflinePage = path === OFFLINE_PATH;
  if (response)
    return isOfflinePage && response.status === 200 && isHtml(response) ? fillOwn(response, deps) : response;
  if (copy) return isOfflinePage ? fillOwn(copy, deps) : rewrite(copy, markAsCopy);
  const offline = await store.findPage(OFFLINE_PATH);
  return offline ? fillOwn(offline, deps, 503) : Response.error();
}
