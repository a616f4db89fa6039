import type { Queryable } from "#app/db/port.ts";

export type FeedbackRow = {
  readonly id: string;
  readonly kind: "page" | "search";
  readonly language: string;
  readonly is_helpful: boolean;
  readonly page: string | null;
  readonly page_version: string | null;
  readonly query: string | null;
  readonly result_count: number | null;
  readonly given_at: Date;
};

export async function insertFeedback(db: Queryable, row: FeedbackRow): Promise<void> {
  await db.query(
    `insert into feedback (id, kind, language, is_helpful, page, page_version, query, result_count, given_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      row.id,
      row.kind,
      row.language,
      row.is_helpful,
      row.page,
      row.page_version,
      row.query,
      row.result_count,
      row.given_at,
    ],
  );
}

export type ShownFeedbackRow = Pick<FeedbackRow, "id" | "is_helpful" | "page" | "query"> & {
  readonly can_explain: boolean;
};

export async function selectFeedback(db: Queryable, id: string, since: Date): Promise<ShownFeedbackRow | undefined> {
  const { rows } = await db.query<ShownFeedbackRow>(
    `select id, is_helpful, page, query,
            (reason is null and words is null and given_at > $2) as can_explain
       from feedback
      where id = $1`,
    [id, since],
  );
  return rows[0];
}

type Explained = { readonly id: string; readonly reason: string | null; readonly words: string | null };

/** Tells whether it was stored: a second explanation and a late one are not. */
export async function updateExplanation(
  db: Queryable,
  { id, reason, words }: Explained,
  since: Date,
): Promise<boolean> {
  const { rows } = await db.query<{ id: string }>(
    `update feedback
        set reason = $2,
            words = $3
      where id = $1
        and reason is null
        and words is null
        and given_at > $4
      returning id`,
    [id, reason, words, since],
  );
  return rows.length > 0;
}

type Open = { readonly kind: "services" | "guides"; readonly slug: string; readonly today: string };

/** The content hash of an open service or guide; `undefined` when there is none. */
export async function selectContentHash(db: Queryable, { kind, slug, today }: Open): Promise<string | undefined> {
  const { rows } = await db.query<{ content_hash: string }>(
    `select content_hash
       from (select 'services' as kind, slug, content_hash, grade, valid_from, valid_to from public_services
              union all
             select 'guides' as kind, slug, content_hash, grade, valid_from, valid_to from documents) page
      where kind = $1
        and slug = $2
        and grade = 'public'
        and valid_from <= $3::date
        and (valid_to is null or valid_to >= $3::date)`,
    [kind, slug, today],
  );
  return rows[0]?.content_hash;
}
