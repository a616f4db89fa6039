/** BM25 of the first stage; the index in migration 0031 has the same two figures. */
export const BM25 = { k1: 0.9, b: 0.4 } as const;

/** Candidates that the first stage hands to the second. */
export const CANDIDATES = 100;
/** The portable first stage scores at most this many chunks, those with the rarest terms. */
export const SCORED_WITHOUT_BM25 = 1_000;
/** Terms of one query; of a long conversation the heaviest stay. */
export const MAX_QUERY_TERMS = 64;

/** Weight of a term in an earlier turn, where one in the question counts 1. */
export const HISTORY_WEIGHTS = {
  first: 0.5,
  user: 0.5,
  all: 0.5,
  weighted: { user: 0.3, assistant: 0.1 },
  decay: 0.9,
} as const;

export const RANKING_WEIGHTS = {
  k1: 0.9,
  b: 0.4,
  title: 1,
  heading: 1,
  asked: 1,
  body: 1,
  coverage: 0,
  order: 0,
  document: 0,
} as const;
export type RankingWeights = { readonly [K in keyof typeof RANKING_WEIGHTS]: number };
