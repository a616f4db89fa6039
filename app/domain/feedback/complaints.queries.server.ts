import type { Queryable } from "#app/db/port.ts";

/** Titles of services and guides in a language, by their addresses. */
export async function selectPageTitles(
  db: Queryable,
  pages: readonly string[],
  language: string,
): Promise<Map<string, string>> {
  const { rows } = await db.query<{ page: string; title: string }>(
    `select page, title
       from (select '/services/' || slug as page, title, language from public_service_texts
              union all
             select '/guides/' || slug as page, title, language from document_texts) titles
      where page = any($1)
        and language = $2`,
    [pages, language],
  );
  return new Map(rows.map((row) => [row.page, row.title]));
}

export type PageComplaints = {
  readonly page: string;
  readonly noCount: number;
  readonly yesCount: number;
  /** Reason → how often; what was written, newest first. */
  readonly reasons: Readonly<Record<string, number>>;
  readonly words: readonly string[];
  readonly lastAt: Date;
};

/** Pages that did not help somebody since a moment: the most often first. */
export async function selectPageComplaints(db: Queryable, since: Date, limit: number): Promise<PageComplaints[]> {
  const { rows } = await db.query<{
    page: string;
    no_count: number;
    yes_count: number;
    reasons: string[];
    words: string[] | null;
    last_at: Date;
  }>(
    `select page,
            count(*) filter (where not is_helpful)::int as no_count,
            count(*) filter (where is_helpful)::int as yes_count,
            coalesce(array_agg(reason order by reason) filter (where reason is not null and not is_helpful), '{}') as reasons,
            (array_agg(words order by given_at desc) filter (where words is not null))[1:5] as words,
            max(given_at) filter (where not is_helpful) as last_at
       from feedback
      where kind = 'page'
        and given_at >= $1
      group by page
     having count(*) filter (where not is_helpful) > 0
      order by no_count desc, page
      limit $2`,
    [since, limit],
  );
  return rows.map((row) => ({
    page: row.page,
    noCount: row.no_count,
    yesCount: row.yes_count,
    reasons: countEach(row.reasons),
    words: row.words ?? [],
    lastAt: row.last_at,
  }));
}

export type SearchComplaint = {
  readonly query: string;
  readonly language: string;
  readonly count: number;
  readonly isEmpty: boolean;
  readonly words: readonly string[];
  readonly lastAt: Date;
};

/** Searches that came up with nothing or did not help, since a moment: the most often first. */
export async function selectSearchComplaints(db: Queryable, since: Date, limit: number): Promise<SearchComplaint[]> {
  const { rows } = await db.query<{
    query: string;
    language: string;
    count: number;
    is_empty: boolean;
    words: string[] | null;
    last_at: Date;
  }>(
    `select lower(query) as query, language, count(*)::int as count, bool_or(result_count = 0) as is_empty,
            (array_agg(words order by given_at desc) filter (where words is not null))[1:5] as words,
            max(given_at) as last_at
       from feedback
      where kind = 'search'
        and given_at >= $1
        and (not is_helpful or result_count = 0)
      group by lower(query), language
      order by count desc, query
      limit $2`,
    [since, limit],
  );
  return rows.map((row) => ({
    query: row.query,
    language: row.language,
    count: row.count,
    isEmpty: row.is_empty,
    words: row.words ?? [],
    lastAt: row.last_at,
  }));
}

function countEach(reasons: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const reason of reasons) counts[reason] = (counts[reason] ?? 0) + 1;
  return counts;
}
