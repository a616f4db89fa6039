import type { Analyser } from "./analyser.server.ts";
import type { HistoryMode, HistoryTurn } from "./history.ts";
import { HISTORY_WEIGHTS } from "./ranking-weights.ts";

/** What is searched for. `sequence` is the question itself in reading order, for the features that look at order. */
export type SearchQuery = {
  readonly language: string;
  /** Term → weight; 1 for one mention in the question. */
  readonly weights: ReadonlyMap<string, number>;
  readonly sequence: readonly string[];
};

export type QueryInput = {
  readonly question: string;
  readonly history?: readonly HistoryTurn[] | undefined;
  readonly historyMode?: HistoryMode | undefined;
};

export function makeQuery(analyser: Analyser, input: QueryInput, language: string): SearchQuery {
  const sequence = analyser.analyse(input.question, language);
  const weights = new Map<string, number>();
  addTerms(weights, sequence, 1);
  for (const { text, weight } of weighTurns(input)) addTerms(weights, analyser.analyse(text, language), weight);
  return { language, weights, sequence };
}

function addTerms(weights: Map<string, number>, terms: readonly string[], weight: number): void {
  for (const term of terms) weights.set(term, (weights.get(term) ?? 0) + weight);
}

function weighTurns({ history = [], historyMode = "weighted" }: QueryInput): { text: string; weight: number }[] {
  const w = HISTORY_WEIGHTS;
  switch (historyMode) {
    case "none":
      return [];
    case "first":
      return history.slice(0, 1).map(({ text }) => ({ text, weight: w.first }));
    case "user":
      return history.filter(({ role }) => role === "user").map(({ text }) => ({ text, weight: w.user }));
    case "all":
      return history.map(({ text }) => ({ text, weight: w.all }));
    case "weighted":
      return history.map(({ role, text }, i) => ({
        text,
        weight: w.weighted[role] * w.decay ** (history.length - 1 - i),
      }));
  }
}
