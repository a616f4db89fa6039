import type { WeightedTerm } from "./candidate.ts";
import type { RecordCandidate } from "./records.queries.server.ts";
import type { SearchWeights } from "./search-settings.ts";

export type RankedRecord = {
  readonly documentId: string;
  readonly score: number;
  /** The query's terms that stand in it. */
  readonly matched: ReadonlySet<string>;
  /** Which of the residents' phrases says most of what the query says, counted from 0; -1 when none does. */
  readonly phrase: number;
};

/** How soon further mentions of a word stop counting. */
const SATURATION = 1.5;
/** A phrase of residents that shares less than this with the query says something else. */
const PHRASE_FROM = 0.2;

/** Documents that hold a word of the query, best first. Equal ones come in the order of their ids. */
export function rankRecords(
  terms: readonly WeightedTerm[],
  candidates: readonly RecordCandidate[],
  weights: SearchWeights,
): RankedRecord[] {
  const query = new Map(terms.map((term) => [term.term, term]));
  return candidates
    .map((candidate) => scoreRecord(query, candidate, weights))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || (a.documentId < b.documentId ? -1 : 1));
}

type Query = ReadonlyMap<string, WeightedTerm>;

function scoreRecord(query: Query, candidate: RecordCandidate, weights: SearchWeights): RankedRecord {
  const tokens = candidate.terms.split(" ");
  const mentions = new Map<string, number>();
  const mention = (from: number, to: number, weight: number): void => {
    for (const token of new Set(tokens.slice(from, to)))
      if (query.has(token)) mentions.set(token, (mentions.get(token) ?? 0) + weight);
  };
  mention(0, candidate.title_end, weights.title);
  mention(candidate.title_end, candidate.keywords_end, weights.keywords);
  mention(candidate.keywords_end, candidate.summary_end, weights.summary);
  const askedEnd = candidate.asked_ends.at(-1) ?? candidate.summary_end;
  mention(candidate.summary_end, askedEnd, weights.asked_as);
  mention(askedEnd, tokens.length, weights.body);
  let score = 0;
  let all = 0;
  for (const { term, weight, idf } of query.values()) {
    const count = mentions.get(term) ?? 0;
    if (weight === 1) all += idf;
    score += (weight * idf * count) / (count + SATURATION);
  }
  const phrase = bestPhrase(query, candidate, tokens);
  score += weights.phrase * all * phrase.share;
  return {
    documentId: candidate.document_id,
    score: candidate.kind === "service" ? score * weights.service : score,
    matched: new Set(mentions.keys()),
    phrase: phrase.at,
  };
}

/** The residents' phrase nearest to the query: shared rarity against the rarity of both. */
function bestPhrase(query: Query, { summary_end, asked_ends }: RecordCandidate, tokens: readonly string[]) {
  const asked = [...query.values()];
  const all = asked.reduce((sum, { weight, idf }) => sum + (weight === 1 ? idf : 0), 0);
  const usual = all / Math.max(1, asked.filter(({ weight }) => weight === 1).length);
  let best = { at: -1, share: 0 };
  let from = summary_end;
  asked_ends.forEach((to, at) => {
    let [shared, own] = [0, 0];
    for (const token of new Set(tokens.slice(from, to))) {
      const term = query.get(token);
      if (term) shared += term.weight * term.idf;
      own += term ? term.weight * term.idf : usual;
    }
    from = to;
    const share = all + own > 0 ? (2 * shared) / (Math.max(all, shared) + own) : 0;
    if (share > best.share) best = { at, share };
  });
  return best.share >= PHRASE_FROM ? best : { at: -1, share: 0 };
}
