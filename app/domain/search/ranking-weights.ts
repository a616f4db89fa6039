/** BM25 of the first stage; the index in migration 0031 has the same two figures. */
export const BM25 = { k1: 1.2, b: 0.75 } as const;

/** Candidates that the first stage hands to the second; a document's worth shows only when most of its passages are there. */
export const CANDIDATES = 200;
/** As many where a learned ranking puts them in order: it finds more among the later ones than the hand-set weights do. */
export const CANDIDATES_TO_LEARNED = 300;
/** The portable first stage scores at most this many chunks, those with the rarest terms. */
export const SCORED_WITHOUT_BM25 = 1_000;
/** Terms of one query; of a long conversation the heaviest stay. */
export const MAX_QUERY_TERMS = 64;

/** Weight of a term in an earlier turn, where one in the question counts 1. */
export const HISTORY_WEIGHTS = {
  first: 0.6,
  user: 0.4,
  all: 0.5,
  weighted: { user: 0.3, assistant: 0.4 },
  /** `weighted`: each turn further back counts this much of the next. */
  decay: 0.8,
  /** `all` and `weighted`: a turn with more terms shares out the weight of so many, or one long answer would drown the question. */
  fullTerms: 10,
} as const;

/** How the second stage weighs what it sees. */
export type RankingWeights = {
  /** Saturation and length penalty of BM25. */
  readonly k1: number;
  readonly b: number;
  /** What one mention counts, by field. */
  readonly title: number;
  readonly heading: number;
  readonly asked: number;
  readonly body: number;
  /** Neighbouring words of the question that are neighbours in the passage. */
  readonly pairs: number;
  /** The passage's share in how well its whole document fits: sum of its passages' scores, each counting less than the one before. */
  readonly document: number;
};

/** Of a document's passages, the second best counts this much, the third its square. */
export const NEXT_PASSAGE = 0.8;

/**
 * Fitted by hand on the development part of the evaluation sets (README.md). A collection of short passages hardly repeats
 * its words, so the order of words tells more than their number; one of long passages is the other way round. The average
 * length in terms decides between the two, proportionally in the middle.
 */
const SHORT = {
  averageTerms: 25,
  k1: 0.6,
  b: 0.6,
  title: 1,
  heading: 1.5,
  asked: 1.5,
  body: 1,
  pairs: 0.8,
  document: 0.12,
};
const LONG = {
  averageTerms: 110,
  k1: 2,
  b: 0.9,
  title: 1.5,
  heading: 1.5,
  asked: 1.5,
  body: 1,
  pairs: 0.08,
  document: 0.12,
};

export function rankingWeights(averageTerms: number): RankingWeights {
  const share = Math.min(
    1,
    Math.max(0, (averageTerms - SHORT.averageTerms) / (LONG.averageTerms - SHORT.averageTerms)),
  );
  const between = (key: keyof RankingWeights) => SHORT[key] + share * (LONG[key] - SHORT[key]);
  return {
    k1: between("k1"),
    b: between("b"),
    title: between("title"),
    heading: between("heading"),
    asked: between("asked"),
    body: between("body"),
    pairs: between("pairs"),
    document: between("document"),
  };
}
