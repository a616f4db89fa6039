import type { Queryable } from "#app/db/port.ts";

/** Notes that a form was sent. False when the same form was sent before. */
export async function insertTranscriptMail(
  tx: Queryable,
  mail: { readonly submissionKey: string; readonly conversationId: string; readonly at: Date },
): Promise<boolean> {
  const { rowCount } = await tx.query(
    `insert into transcript_mails (submission_key, conversation_id, queued_at)
     values ($1, $2, $3)
     on conflict (submission_key) do nothing`,
    [mail.submissionKey, mail.conversationId, mail.at],
  );
  return rowCount === 1;
}
