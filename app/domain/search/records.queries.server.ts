import type { Database, Queryable } from "#app/db/port.ts";
import type { WeightedTerm } from "./candidate.ts";
import { type ChunkFilter, filterOn, filterValues, rarestTerms, repeatByWeight } from "./candidates.queries.server.ts";
import { SCORED_WITHOUT_BM25 } from "./ranking-weights.ts";

/** A document as the ranking looks at it. Named as the columns of `search_records`. */
export type RecordCandidate = {
  readonly document_id: string;
  readonly kind: string;
  readonly terms: string;
  readonly title_end: number;
  readonly keywords_end: number;
  readonly summary_end: number;
  readonly asked_ends: readonly number[];
};

const COLUMNS = "r.document_id, r.kind, r.terms, r.title_end, r.keywords_end, r.summary_end, r.asked_ends";

/** The documents that fit best by all their words together. */
export async function selectRecords(
  db: Database,
  filter: ChunkFilter,
  terms: readonly WeightedTerm[],
  limit: number,
): Promise<RecordCandidate[]> {
  if (terms.length === 0) return [];
  const who = filterValues(filter);
  const { rows } = db.capabilities.bm25
    ? await db.query<RecordCandidate>(
        `select ${COLUMNS}
           from search_records_by_bm25($7, $1, $2, $3, $4, $5, $6, $8) r`,
        [...who, repeatByWeight(terms), limit],
      )
    : await db.query<RecordCandidate>(
        `with query as (
           select term, weight
             from unnest($7::text[], $8::float8[]) as q (term, weight)
         ), found as (
           select r.document_id, r.terms_vector
             from search_records r
            where ${filterOn("r")}
              and r.terms_vector @@ $9::tsquery
            limit $10
         ), scored as (
           select found.document_id, sum(query.weight) as score
             from found
            cross join lateral unnest(found.terms_vector) as word (lexeme, positions, weights)
             join query
               on query.term = word.lexeme
            group by found.document_id
            order by score desc, found.document_id
            limit $11
         )
         select ${COLUMNS}
           from scored
           join search_records r
             on r.document_id = scored.document_id`,
        [
          ...who,
          terms.map(({ term }) => term),
          terms.map(({ weight, idf }) => weight * idf),
          rarestTerms(terms)
            .map((term) => `'${term}'`)
            .join(" | "),
          SCORED_WITHOUT_BM25,
          limit,
        ],
      );
  return rows;
}

export type SoundRow = { readonly sound: string; readonly word: string; readonly is_initials: boolean };

/** Chinese words that sound like one of these. */
export async function selectSounds(db: Queryable, sounds: readonly string[]): Promise<SoundRow[]> {
  const { rows } = await db.query<SoundRow>(
    `select sound, word, is_initials
       from search_sounds
      where sound = any($1)
      order by sound, length(word), word
      limit 200`,
    [sounds],
  );
  return rows;
}

/** Words of the index that look like `wanted`, most alike first. */
export async function selectTermsLike(
  db: Queryable,
  language: string,
  wanted: string,
  limit: number,
): Promise<string[]> {
  const { rows } = await db.query<{ term: string }>("select term from search_terms_like($1, $2, $3)", [
    wanted,
    language,
    limit,
  ]);
  return rows.map(({ term }) => term);
}

export type DocumentHead = {
  readonly id: string;
  readonly kind: string;
  readonly slug: string;
  readonly language: string;
  readonly title: string;
  readonly url: string;
  readonly asked_as: readonly string[];
};

/** What a list of results shows of documents, in no order. */
export async function selectDocumentHeads(db: Queryable, ids: readonly string[]): Promise<DocumentHead[]> {
  const { rows } = await db.query<DocumentHead>(
    `select id, kind, slug, language, title, url, asked_as
       from search_documents
      where id = any($1)`,
    [ids],
  );
  return rows;
}
