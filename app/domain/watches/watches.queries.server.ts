import { fieldsOf, openJson, sealJson } from "#app/db/encryption/port.ts";
import type { Queryable } from "#app/db/port.ts";
import type { AnswerStatus } from "#app/domain/assistant/answer-statuses.ts";
import { plainMailAddress } from "#app/lib/plain-mail-address.ts";

/** A watch's address as it stands in its row. */
export type SealedAddress = { id: string; email: string | null; sealed: string | null };

const placeOf = (id: string) => ({ column: "answer_watches.sealed", row: id }) as const;

export const sealAddress = (db: Queryable, id: string, email: string): string => sealJson(db, placeOf(id), { email });

/** Rows of before addresses were sealed still hold them as they were. */
export const openAddress = (db: Queryable, { id, email, sealed }: SealedAddress): string =>
  sealed === null ? (email ?? "") : openJson<{ email: string }>(db, placeOf(id), sealed).email;

/** By which the watches of an address are found, in whatever capitals. */
export const watchIndex = (db: Queryable, email: string): string =>
  fieldsOf(db).index("answer_watches.email", plainMailAddress(email));

type WatchRow = SealedAddress & {
  question_id: string;
  language: string;
  confirmed_at: Date | null;
  question: string;
  conversation_id: string;
  visitor_id: string | null;
  status: AnswerStatus;
  answer_text: string;
  answer_language: string;
};

export type Watch = {
  readonly id: string;
  readonly questionId: string;
  readonly email: string;
  readonly language: string;
  readonly confirmedAt: Date | null;
  readonly question: string;
  readonly conversationId: string;
  readonly visitorId: string | null;
  readonly answer: { readonly status: AnswerStatus; readonly text: string; readonly language: string };
};

export async function selectWatch(db: Queryable, id: string): Promise<Watch | undefined> {
  const { rows } = await db.query<WatchRow>(
    `select w.id, w.question_id, w.email, w.sealed, w.language, w.confirmed_at, q.text as question, q.conversation_id,
            c.visitor_id, a.status, a.text as answer_text, a.language as answer_language
       from answer_watches w
       join questions q
         on q.id = w.question_id
       join conversations c
         on c.id = q.conversation_id
       join answers a
         on a.question_id = q.id
      where w.id = $1`,
    [id],
  );
  const row = rows[0];
  return (
    row && {
      id: row.id,
      questionId: row.question_id,
      email: openAddress(db, row),
      language: row.language,
      confirmedAt: row.confirmed_at,
      question: row.question,
      conversationId: row.conversation_id,
      visitorId: row.visitor_id,
      answer: { status: row.status, text: row.answer_text, language: row.answer_language },
    }
  );
}

type NewWatch = Pick<Watch, "id" | "questionId" | "email" | "language"> & { readonly at: Date };

/**
 * The watch of this address at this question, made if there was none. While it is not confirmed, each try gives it the whole
 * time anew.
 */
export async function insertWatch(
  tx: Queryable,
  watch: NewWatch,
): Promise<{ id: string; isNew: boolean; isConfirmed: boolean }> {
  const index = watchIndex(tx, watch.email);
  await tx.query(
    `insert into answer_watches (id, question_id, sealed, email_index, language, created_at)
     values ($1, $2, $3, $4, $5, $6)
         on conflict (question_id, email_index) do update
        set language = excluded.language,
            created_at = case when answer_watches.confirmed_at is null then excluded.created_at
                              else answer_watches.created_at end`,
    [watch.id, watch.questionId, sealAddress(tx, watch.id, watch.email), index, watch.language, watch.at],
  );
  const { rows } = await tx.query<{ id: string; is_confirmed: boolean }>(
    `select id, confirmed_at is not null as is_confirmed
       from answer_watches
      where question_id = $1
        and email_index = $2`,
    [watch.questionId, index],
  );
  if (!rows[0]) throw new Error("A watch vanished while it was made.");
  const { id, is_confirmed: isConfirmed } = rows[0];
  return { id, isNew: id === watch.id, isConfirmed };
}

export async function confirmWatch(db: Queryable, id: string, at: Date): Promise<void> {
  await db.query(
    `update answer_watches
        set confirmed_at = $2
      where id = $1
        and confirmed_at is null`,
    [id, at],
  );
}

export async function deleteWatch(db: Queryable, id: string): Promise<void> {
  await db.query("delete from answer_watches where id = $1", [id]);
}

/** All watches of an address. */
export async function deleteWatchesOf(db: Queryable, email: string): Promise<void> {
  await db.query("delete from answer_watches where email_index = $1", [watchIndex(db, email)]);
}

export async function countWatchesOf(db: Queryable, email: string): Promise<number> {
  const { rows } = await db.query<{ count: number }>(
    `select count(*)::int as count
       from answer_watches
      where email_index = $1`,
    [watchIndex(db, email)],
  );
  return rows[0]?.count ?? 0;
}

export async function deleteUnconfirmed(db: Queryable, before: Date): Promise<void> {
  await db.query(
    `delete from answer_watches
      where confirmed_at is null
        and created_at < $1`,
    [before],
  );
}

/** Who waits for answers to these questions, held until the end of `tx`. */
export async function lockWatchesOfQuestions(tx: Queryable, questionIds: readonly string[]) {
  const { rows } = await tx.query<SealedAddress & { language: string; is_confirmed: boolean }>(
    `select id, email, sealed, language, confirmed_at is not null as is_confirmed
       from answer_watches
      where question_id = any($1::uuid[])
      order by email_index, language, id
        for update`,
    [questionIds],
  );
  return rows.map((row) => ({
    id: row.id,
    email: openAddress(tx, row),
    language: row.language,
    isConfirmed: row.is_confirmed,
  }));
}
