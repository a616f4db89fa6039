import type { Queryable } from "#app/db/port.ts";
import type { GroupTerms } from "./gap-index.ts";

/** One at a time, or two processes would open two gaps for one thing. Held until the end of `tx`. */
export async function lockGaps(tx: Queryable): Promise<void> {
  await tx.query("select pg_advisory_xact_lock(hashtext('gaps'))");
}

export type NewGapQuestion = {
  readonly id: string;
  readonly conversationId: string;
  readonly text: string;
  readonly language: string;
  readonly askedAt: Date;
  readonly cause: "no_source" | "rated";
};

type Row = { id: string; conversation_id: string; text: string; language: string; asked_at: Date };

const toQuestion =
  (cause: NewGapQuestion["cause"]) =>
  (row: Row): NewGapQuestion => ({
    id: row.id,
    conversationId: row.conversation_id,
    text: row.text,
    language: row.language,
    askedAt: row.asked_at,
    cause,
  });

/** Questions for which nothing was found and that stand in no gap yet, the oldest first; what was written anew counts in its new words. */
export async function selectWithoutSource(tx: Queryable, limit: number): Promise<NewGapQuestion[]> {
  const { rows } = await tx.query<Row>(
    `select q.id, q.conversation_id, q.text, q.language, q.asked_at
       from answers a
       join questions q
         on q.id = a.question_id
      where a.status = 'unanswerable_no_source'
        and not exists (select 1 from gap_questions gq where gq.question_id = q.id)
        and not exists (select 1 from questions later where later.replaces = q.id)
      order by a.answered_at, q.id
      limit $1`,
    [limit],
  );
  return rows.map(toQuestion("no_source"));
}

/** The same of questions whose reader said that the answer is wrong, outdated or leaves something out. */
export async function selectRatedWrong(tx: Queryable, limit: number): Promise<NewGapQuestion[]> {
  const { rows } = await tx.query<Row>(
    `select q.id, q.conversation_id, q.text, q.language, q.asked_at
       from answer_feedback f
       join questions q
         on q.id = f.question_id
       join answers a
         on a.question_id = q.id
      where a.status in ('answered', 'answered_partly')
        and f.reason in ('wrong', 'outdated', 'incomplete')
        and not exists (select 1 from gap_questions gq where gq.question_id = q.id)
        and not exists (select 1 from questions later where later.replaces = q.id)
      order by f.given_at, q.id
      limit $1`,
    [limit],
  );
  return rows.map(toQuestion("rated"));
}

/** The gaps of these languages that may take more questions, the oldest first. */
export async function selectGroups(tx: Queryable, languages: readonly string[]): Promise<GroupTerms[]> {
  const { rows } = await tx.query<{ id: string; language: string; terms: string[] }>(
    `select id, language, terms
       from gaps
      where language = any($1::text[])
        and cardinality(terms) > 0
      order by first_asked_at, id`,
    [languages],
  );
  return rows;
}

export async function insertGap(
  tx: Queryable,
  gap: { readonly id: string; readonly language: string; readonly terms: readonly string[]; readonly at: Date },
): Promise<void> {
  await tx.query(
    `insert into gaps (id, language, terms, first_asked_at, last_asked_at, changed_at)
     values ($1, $2, $3, $4, $4, $4)`,
    [gap.id, gap.language, gap.terms, gap.at],
  );
}

/** Puts a question into a gap and counts it, and its conversation if it is the first of that. */
export async function insertGapQuestion(
  tx: Queryable,
  gapId: string,
  question: NewGapQuestion,
  sharedTerms: readonly string[],
): Promise<void> {
  const { rows } = await tx.query<{ is_known: boolean }>(
    `select exists (select 1
                      from gap_questions gq
                      join questions q
                        on q.id = gq.question_id
                     where gq.gap_id = $1
                       and q.conversation_id = $2) as is_known`,
    [gapId, question.conversationId],
  );
  await tx.query(
    `insert into gap_questions (question_id, gap_id, cause, shared_terms)
     values ($1, $2, $3, $4)`,
    [question.id, gapId, question.cause, sharedTerms],
  );
  await tx.query(
    `update gaps
        set question_count = question_count + 1,
            conversation_count = conversation_count + $2,
            last_asked_at = greatest(last_asked_at, $3)
      where id = $1`,
    [gapId, rows[0]?.is_known ? 0 : 1, question.askedAt],
  );
}

export async function addSuggestedWords(tx: Queryable, gapId: string, words: readonly string[]): Promise<void> {
  await tx.query(
    `update gaps
        set public_words = (select array_agg(distinct word order by word)
                              from unnest(public_words || $2::text[]) as word)
      where id = $1`,
    [gapId, words],
  );
}

/** Gaps all of whose questions are deleted: untouched ones go, of others what was taken from a question. */
export async function forgetEmptyGaps(tx: Queryable): Promise<void> {
  const isEmpty = "not exists (select 1 from gap_questions gq where gq.gap_id = gaps.id)";
  await tx.query(
    `delete from gaps
      where status = 'open'
        and owner_id is null
        and wording is null
        and ${isEmpty}`,
  );
  await tx.query(
    `update gaps
        set terms = '{}',
            public_words = '{}'
      where cardinality(terms) > 0
        and ${isEmpty}`,
  );
}
