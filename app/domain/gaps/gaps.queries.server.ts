import type { Queryable } from "#app/db/port.ts";
import type { Gap, GapStatus } from "./gap.ts";

type GapRow = {
  id: string;
  language: string;
  status: GapStatus;
  owner_id: string | null;
  owner_name: string | null;
  page: string | null;
  reason: string | null;
  public_words: string[];
  wording: string | null;
  question_count: number;
  conversation_count: number;
  first_asked_at: Date;
  last_asked_at: Date;
  changed_at: Date;
  version: number;
};

const toGap = (row: GapRow): Gap => ({
  id: row.id,
  language: row.language,
  status: row.status,
  owner: row.owner_id === null ? null : { id: row.owner_id, name: row.owner_name ?? "" },
  page: row.page,
  reason: row.reason,
  suggestedWords: row.public_words,
  wording: row.wording,
  questionCount: row.question_count,
  conversationCount: row.conversation_count,
  firstAskedAt: row.first_asked_at,
  lastAskedAt: row.last_asked_at,
  changedAt: row.changed_at,
  version: row.version,
});

const COLUMNS = `g.id, g.language, g.status, g.owner_id, m.name as owner_name, g.page, g.reason, g.public_words, g.wording,
            g.question_count, g.conversation_count, g.first_asked_at, g.last_asked_at, g.changed_at, g.version`;

export type GapFilters = {
  readonly status: GapStatus | undefined;
  readonly ownerId: string | undefined;
  readonly language: string | undefined;
};

/** The most asked first, each with its newest question. */
export async function selectGaps(
  db: Queryable,
  { status, ownerId, language }: GapFilters,
  limit: number,
): Promise<(Gap & { readonly example: string | null })[]> {
  const { rows } = await db.query<GapRow & { example: string | null }>(
    `select ${COLUMNS},
            (select q.text
               from gap_questions gq
               join questions q
                 on q.id = gq.question_id
              where gq.gap_id = g.id
              order by q.asked_at desc
              limit 1) as example
       from gaps g
       left join staff_members m
         on m.id = g.owner_id
      where ($1::text is null or g.status = $1)
        and ($2::uuid is null or g.owner_id = $2)
        and ($3::text is null or g.language = $3)
      order by g.status in ('answered', 'not_answered'), g.conversation_count desc, g.last_asked_at desc, g.id
      limit $4`,
    [status ?? null, ownerId ?? null, language ?? null, limit],
  );
  return rows.map((row) => ({ ...toGap(row), example: row.example }));
}

export async function selectGap(db: Queryable, id: string): Promise<Gap | undefined> {
  const { rows } = await db.query<GapRow>(
    `select ${COLUMNS}
       from gaps g
       left join staff_members m
         on m.id = g.owner_id
      where g.id = $1`,
    [id],
  );
  return rows[0] && toGap(rows[0]);
}

/** The gap as it is now, for nobody else to change until the end of `tx`. */
export async function lockGap(tx: Queryable, id: string): Promise<Gap | undefined> {
  const { rows } = await tx.query("select id from gaps where id = $1 for update", [id]);
  return rows.length > 0 ? selectGap(tx, id) : undefined;
}

type GapChange = Pick<Gap, "id" | "status" | "page" | "reason" | "wording"> & {
  readonly ownerId: string | null;
  readonly at: Date;
};

export async function updateGap(tx: Queryable, change: GapChange): Promise<void> {
  await tx.query(
    `update gaps
        set status = $2,
            owner_id = $3,
            page = $4,
            reason = $5,
            wording = $6,
            changed_at = $7,
            version = version + 1
      where id = $1`,
    [change.id, change.status, change.ownerId, change.page, change.reason, change.wording, change.at],
  );
}

export type GapQuestion = {
  readonly questionId: string;
  readonly conversationId: string;
  readonly text: string;
  readonly askedAt: Date;
  readonly cause: "no_source" | "rated";
  readonly sharedTerms: readonly string[];
};

export async function selectGapQuestions(db: Queryable, gapId: string, limit: number): Promise<GapQuestion[]> {
  const { rows } = await db.query<{
    question_id: string;
    conversation_id: string;
    text: string;
    asked_at: Date;
    cause: GapQuestion["cause"];
    shared_terms: string[];
  }>(
    `select gq.question_id, q.conversation_id, q.text, q.asked_at, gq.cause, gq.shared_terms
       from gap_questions gq
       join questions q
         on q.id = gq.question_id
      where gq.gap_id = $1
      order by q.asked_at desc, q.id
      limit $2`,
    [gapId, limit],
  );
  return rows.map((row) => ({
    questionId: row.question_id,
    conversationId: row.conversation_id,
    text: row.text,
    askedAt: row.asked_at,
    cause: row.cause,
    sharedTerms: row.shared_terms,
  }));
}

export async function selectGapQuestionIds(db: Queryable, gapId: string): Promise<string[]> {
  const { rows } = await db.query<{ question_id: string }>("select question_id from gap_questions where gap_id = $1", [
    gapId,
  ]);
  return rows.map((row) => row.question_id);
}

/** What the public may see: how much of what was asked is in which state. */
export async function countGaps(db: Queryable): Promise<Readonly<Record<GapStatus, number>>> {
  const { rows } = await db.query<{ status: GapStatus; count: number }>(
    `select status, count(*)::int as count
       from gaps
      group by status`,
  );
  const counts = { open: 0, in_work: 0, answered: 0, not_answered: 0 };
  for (const { status, count } of rows) counts[status] = count;
  return counts;
}

/** Gaps with a wording that an editor released. */
export async function selectPublicGaps(db: Queryable, language: string, limit: number): Promise<Gap[]> {
  const { rows } = await db.query<GapRow>(
    `select ${COLUMNS}
       from gaps g
       left join staff_members m
         on m.id = g.owner_id
      where g.language = $1
        and g.wording is not null
      order by g.conversation_count desc, g.changed_at desc, g.id
      limit $2`,
    [language, limit],
  );
  return rows.map(toGap);
}
