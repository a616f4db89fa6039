import type { WeightedTerm } from "./candidate.ts";

const HAN = /\p{Script=Han}/u;
const LETTERS = 4;
const BM25 = { k1: 1.2, b: 0.75 };

/** Piece → weight of the heaviest term that holds it. */
export type PieceWeights = ReadonlyMap<string, number>;

/** The pieces of a term: its Chinese characters, or its runs of four letters with its ends marked. */
function piecesOf(term: string): string[] {
  if (HAN.test(term)) return [...term];
  const marked = `^${term}$`;
  if (marked.length <= LETTERS) return [marked];
  return Array.from({ length: marked.length - LETTERS + 1 }, (_, i) => marked.slice(i, i + LETTERS));
}

export function weighPieces(terms: readonly WeightedTerm[]): PieceWeights {
  const weights = new Map<string, number>();
  for (const { term, weight } of terms)
    for (const piece of new Set(piecesOf(term))) weights.set(piece, Math.max(weights.get(piece) ?? 0, weight));
  return weights;
}

const rarity = (count: number, among: number): number => Math.log(1 + (among - count + 0.5) / (count + 0.5));

/** BM25 of passages over pieces. Rarity of a piece is what it is among the passages found: the index counts terms only. */
export function scorePieces(weights: PieceWeights, read: readonly { readonly tokens: readonly string[] }[]): number[] {
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
    const norm = BM25.k1 * (1 - BM25.b + (BM25.b * (read[i]?.tokens.length ?? 0)) / average);
    let score = 0;
    for (const [piece, count] of counts)
      score += ((weights.get(piece) ?? 0) * rarity(frequency.get(piece) ?? 0, read.length) * count) / (count + norm);
    return score;
  });
}

type TitleMeasures = { readonly rarity: number; readonly share: number };

/** What the query says of each document's title. A passage that begins with the title has none of its own; another of the document lends it. */
export function measureTitles(
  weights: PieceWeights,
  titles: readonly (readonly [documentId: string, terms: readonly string[]])[],
): ReadonlyMap<string, TitleMeasures> {
  const pieces = new Map<string, ReadonlySet<string>>();
  for (const [id, terms] of titles)
    if ((pieces.get(id)?.size ?? 0) === 0) pieces.set(id, new Set(terms.flatMap(piecesOf)));
  const frequency = new Map<string, number>();
  for (const title of pieces.values()) for (const piece of title) frequency.set(piece, (frequency.get(piece) ?? 0) + 1);
  const measured = new Map<string, TitleMeasures>();
  for (const [id, title] of pieces) {
    let whole = 0;
    let said = 0;
    for (const piece of title) {
      const worth = rarity(frequency.get(piece) ?? 0, pieces.size);
      whole += worth;
      said += worth * Math.min(1, weights.get(piece) ?? 0);
    }
    measured.set(id, { rarity: said, share: whole === 0 ? 0 : said / whole });
  }
  return measured;
}
