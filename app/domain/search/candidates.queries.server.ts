import type { Database, Queryable } from "#app/db/port.ts";
import type { Candidate, WeightedTerm } from "./candidate.ts";
import type { DocumentKind } from "./indexable-document.ts";
import { BM25, SCORED_WITHOUT_BM25 } from "./ranking-weights.ts";

/** Who asks for what; all of it is decided in SQL. */
export type ChunkFilter = {
  readonly language: string;
  readonly grades: readonly string[];
  readonly kinds: readonly DocumentKind[];
  /** Calendar date on which the document must be valid. */
  readonly on: string;
  /** Whom the document must be for; null: whoever. */
  readonly audience: string | null;
  /** The asker's place and those around it, in one of which the document must count; null: anywhere. */
  readonly places: readonly string[] | null;
};

export const CANDIDATE_COLUMNS =
  "c.id, c.document_id, c.section_id, c.position, c.terms, c.title_term_count, c.heading_term_count, c.asked_term_count, c.term_count";

/** The filter in SQL over a table named so, with `$1` to `$6` as `filterValues` gives them. */
export const filterOn = (table: string): string =>
  `${table}.language = $1
        and ${table}.grade = any($2)
        and ${table}.kind = any($3)
        and (${table}.valid_from is null or ${table}.valid_from <= $4::date)
        and (${table}.valid_to is null or ${table}.valid_to >= $4::date)
        and ($5::text is null or ${table}.audiences = '{}' or $5::text = any(${table}.audiences))
        and ($6::text[] is null or ${table}.places = '{}' or ${table}.places && $6::text[])`;
export const filterValues = ({ language, grades, kinds, on, audience, places }: ChunkFilter): unknown[] => [
  language,
  grades,
  kinds,
  on,
  audience,
  places,
];

/** The best chunks by BM25 over all fields together. */
export async function selectCandidates(
  db: Database,
  filter: ChunkFilter,
  terms: readonly WeightedTerm[],
  averageTerms: number,
  limit: number,
): Promise<Candidate[]> {
  if (terms.length === 0) return [];
  const who = filterValues(filter);
  return db.capabilities.bm25
    ? selectByBm25Index(db, who, terms, limit)
    : selectPortably(db, who, terms, averageTerms, limit);
}

/** Steps in which a term's weight is told to the index: it counts a term as often as it is written. */
const REPETITIONS_PER_WEIGHT = 5;

/** The terms as the BM25 index takes them. */
export function repeatByWeight(terms: readonly WeightedTerm[]): string {
  return terms
    .map(({ term, weight }) =>
      `${term} `.repeat(Math.min(25, Math.max(1, Math.round(weight * REPETITIONS_PER_WEIGHT)))),
    )
    .join("");
}

async function selectByBm25Index(db: Database, who: unknown[], terms: readonly WeightedTerm[], limit: number) {
  const { rows } = await db.query<Candidate>(
    `select ${CANDIDATE_COLUMNS}
       from search_chunks_by_bm25($7, $1, $2, $3, $4, $5, $6, $8) with ordinality c
      order by c.ordinality`,
    [...who, repeatByWeight(terms), limit],
  );
  return rows;
}

async function selectPortably(
  db: Database,
  who: unknown[],
  terms: readonly WeightedTerm[],
  averageTerms: number,
  limit: number,
) {
  const { rows } = await db.query<Candidate>(
    `with query as (
       select term, weight
         from unnest($7::text[], $8::float8[]) as q (term, weight)
     ), found as (
       select c.id, c.term_count, c.terms_vector
         from chunks c
        where ${filterOn("c")}
          and c.terms_vector @@ $9::tsquery
        limit $10
     ), scored as (
       select found.id,
              sum(query.weight * cardinality(word.positions)
                  / (cardinality(word.positions) + $11::float8 * (1 - $12::float8 + $12::float8 * found.term_count / $13::float8))) as score
         from found
        cross join lateral unnest(found.terms_vector) as word (lexeme, positions, weights)
         join query
           on query.term = word.lexeme
        group by found.id
        order by score desc, found.id
        limit $14
     )
     select ${CANDIDATE_COLUMNS}
       from scored
       join chunks c
         on c.id = scored.id
      order by scored.score desc, c.id`,
    [
      ...who,
      terms.map(({ term }) => term),
      terms.map(({ weight, idf }) => weight * idf),
      rarestTerms(terms)
        .map((term) => `'${term}'`)
        .join(" | "),
      SCORED_WITHOUT_BM25,
      BM25.k1,
      BM25.b,
      averageTerms,
      limit,
    ],
  );
  return rows;
}

/** As many terms, rarest first, as together stand in about the number of chunks that will be scored. */
export function rarestTerms(terms: readonly WeightedTerm[]): string[] {
  const chosen: string[] = [];
  let chunks = 0;
  for (const { term, frequency } of [...terms].sort((a, b) => a.frequency - b.frequency)) {
    if (chosen.length > 0 && chunks + frequency > SCORED_WITHOUT_BM25) break;
    chosen.push(term);
    chunks += frequency;
  }
  return chosen;
}

/** What the learned ranking knows of a document besides its passages found. */
export type DocumentFacts = {
  /** How many passages it has, found or not. */
  readonly size: number;
  /** How many other documents of its language, within the asker's grades, name it. */
  readonly mentions: number;
};

/** By document. Positions of passages count up from 0, so the last one tells how many there are; both are looked up in indexes. */
export async function selectDocumentFacts(
  db: Queryable,
  ids: readonly string[],
  { language, grades }: Pick<ChunkFilter, "language" | "grades">,
): Promise<ReadonlyMap<string, DocumentFacts>> {
  const { rows } = await db.query<DocumentFacts & { id: string }>(
    `select d.id,
            (select c.position + 1 from chunks c where c.document_id = d.id order by c.position desc limit 1) as size,
            (select count(*)::int
               from search_mentions m
               join search_documents other
                 on other.id = m.document_id
                and other.grade = any($3)
              where m.language = $2
                and m.name = d.short_name
                and m.document_id <> d.id) as mentions
       from search_documents d
      where d.id = any($1)`,
    [ids, language, grades],
  );
  return new Map(rows.map(({ id, size, mentions }) => [id, { size, mentions }]));
}
