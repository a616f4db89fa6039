import { type Grade, gradesUpTo } from "#app/domain/accounts/grades.ts";
import { chainOf } from "#app/domain/desks/places.ts";
import type { Services } from "#app/domain/services.ts";
import { calendarDateIn } from "#app/lib/calendar-date.ts";
import type { WeightedTerm } from "./candidate.ts";
import { type ChunkFilter, selectCandidates, selectDocumentFacts } from "./candidates.queries.server.ts";
import { rateConfidence } from "./confidence.ts";
import { findNearest } from "./find-nearest.server.ts";
import { fuseRankings } from "./fuse-rankings.ts";
import { analyserOf, noticeNameCount } from "./index-analyser.server.ts";
import { DOCUMENT_KINDS, type DocumentKind } from "./indexable-document.ts";
import { isLearned, orderAsLearned } from "./learned-ranking.ts";
import { makeQuery, type QueryInput, type SearchQuery } from "./query-terms.ts";
import { rankCandidates, type Ranked } from "./rank-candidates.ts";
import type { Found } from "./ranking-features.ts";
import { CANDIDATES, CANDIDATES_TO_LEARNED, MAX_QUERY_TERMS, rankingWeights } from "./ranking-weights.ts";
import { selectStatistics, type TermStatistics } from "./statistics.queries.server.ts";

/** With `site`, "today" is the authority's day; without, Greenwich's. */
export type RankDeps = Pick<Services, "db" | "clock"> & Partial<Pick<Services, "site" | "embeddings">>;

export type FilterInput = {
  /** The most protected grade that may be shown; `public` unless said. */
  readonly ceiling?: Grade | undefined;
  readonly kinds?: readonly DocumentKind[] | undefined;
  /** Only what is for these people or for all. */
  readonly audience?: string | undefined;
  /** Id of a place of `site.yml`: only what counts there, so what counts in a place around it as well. */
  readonly place?: string | undefined;
};

export type RankInput = QueryInput & FilterInput;

export type Ranking = {
  readonly ranked: readonly Ranked[];
  /** 0 to 1: how sure it is that the first passages answer the question. */
  readonly confidence: number;
};

type Words = Omit<Found, "documents">;

/** The passages of one language that fit a question, best first: BM25 in the database, then two closer looks here. */
export async function rankChunks(deps: RankDeps, input: RankInput, language: string): Promise<Ranking> {
  const filter = filterOf(deps, input, language);
  const found = await rankByWords(deps, input, filter, isLearned(language) ? CANDIDATES_TO_LEARNED : CANDIDATES);
  const nearest = await findNearest(deps, input.question, filter);
  const ordered = isLearned(language)
    ? orderAsLearned(language, await withDocuments(deps, found, filter))
    : found.ranked;
  return {
    ranked: nearest.length > 0 ? fuseRankings(ordered, nearest) : ordered,
    confidence: rateConfidence(found),
  };
}

/** What the learned ranking starts from: the passages in the order of the hand-set weights, and the terms they were found by. */
export async function rankByWords(
  { db }: Pick<RankDeps, "db">,
  input: QueryInput,
  filter: ChunkFilter,
  limit: number,
): Promise<Words> {
  const { language } = filter;
  const query = makeQuery(await analyserOf(db), input, language);
  const statistics = await selectStatistics(db, language, [...query.weights.keys()]);
  noticeNameCount(db, statistics.nameCount);
  const { averageTerms } = statistics;
  const terms = weighTerms(query, statistics);
  const candidates = await selectCandidates(db, filter, terms, averageTerms, limit);
  const ranked = rankCandidates({ terms, turns: query.turns, averageTerms }, candidates, rankingWeights(averageTerms));
  return { terms, questionTerms: query.turns[0]?.terms ?? [], ranked };
}

/** With what only the learned ranking asks for. */
export async function withDocuments({ db }: Pick<RankDeps, "db">, found: Words, filter: ChunkFilter): Promise<Found> {
  const ids = new Set(found.ranked.map(({ candidate }) => candidate.document_id));
  return { ...found, documents: await selectDocumentFacts(db, [...ids], filter) };
}

/** Who may see what today, in SQL. */
export function filterOf({ clock, site }: RankDeps, input: FilterInput, language: string): ChunkFilter {
  return {
    language,
    grades: gradesUpTo(input.ceiling ?? "public"),
    kinds: input.kinds ?? DOCUMENT_KINDS,
    on: calendarDateIn(clock.now(), site?.time_zone ?? "UTC"),
    audience: input.audience ?? null,
    places: input.place === undefined ? null : placesAround(site, input.place),
  };
}

/** A place that nobody knows lies in no other: what counts everywhere is found. */
function placesAround(site: RankDeps["site"], place: string): readonly string[] {
  const chain = chainOf(site ?? { places: [] }, place);
  return chain.length > 0 ? chain.map(({ id }) => id) : [place];
}

/** The heaviest terms of the query with their rarity. Terms that stand nowhere stay: they lower the coverage. */
function weighTerms(query: SearchQuery, { chunkCount, frequencies }: TermStatistics): WeightedTerm[] {
  return [...query.weights]
    .map(([term, weight]) => {
      const frequency = frequencies.get(term) ?? 0;
      return { term, weight, frequency, idf: Math.log(1 + (chunkCount - frequency + 0.5) / (frequency + 0.5)) };
    })
    .sort((a, b) => b.weight * b.idf - a.weight * a.idf)
    .slice(0, MAX_QUERY_TERMS);
}
