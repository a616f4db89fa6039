import type { AssistantDeps } from "../context.ts";
import { getSettings } from "./read-settings.server.ts";

/**
 * What a question or a search may use now. The settings are read for each, so that switching off holds at once in every
 * process; `ASSISTANT=off` of the environment is stronger.
 */
export async function obeySettings<T extends AssistantDeps>(deps: T): Promise<T> {
  const { mode } = await getSettings(deps);
  if (mode === "on") return deps;
  const models = { llm: undefined, embeddings: undefined, reranker: undefined };
  return { ...deps, ...models, assistant: mode === "off" ? "off" : deps.assistant };
}
