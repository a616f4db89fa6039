import { correctSpelling } from "./correct-spelling.server.ts";
import { analyserOf, type IndexAnalyser, noticeNameCount } from "./index-analyser.server.ts";
import type { DocumentKind } from "./indexable-document.ts";
import { normaliseText } from "./normalise-text.server.ts";
import { filterOf, type FilterInput, type RankDeps } from "./rank-chunks.server.ts";
import { rankRecords, type RankedRecord } from "./rank-records.ts";
import { MAX_QUERY_TERMS } from "./ranking-weights.ts";
import { readHomophones, readPinyin } from "./read-sounds.server.ts";
import { addReading, addSynonyms, readTyped, type Reading, type RecordQuery } from "./record-query.ts";
import { selectRecords } from "./records.queries.server.ts";
import { toSearchLanguage } from "./search-language.ts";
import type { SearchWeights, Synonyms } from "./search-settings.ts";
import { selectStatistics, type TermStatistics } from "./statistics.queries.server.ts";

export type SearchRecordsInput = Pick<FilterInput, "audience" | "place"> & {
  readonly query: string;
  readonly language: string;
  readonly kinds: readonly DocumentKind[];
  readonly weights: SearchWeights;
  readonly synonyms: Synonyms;
};

export type FoundRecords = {
  readonly records: readonly RankedRecord[];
  /** What else was looked for: synonyms, corrected slips, Chinese by its sound. */
  readonly readings: readonly Reading[];
};

/** Documents that the ranking compares. */
const COMPARED = 80;

/** Finds whole documents by what a resident types, however it is typed. */
export async function searchRecords(deps: RankDeps, input: SearchRecordsInput): Promise<FoundRecords> {
  const { db } = deps;
  const language = toSearchLanguage(input.language);
  const analyser = await analyserOf(db);
  const query = readTyped(analyser, input.query, language, input.weights);
  const known = await selectStatistics(db, language, query.typed);
  noticeNameCount(db, known.nameCount);
  await addOtherReadings(deps, input, { query, analyser, known, language });
  const statistics = await selectStatistics(db, language, [...query.weights.keys()]);
  const terms = weighTerms(query, statistics);
  const { kinds, audience, place } = input;
  const candidates = await selectRecords(db, filterOf(deps, { kinds, audience, place }, language), terms, COMPARED);
  const records = rankRecords(terms, candidates, input.weights);
  const isFound = (reading: Reading) =>
    analyser.words(reading.meant, language).some((term) => records.some(({ matched }) => matched.has(term)));
  return { records, readings: query.readings.filter(isFound) };
}

type Typed = {
  readonly query: RecordQuery;
  readonly analyser: IndexAnalyser;
  readonly known: TermStatistics;
  readonly language: string;
};

async function addOtherReadings({ db }: RankDeps, input: SearchRecordsInput, typed: Typed): Promise<void> {
  const { query, analyser, known, language } = typed;
  const { synonyms, weights } = input;
  const text = normaliseText(input.query);
  const isKnown = (term: string) => known.frequencies.has(term);
  addSynonyms(query, analyser, language, text, { synonyms, weight: weights.synonym });
  const unknown = query.typed.filter((term) => !isKnown(term));
  const add = (reading: Reading, weight: number) => addReading(query, analyser, language, reading, weight);
  if (language === "zh-CN") {
    for (const { typed, meant, share } of await readHomophones(db, text)) add({ typed, meant }, weights.sound * share);
    if (!unknown.some((term) => /^[a-z]+$/.test(term))) return;
    const heard = await readPinyin(db, text);
    for (const { typed, meant, share } of heard) add({ typed, meant }, weights.sound * share);
    if (heard.length > 0) return;
  }
  for (const { typed, meant } of await correctSpelling(db, language, unknown)) {
    query.weights.set(meant, Math.max(query.weights.get(meant) ?? 0, weights.spelling));
    query.readings.push({ typed, meant });
  }
}

function weighTerms({ weights }: RecordQuery, { chunkCount, frequencies }: TermStatistics) {
  return [...weights]
    .map(([term, weight]) => {
      const frequency = frequencies.get(term) ?? 0;
      return { term, weight, frequency, idf: Math.log(1 + (chunkCount - frequency + 0.5) / (frequency + 0.5)) };
    })
    .sort((a, b) => b.weight * b.idf - a.weight * a.idf)
    .slice(0, MAX_QUERY_TERMS);
}
