import { registerWorker } from "#app/offline/register-worker.ts";

/**
 * The only script of the portal: pages work without it. It finds `[data-island="name"]` elements and starts
 * `islands/name.ts` on each; an island only adds comfort to what the server has drawn.
 */
type Island = { readonly default: (element: HTMLElement) => void };

const islands = import.meta.glob<Island>("./islands/*.ts");

for (const element of document.querySelectorAll<HTMLElement>("[data-island]")) {
  const load = islands[`./islands/${element.dataset["island"]}.ts`];
  void load?.().then((island) => island.default(element));
}

registerWorker();
