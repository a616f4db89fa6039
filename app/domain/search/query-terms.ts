import type { Analyser } from "./analyser.server.ts";
import type { HistoryMode, HistoryTurn } from "./history.ts";
import type { QueryTurn } from "./rank-candidates.ts";
import { HISTORY_WEIGHTS } from "./ranking-weights.ts";

/** What is searched for. */
export type SearchQuery = {
  /** Term → weight; 1 for one mention in the question. */
  readonly weights: ReadonlyMap<string, number>;
  /** The question first. */
  readonly turns: readonly QueryTurn[];
};

export type QueryInput = {
  readonly question: string;
  readonly history?: readonly HistoryTurn[] | undefined;
  readonly historyMode?: HistoryMode | undefined;
};

export function makeQuery(analyser: Analyser, input: QueryInput, language: string): SearchQuery {
  const question = { terms: analyser.analyse(input.question, language), weight: 1 };
  const earlier = weighTurns(input).map(({ text, weight, isCapped }) => {
    const terms = analyser.analyse(text, language);
    return {
      terms,
      weight: isCapped ? weight * Math.min(1, HISTORY_WEIGHTS.fullTerms / Math.max(1, terms.length)) : weight,
    };
  });
  const weights = new Map<string, number>();
  const add = (term: string, weight: number) => weights.set(term, (weights.get(term) ?? 0) + weight);
  for (const term of question.terms) add(term, 1);
  // Only the question says something by repeating itself; an earlier turn counts each of its terms once.
  for (const turn of earlier) for (const term of new Set(turn.terms)) add(term, turn.weight);
  return { weights, turns: [question, ...earlier] };
}

type WeighedTurn = { readonly text: string; readonly weight: number; readonly isCapped: boolean };

function weighTurns({ history = [], historyMode = "weighted" }: QueryInput): WeighedTurn[] {
  const w = HISTORY_WEIGHTS;
  const flat = (turns: readonly HistoryTurn[], weight: number) =>
    turns.map(({ text }) => ({ text, weight, isCapped: false }));
  switch (historyMode) {
    case "none":
      return [];
    case "first":
      return flat(history.slice(0, 1), w.first);
    case "user":
      return flat(
        history.filter(({ role }) => role === "user"),
        w.user,
      );
    case "all":
      return history.map(({ text }) => ({ text, weight: w.all, isCapped: true }));
    case "weighted":
      return history.map(({ role, text }, i) => ({
        text,
        weight: w.weighted[role] * w.decay ** (history.length - 1 - i),
        isCapped: true,
      }));
  }
}
