import type { Queryable } from "#app/db/port.ts";
import type { MailMessage } from "./port.ts";

export type OutboxMail = MailMessage & { readonly state: "queued" | "sent" | "failed"; readonly attempts: number };

type OutboxRow = {
  id: string;
  recipient: string;
  language: string;
  subject: string;
  body: string;
  state: OutboxMail["state"];
  attempts: number;
};

const toMail = (row: OutboxRow): OutboxMail => ({
  id: row.id,
  to: row.recipient,
  language: row.language,
  subject: row.subject,
  text: row.body,
  state: row.state,
  attempts: row.attempts,
});

export async function insertMail(
  tx: Queryable,
  mail: MailMessage & { createdAt: Date; isForgottenWhenSent?: boolean },
): Promise<void> {
  await tx.query(
    `insert into outbox_mails (id, recipient, language, subject, body, created_at, is_forgotten_when_sent)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [mail.id, mail.to, mail.language, mail.subject, mail.text, mail.createdAt, mail.isForgottenWhenSent ?? false],
  );
}

export async function selectMail(db: Queryable, id: string): Promise<OutboxMail | undefined> {
  const { rows } = await db.query<OutboxRow>(
    `select id, recipient, language, subject, body, state, attempts
     from outbox_mails
     where id = $1`,
    [id],
  );
  return rows[0] && toMail(rows[0]);
}

/** Every try counts, even one that a crash cut short. */
export async function countAttempt(db: Queryable, id: string): Promise<void> {
  await db.query(
    `update outbox_mails
     set attempts = attempts + 1
     where id = $1`,
    [id],
  );
}

/**
 * Takes away a mail that is over and need not be looked up again; tells whether it was one. Called before its state is noted:
 * of two statements a crash between them would leave the address behind for ever.
 */
async function forgetMail(db: Queryable, id: string): Promise<boolean> {
  const { rowCount } = await db.query(
    `delete from outbox_mails
      where id = $1
        and is_forgotten_when_sent
        and state <> 'sent'`,
    [id],
  );
  return rowCount > 0;
}

export async function markSent(db: Queryable, id: string, at: Date): Promise<void> {
  if (await forgetMail(db, id)) return;
  await db.query(
    `update outbox_mails
     set state = 'sent', sent_at = $2, last_error = null
     where id = $1`,
    [id, at],
  );
}

export async function recordFailure(
  db: Queryable,
  id: string,
  failure: { error: string; isFinal: boolean },
): Promise<void> {
  if (failure.isFinal && (await forgetMail(db, id))) return;
  await db.query(
    `update outbox_mails
     set last_error = $2, state = case when $3::boolean then 'failed' else 'queued' end
     where id = $1
       and state <> 'sent'`,
    [id, failure.error.slice(0, 500), failure.isFinal],
  );
}
