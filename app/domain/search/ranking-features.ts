import { type Candidate, termsOf, type WeightedTerm } from "./candidate.ts";
import type { DocumentFacts } from "./candidates.queries.server.ts";
import type { Ranked } from "./rank-candidates.ts";
import { measureTitles, scorePieces, weighPieces } from "./word-pieces.ts";

/**
 * What the learned ranking sees of a passage, besides what `rankCandidates` says of it. All are the greater the better it fits,
 * but for the length; each is compared with the other passages found for the same question only.
 */
export const RANKING_FEATURES = [
  /** The passage's own score by hand-set weights: fields, rarity, neighbouring words. */
  "passage",
  /** Share of the query's weight times rarity that it holds. */
  "coverage",
  /** The same for the question alone, without the turns before it. */
  "questionCoverage",
  /** BM25 over pieces of words: Chinese characters, else runs of four letters. Finds other forms of a word. */
  "pieces",
  /** Rarity of the query's pieces in the document's title, and which share of the title's rarity they are. */
  "title",
  "titleShare",
  /** Scores of the passages before and after it in the document, where they were found too. */
  "neighbours",
  /** The document by its passages found: sum with each counting less than the one before, slowly and fast; their number. */
  "document",
  "documentLead",
  "documentCount",
  /** How often all its passages found name the query's terms, each term's repetitions counting less and less. */
  "documentTerms",
  /** Square root of the number of all its passages: people ask about the large texts more often than about the small. */
  "documentSize",
  /** Logarithm of how many other documents name it: what others go by is asked about more, too. */
  "documentMentions",
  /** Logarithm of the passage's length in terms. */
  "length",
] as const;
export type RankingFeature = (typeof RANKING_FEATURES)[number];

/** Damping of a term's repetitions over a document. */
const DOCUMENT_K1 = 3;
const SLOWLY = 0.8;
const FAST = 0.5;

export type Found = {
  readonly terms: readonly WeightedTerm[];
  /** Terms of the question itself, without the turns before it, in reading order. */
  readonly questionTerms: readonly string[];
  readonly ranked: readonly Ranked[];
  readonly documents: ReadonlyMap<string, DocumentFacts>;
};

/** One row a passage, in the order of `RANKING_FEATURES`, scaled to mean 0 and deviation 1 over the passages given. */
export function measureFeatures({ terms, questionTerms, ranked, documents }: Found): number[][] {
  const known = new Map(terms.map((term) => [term.term, term]));
  const own = new Set(questionTerms);
  const asked = terms.filter(({ term }) => own.has(term));
  const read = ranked.map(({ candidate }) => readPassage(candidate, known));
  const weights = weighPieces(terms);
  const pieces = scorePieces(weights, read);
  const titles = measureTitles(
    weights,
    ranked.map(({ candidate }, i) => [candidate.document_id, read[i]?.title ?? []]),
  );
  const measures = measureDocuments(ranked, read, terms);
  const scores = new Map(ranked.map(({ candidate, passageScore }) => [placeOf(candidate), passageScore]));
  const rows = ranked.map((one, i) => {
    const { document_id, position, term_count } = one.candidate;
    const passage = read[i] as ReadPassage;
    const document = measures.get(document_id) as DocumentMeasures;
    const { size = document.count, mentions = 0 } = documents.get(document_id) ?? {};
    const title = titles.get(document_id);
    const beside = [position - 1, position + 1].map((at) => scores.get(placeOf({ document_id, position: at })) ?? 0);
    return [
      one.passageScore,
      shareOf(terms, passage.counts),
      shareOf(asked, passage.counts),
      pieces[i] ?? 0,
      title?.rarity ?? 0,
      title?.share ?? 0,
      beside.reduce((a, b) => a + b, 0),
      document.slowly,
      document.fast,
      Math.log(document.count),
      document.terms,
      Math.sqrt(size),
      Math.log(1 + mentions),
      Math.log(1 + term_count),
    ];
  });
  return standardise(rows);
}

const placeOf = ({ document_id, position }: Pick<Candidate, "document_id" | "position">) =>
  `${document_id} ${position}`;

type ReadPassage = {
  readonly counts: ReadonlyMap<string, number>;
  readonly tokens: readonly string[];
  readonly title: readonly string[];
};

function readPassage(candidate: Candidate, known: ReadonlyMap<string, WeightedTerm>): ReadPassage {
  const tokens = termsOf(candidate);
  const counts = new Map<string, number>();
  for (const token of tokens) if (known.has(token)) counts.set(token, (counts.get(token) ?? 0) + 1);
  return { counts, tokens, title: tokens.slice(0, candidate.title_term_count) };
}

function shareOf(terms: readonly WeightedTerm[], found: ReadonlyMap<string, number>): number {
  let whole = 0;
  let covered = 0;
  for (const { term, weight, idf } of terms) {
    whole += weight * idf;
    if (found.has(term)) covered += weight * idf;
  }
  return whole === 0 ? 0 : covered / whole;
}

type DocumentMeasures = { count: number; slowly: number; fast: number; terms: number };

function measureDocuments(
  ranked: readonly Ranked[],
  read: readonly ReadPassage[],
  terms: readonly WeightedTerm[],
): Map<string, DocumentMeasures> {
  const measures = new Map<string, DocumentMeasures>();
  const counts = new Map<string, Map<string, number>>();
  const bestFirst = ranked.map((_, i) => i).sort((a, b) => scoreAt(ranked, b) - scoreAt(ranked, a));
  for (const i of bestFirst) {
    const id = ranked[i]?.candidate.document_id ?? "";
    const document = measures.get(id) ?? { count: 0, slowly: 0, fast: 0, terms: 0 };
    measures.set(id, document);
    document.slowly += scoreAt(ranked, i) * SLOWLY ** document.count;
    document.fast += scoreAt(ranked, i) * FAST ** document.count;
    document.count++;
    const sum = counts.get(id) ?? new Map<string, number>();
    counts.set(id, sum);
    for (const [term, count] of read[i]?.counts ?? []) sum.set(term, (sum.get(term) ?? 0) + count);
  }
  for (const [id, document] of measures) {
    for (const { term, weight, idf } of terms) {
      const count = counts.get(id)?.get(term) ?? 0;
      document.terms += (weight * idf * count) / (count + DOCUMENT_K1);
    }
  }
  return measures;
}

const scoreAt = (ranked: readonly Ranked[], i: number): number => ranked[i]?.passageScore ?? 0;

function standardise(rows: number[][]): number[][] {
  const width = RANKING_FEATURES.length;
  const mean = Array.from({ length: width }, (_, k) => rows.reduce((sum, row) => sum + (row[k] ?? 0), 0) / rows.length);
  const deviation = mean.map((m, k) =>
    Math.sqrt(rows.reduce((sum, row) => sum + ((row[k] ?? 0) - m) ** 2, 0) / rows.length),
  );
  return rows.map((row) => row.map((value, k) => (value - (mean[k] ?? 0)) / ((deviation[k] ?? 0) + 1e-9)));
}
