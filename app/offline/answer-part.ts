import type { Store } from "./store.ts";

type Deps = { readonly store: Store; readonly fetch: (request: Request) => Promise<Response> };

/** A style sheet never changes under its name: the kept one first. An icon may: the kept one last. */
export async function answerPart(request: Request, kind: "style" | "icon", { store, fetch }: Deps): Promise<Response> {
  const { pathname } = new URL(request.url);
  if (kind === "style") return (await store.findPart(pathname)) ?? fetch(request);
  return fetch(request).catch(async () => (await store.findPart(pathname)) ?? Response.error());
}
