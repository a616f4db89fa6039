import type { Candidate, WeightedTerm } from "./candidate.ts";
import type { Ranked } from "./rank-candidates.ts";

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
  /** Rarity of the query's terms in the document's title, and which share of the title they are. */
  "title",
  "titleShare",
  /** The document by its passages found: sum with each counting less than the one before, slowly and fast; their number. */
  "document",
  "documentLead",
  "documentCount",
  /** How often all its passages found name the query's terms, each term's repetitions counting less and less. */
  "documentTerms",
  /** Logarithm of the passage's length in terms. */
  "length",
] as const;
export type RankingFeature = (typeof RANKING_FEATURES)[number];

const HAN = /\p{Script=Han}/u;
const PIECE_LETTERS = 4;
const PIECES = { k1: 1.2, b: 0.75 };
/** Damping of a term's repetitions over a document. */
const DOCUMENT_K1 = 3;
const SLOWLY = 0.8;
const FAST = 0.5;

/** One row a passage, in the order of `RANKING_FEATURES`, scaled to mean 0 and deviation 1 over the passages given. */
export function measureFeatures(
  terms: readonly WeightedTerm[],
  questionTerms: ReadonlySet<string>,
  ranked: readonly Ranked[],
): number[][] {
  const known = new Map(terms.map((term) => [term.term, term]));
  const asked = terms.filter(({ term }) => questionTerms.has(term));
  const read = ranked.map(({ candidate }) => readPassage(candidate, known));
  const pieces = scorePieces(terms, read);
  const documents = measureDocuments(ranked, read, terms);
  const rows = ranked.map((one, i) => {
    const passage = read[i] as ReadPassage;
    const document = documents.get(one.candidate.document_id) as DocumentMeasures;
    return [
      one.passageScore,
      shareOf(terms, passage.counts),
      shareOf(asked, passage.counts),
      pieces[i] ?? 0,
      passage.titleRarity,
      passage.titleShare,
      document.slowly,
      document.fast,
      Math.log(document.count),
      document.terms,
      Math.log(1 + one.candidate.term_count),
    ];
  });
  return standardise(rows);
}

type ReadPassage = {
  readonly counts: ReadonlyMap<string, number>;
  readonly tokens: readonly string[];
  readonly titleRarity: number;
  readonly titleShare: number;
};

function readPassage(candidate: Candidate, known: ReadonlyMap<string, WeightedTerm>): ReadPassage {
  const tokens = candidate.terms.split(" ");
  const counts = new Map<string, number>();
  for (const token of tokens) if (known.has(token)) counts.set(token, (counts.get(token) ?? 0) + 1);
  const title = new Set(tokens.slice(0, candidate.title_term_count));
  let titleRarity = 0;
  let found = 0;
  for (const token of title) {
    const term = known.get(token);
    if (!term) continue;
    titleRarity += term.weight * term.idf;
    found++;
  }
  return { counts, tokens, titleRarity, titleShare: title.size === 0 ? 0 : found / title.size };
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

/** The pieces of a term: its Chinese characters, or its runs of four letters with its ends marked. */
function piecesOf(term: string): string[] {
  if (HAN.test(term)) return [...term];
  const marked = `^${term}$`;
  if (marked.length <= PIECE_LETTERS) return [marked];
  return Array.from({ length: marked.length - PIECE_LETTERS + 1 }, (_, i) => marked.slice(i, i + PIECE_LETTERS));
}

/** Rarity of a piece is what it is among the passages found: the index counts terms only. */
function scorePieces(terms: readonly WeightedTerm[], read: readonly ReadPassage[]): number[] {
  const weights = new Map<string, number>();
  for (const { term, weight } of terms)
    for (const piece of new Set(piecesOf(term))) weights.set(piece, Math.max(weights.get(piece) ?? 0, weight));
  const remembered = new Map<string, readonly string[]>();
  const wanted = (token: string): readonly string[] => {
    let pieces = remembered.get(token);
    if (!pieces) remembered.set(token, (pieces = piecesOf(token).filter((piece) => weights.has(piece))));
    return pieces;
  };
  const frequency = new Map<string, number>();
  const counted = read.map(({ tokens }) => {
    const counts = new Map<string, number>();
    for (const token of tokens) for (const piece of wanted(token)) counts.set(piece, (counts.get(piece) ?? 0) + 1);
    for (const piece of counts.keys()) frequency.set(piece, (frequency.get(piece) ?? 0) + 1);
    return counts;
  });
  const average = read.reduce((sum, { tokens }) => sum + tokens.length, 0) / Math.max(1, read.length);
  return counted.map((counts, i) => {
    const norm = PIECES.k1 * (1 - PIECES.b + (PIECES.b * (read[i]?.tokens.length ?? 0)) / average);
    let score = 0;
    for (const [piece, count] of counts) {
      const df = frequency.get(piece) ?? 0;
      const idf = Math.log(1 + (read.length - df + 0.5) / (df + 0.5));
      score += ((weights.get(piece) ?? 0) * idf * count) / (count + norm);
    }
    return score;
  });
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
