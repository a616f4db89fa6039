import type { Queryable } from "#app/db/port.ts";
import { selectTurnById } from "./conversations.queries.server.ts";
import type { Turn } from "./types.ts";

export type StoredShare = { readonly id: string; readonly questionId: string };

type Row = { id: string; question_id: string };

const toShare = (row: Row): StoredShare => ({ id: row.id, questionId: row.question_id });

/** Shares the answer, or gives the share it has. */
export async function insertShare(
  db: Queryable,
  share: StoredShare & { readonly tokenHash: string; readonly at: Date },
): Promise<StoredShare> {
  const { rows } = await db.query<Row>(
    `insert into answer_shares (id, question_id, token_hash, shared_at)
     values ($1, $2, $3, $4)
     on conflict (question_id) do update set question_id = excluded.question_id
     returning id, question_id`,
    [share.id, share.questionId, share.tokenHash, share.at],
  );
  if (!rows[0]) throw new Error("The share just stored is not there.");
  return toShare(rows[0]);
}

export async function deleteShare(db: Queryable, questionId: string): Promise<void> {
  await db.query("delete from answer_shares where question_id = $1", [questionId]);
}

export async function selectShares(db: Queryable, conversationId: string): Promise<StoredShare[]> {
  const { rows } = await db.query<Row>(
    `select s.id, s.question_id
     from answer_shares s
     join questions on questions.id = s.question_id
     where questions.conversation_id = $1`,
    [conversationId],
  );
  return rows.map(toShare);
}

/** Whose shared answer a link opens: that of the browser with this id, else none. */
export async function selectOwnShare(
  db: Queryable,
  { tokenHash, visitorId }: { readonly tokenHash: string; readonly visitorId: string },
): Promise<{ readonly conversationId: string; readonly questionId: string } | undefined> {
  const { rows } = await db.query<{ conversation_id: string; question_id: string }>(
    `select questions.conversation_id, s.question_id
     from answer_shares s
     join questions on questions.id = s.question_id
     join conversations on conversations.id = questions.conversation_id
     where s.token_hash = $1
       and conversations.visitor_id = $2`,
    [tokenHash, visitorId],
  );
  return rows[0] && { conversationId: rows[0].conversation_id, questionId: rows[0].question_id };
}

/** The turn a link opens. */
export async function selectSharedTurn(db: Queryable, tokenHash: string): Promise<Turn | undefined> {
  const { rows } = await db.query<{ question_id: string }>(
    "select question_id from answer_shares where token_hash = $1",
    [tokenHash],
  );
  return rows[0] && selectTurnById(db, rows[0].question_id);
}
