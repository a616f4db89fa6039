import type { Queryable } from "#app/db/port.ts";
import type { AnswerFeedback } from "./answer-feedback.ts";

type NewFeedback = AnswerFeedback & { readonly questionId: string; readonly conversationId: string; readonly at: Date };

/** One row an answer, however often it is changed. False when the conversation has no such answer, or it answered nothing. */
export async function upsertAnswerFeedback(db: Queryable, feedback: NewFeedback): Promise<boolean> {
  const { rows } = await db.query<{ question_id: string }>(
    `insert into answer_feedback (question_id, is_helpful, reason, words, given_at, changed_at)
     select answers.question_id, $3, $4, $5, $6, $6
     from answers
     join questions on questions.id = answers.question_id
     where questions.id = $1
       and questions.conversation_id = $2
       and answers.status in ('answered', 'answered_partly')
     on conflict (question_id) do update
       set is_helpful = excluded.is_helpful,
           reason = excluded.reason,
           words = excluded.words,
           changed_at = excluded.changed_at
     returning question_id`,
    [feedback.questionId, feedback.conversationId, feedback.isHelpful, feedback.reason, feedback.words, feedback.at],
  );
  return rows.length > 0;
}

type Row = {
  question_id: string;
  is_helpful: boolean;
  reason: AnswerFeedback["reason"];
  words: string | null;
};

/** What was said of a conversation's answers, by question. */
export async function selectAnswerFeedback(
  db: Queryable,
  conversationId: string,
): Promise<Map<string, AnswerFeedback>> {
  const { rows } = await db.query<Row>(
    `select f.question_id, f.is_helpful, f.reason, f.words
     from answer_feedback f
     join questions on questions.id = f.question_id
     where questions.conversation_id = $1`,
    [conversationId],
  );
  return new Map(
    rows.map((row) => [row.question_id, { isHelpful: row.is_helpful, reason: row.reason, words: row.words }]),
  );
}
