import { addReference, listKept, referenceIn } from "./own-references.ts";
import { isForKeeping, isHtml, isKeptPath, isOutdated, lookOf, OFFLINE_PATH } from "./rules.ts";
import type { Store } from "./store.ts";

/** The first tag of a page stands in its first few hundred bytes. */
const HEAD_CHARACTERS = 2_000;

type Deps = { readonly store: Store; readonly now: () => number };

/** The beginning of a page; the rest is not read, as it is nobody's business here. */
async function readHead(response: Response): Promise<string> {
  const reader = response.body?.getReader();
  if (!reader) return "";
  const decoder = new TextDecoder();
  let head = "";
  while (head.length < HEAD_CHARACTERS) {
    const { done, value } = await reader.read();
    if (done) return head;
    head += decoder.decode(value, { stream: true });
  }
  // The other reader of the page goes on: waiting here would wait for it.
  void reader.cancel().catch(() => undefined);
  return head;
}

async function noteReference(path: string, { store, now }: Deps): Promise<void> {
  const known = await store.readReferences();
  const reference = referenceIn(path);
  const kept = reference ? addReference(known, reference, now()) : listKept(known, now());
  if (reference || kept.length < known.length) await store.writeReferences(kept);
}

/** After a page has come from the network: keeps it if it may, its reference, and an offline page of the same look. */
export async function noteVisit(path: string, response: Response, deps: Deps): Promise<void> {
  if (response.status !== 200 || !isHtml(response)) return;
  await noteReference(path, deps);
  const isKept = isKeptPath(path) && isForKeeping(response);
  const html = isKept ? await response.text() : await readHead(response);
  if (isKept) await deps.store.keepPage(path, html, response.headers);
  const look = lookOf(html);
  if (look && isOutdated(await deps.store.describePage(OFFLINE_PATH), { look, at: deps.now() }))
    await deps.store.keepCore();
}
