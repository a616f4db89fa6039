import type { Queryable } from "#app/db/port.ts";

export type TermStatistics = {
  readonly chunkCount: number;
  readonly averageTerms: number;
  /** In how many chunks of the language a term stands; terms that stand nowhere are missing. */
  readonly frequencies: ReadonlyMap<string, number>;
  readonly nameCount: number;
};

export async function selectStatistics(
  db: Queryable,
  language: string,
  terms: readonly string[],
): Promise<TermStatistics> {
  const { rows } = await db.query<{
    chunk_count: number;
    term_count: number;
    name_count: number;
    terms: string[];
    counts: number[];
  }>(
    `select coalesce(max(l.chunk_count), 0)::int as chunk_count,
            coalesce(max(l.term_count), 0)::float8 as term_count,
            (select count(*)::int from search_names) as name_count,
            coalesce(array_agg(t.term) filter (where t.term is not null), '{}') as terms,
            coalesce(array_agg(t.chunk_count) filter (where t.term is not null), '{}') as counts
       from search_languages l
       left join search_terms t
         on t.language = l.language
        and t.term = any($2)
      where l.language = $1`,
    [language, terms],
  );
  const row = rows[0];
  if (!row) return { chunkCount: 0, averageTerms: 1, frequencies: new Map(), nameCount: 0 };
  return {
    chunkCount: row.chunk_count,
    averageTerms: Math.max(1, row.term_count / Math.max(1, row.chunk_count)),
    frequencies: new Map(row.terms.map((term, i) => [term, row.counts[i] ?? 0])),
    nameCount: row.name_count,
  };
}

/** Languages that hold anything, fullest first. */
export async function selectOtherLanguages(db: Queryable, language: string): Promise<string[]> {
  const { rows } = await db.query<{ language: string }>(
    `select language
       from search_languages
      where language <> $1
        and chunk_count > 0
      order by chunk_count desc`,
    [language],
  );
  return rows.map((row) => row.language);
}
