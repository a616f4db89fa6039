import type { Services } from "#app/domain/services.ts";
import { gradesUpTo, type Grade } from "#app/domain/accounts/grades.ts";
import { type ChunkFilter, selectCandidates, type WeightedTerm } from "./candidates.queries.server.ts";
import { CONFIDENT_FROM, rateConfidence } from "./confidence.ts";
import { type RetrievedChunk, selectChunks } from "./chunks.queries.server.ts";
import { analyserOf, noticeNameCount } from "./index-analyser.server.ts";
import { DOCUMENT_KINDS, type DocumentKind } from "./indexable-document.ts";
import { makeQuery, type QueryInput, type SearchQuery } from "./query-terms.ts";
import { rankCandidates, type Ranked } from "./rank-candidates.ts";
import { MAX_QUERY_TERMS } from "./ranking-weights.ts";
import { toSearchLanguage } from "./search-language.ts";
import { selectOtherLanguages, selectStatistics, type TermStatistics } from "./statistics.queries.server.ts";

export type { RetrievedChunk } from "./chunks.queries.server.ts";

export type RetrieveDeps = Pick<Services, "db" | "clock"> & Partial<Pick<Services, "site">>;

export type RetrieveInput = QueryInput & {
  readonly language: string;
  /** The most protected grade that may be shown; `public` unless said. */
  readonly ceiling?: Grade | undefined;
  readonly kinds?: readonly DocumentKind[] | undefined;
  readonly limit?: number | undefined;
};

export type Retrieval = {
  /** Best first; one for each section. */
  readonly chunks: readonly RetrievedChunk[];
  /** 0 to 1: how sure it is that the first chunks answer the question. */
  readonly confidence: number;
  readonly isConfident: boolean;
  /** Nothing was found in the language asked in, so these are in another. */
  readonly isOtherLanguage: boolean;
};

const DEFAULT_LIMIT = 8;

/** Finds the passages that answer a question, within what the asker may see and what is valid today. */
export async function retrieve(deps: RetrieveDeps, input: RetrieveInput): Promise<Retrieval> {
  const language = toSearchLanguage(input.language);
  const found = await retrieveIn(deps, input, language);
  if (found.chunks.length > 0) return { ...found, isOtherLanguage: false };
  for (const other of await selectOtherLanguages(deps.db, language)) {
    const foundThere = await retrieveIn(deps, input, other);
    if (foundThere.chunks.length > 0) return { ...foundThere, isOtherLanguage: true };
  }
  return { ...found, isOtherLanguage: false };
}

async function retrieveIn(deps: RetrieveDeps, input: RetrieveInput, language: string) {
  const { db } = deps;
  const query = makeQuery(await analyserOf(db), input, language);
  const statistics = await selectStatistics(db, language, [...query.weights.keys()]);
  noticeNameCount(db, statistics.nameCount);
  const terms = weighTerms(query, statistics);
  const candidates = await selectCandidates(db, filterOf(deps, input, language), terms, statistics.averageTerms);
  const ranked = rankCandidates(query, terms, candidates, statistics.averageTerms);
  const confidence = rateConfidence(terms, ranked);
  const best = bestOfEachSection(ranked).slice(0, input.limit ?? DEFAULT_LIMIT);
  return { chunks: await selectChunks(db, best), confidence, isConfident: confidence >= CONFIDENT_FROM };
}

function filterOf({ clock, site }: RetrieveDeps, input: RetrieveInput, language: string): ChunkFilter {
  return {
    language,
    grades: gradesUpTo(input.ceiling ?? "public"),
    kinds: input.kinds ?? DOCUMENT_KINDS,
    // The en-CA locale writes a date as YYYY-MM-DD.
    on: new Intl.DateTimeFormat("en-CA", { timeZone: site?.time_zone ?? "UTC" }).format(clock.now()),
  };
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

function bestOfEachSection(ranked: readonly Ranked[]): Ranked[] {
  const seen = new Set<string>();
  return ranked.filter(({ candidate }) => {
    const section = `${candidate.document_id} ${candidate.section_id}`;
    return !seen.has(section) && seen.add(section);
  });
}
