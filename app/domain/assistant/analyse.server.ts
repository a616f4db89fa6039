import { analyserOf } from "#app/domain/search/index-analyser.server.ts";
import type { Analyse } from "./compose/score-units.ts";
import type { PipelineContext } from "./context.ts";

const known = new WeakMap<PipelineContext, Map<string, string[]>>();

/** The index's own terms of a text. One run looks at the same sections many times, so it remembers them. */
export async function analyseFor(
  context: PipelineContext,
  language: string = context.evidence[0]?.language ?? context.language,
): Promise<Analyse> {
  const analyser = await analyserOf(context.deps.db);
  const terms = known.get(context) ?? new Map<string, string[]>();
  known.set(context, terms);
  return (text) => {
    let found = terms.get(text);
    if (!found) {
      found = analyser.analyse(text, language);
      terms.set(text, found);
    }
    return found;
  };
}
