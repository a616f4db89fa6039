import type { Reranker } from "#app/ports/rerank/port.ts";
import { type RetrievedChunk, selectChunks } from "./chunks.queries.server.ts";
import { CONFIDENT_FROM } from "./confidence.ts";
import { rankChunks, type RankDeps, type RankInput } from "./rank-chunks.server.ts";
import type { Ranked } from "./rank-candidates.ts";
import { RERANKED, rerankPassages } from "./rerank-passages.server.ts";
import { toSearchLanguage } from "./search-language.ts";
import { selectOtherLanguages } from "./statistics.queries.server.ts";

export type { RetrievedChunk } from "./chunks.queries.server.ts";

export type RetrieveDeps = RankDeps;

export type RetrieveInput = RankInput & {
  readonly language: string;
  readonly limit?: number | undefined;
  /** Reads the first passages and puts them in order. Not among what everybody has: each search that wants one says so. */
  readonly reranker?: Reranker | undefined;
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
  const { ranked, confidence } = await rankChunks(deps, input, language);
  const limit = input.limit ?? DEFAULT_LIMIT;
  const best = bestOfEachSection(ranked).slice(0, input.reranker ? Math.max(limit, RERANKED) : limit);
  const chunks = await rerankPassages(input.reranker, input.question, await selectChunks(deps.db, best));
  return { chunks: chunks.slice(0, limit), confidence, isConfident: confidence >= CONFIDENT_FROM };
}

function bestOfEachSection(ranked: readonly Ranked[]): Ranked[] {
  const seen = new Set<string>();
  return ranked.filter(({ candidate }) => {
    const section = `${candidate.document_id} ${candidate.section_id}`;
    return !seen.has(section) && seen.add(section);
  });
}
