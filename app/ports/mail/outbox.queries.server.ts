import { fieldsOf, openJson, sealJson } from "#app/db/encryption/port.ts";
import type { Queryable, Transaction } from "#app/db/port.ts";
import { plainMailAddress } from "#app/lib/plain-mail-address.ts";
import type { MailMessage } from "./port.ts";

/** How a message of the outbox goes. */
export const OUTBOX_WAYS = ["mail", "sms", "push"] as const;
export type OutboxWay = (typeof OUTBOX_WAYS)[number];

export type OutboxMail = MailMessage & {
  readonly way: OutboxWay;
  readonly state: "queued" | "sent" | "failed";
  readonly attempts: number;
};

type OutboxRow = {
  id: string;
  way: OutboxWay;
  recipient: string | null;
  language: string;
  subject: string;
  body: string | null;
  sealed: string | null;
  state: OutboxMail["state"];
  attempts: number;
};

/** Whom it goes to and what it says. The subject names a reference at most. */
export type SealedMail = { readonly to: string; readonly text: string };

const placeOf = (id: string) => ({ column: "outbox_mails.sealed", row: id }) as const;

export const sealMail = (db: Queryable, id: string, { to, text }: SealedMail): string =>
  sealJson(db, placeOf(id), { to, text });

/** By which the mails to an address are found, in whatever capitals. */
const recipientIndex = (db: Queryable, to: string): string =>
  fieldsOf(db).index("outbox_mails.recipient", plainMailAddress(to));

/** Mails of before they were sealed still stand as they were. */
const toMail = (db: Queryable, row: OutboxRow): OutboxMail => ({
  id: row.id,
  way: row.way,
  ...(row.sealed
    ? openJson<SealedMail>(db, placeOf(row.id), row.sealed)
    : { to: row.recipient ?? "", text: row.body ?? "" }),
  language: row.language,
  subject: row.subject,
  state: row.state,
  attempts: row.attempts,
});

/** Written with the next statement of the transaction. */
export function insertMail(
  tx: Transaction,
  mail: MailMessage & { way?: OutboxWay; createdAt: Date; isForgottenWhenSent?: boolean },
): void {
  tx.later(
    `insert into outbox_mails (id, sealed, recipient_index, language, subject, created_at, is_forgotten_when_sent, way)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      mail.id,
      sealMail(tx, mail.id, mail),
      recipientIndex(tx, mail.to),
      mail.language,
      mail.subject,
      mail.createdAt,
      mail.isForgottenWhenSent ?? false,
      mail.way ?? "mail",
    ],
  );
}

export async function selectMail(db: Queryable, id: string): Promise<OutboxMail | undefined> {
  const { rows } = await db.query<OutboxRow>(
    `select id, way, recipient, language, subject, body, sealed, state, attempts
     from outbox_mails
     where id = $1`,
    [id],
  );
  return rows[0] && toMail(db, rows[0]);
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

export type UnsentMail = {
  readonly id: string;
  readonly way: OutboxWay;
  readonly subject: string;
  readonly createdAt: Date;
  readonly state: "queued" | "failed";
  readonly attempts: number;
  readonly error: string | null;
};

/** Mails that failed at least once and were not sent: how many are still tried, how many were given up. */
export async function countUnsentMails(db: Queryable): Promise<{ readonly waiting: number; readonly failed: number }> {
  const { rows } = await db.query<{ waiting: number; failed: number }>(
    `select count(*) filter (where state = 'queued' and last_error is not null)::int as waiting,
            count(*) filter (where state = 'failed')::int as failed
     from outbox_mails
     where state <> 'sent'`,
  );
  return rows[0] ?? { waiting: 0, failed: 0 };
}

/** All messages of one way that stand in the outbox, sent or not. */
export async function countMessages(db: Queryable, way: OutboxWay): Promise<number> {
  const { rows } = await db.query<{ count: number }>("select count(*)::int as count from outbox_mails where way = $1", [
    way,
  ]);
  return rows[0]?.count ?? 0;
}

/** One whose recipient is not there any more. */
export async function deleteMail(db: Queryable, id: string): Promise<void> {
  await db.query("delete from outbox_mails where id = $1", [id]);
}

/** The newest of them, those that were given up first. */
export async function selectUnsentMails(db: Queryable, limit: number): Promise<UnsentMail[]> {
  const { rows } = await db.query<UnsentMail>(
    `select id, way, subject, created_at as "createdAt", state, attempts, last_error as error
     from outbox_mails
     where state = 'failed' or (state = 'queued' and last_error is not null)
     order by state, created_at desc
     limit $1`,
    [limit],
  );
  return rows;
}

/** Mails that were given up wait again, as if never tried; gives which. */
export async function requeueFailedMails(tx: Queryable): Promise<{ id: string; way: OutboxWay }[]> {
  const { rows } = await tx.query<{ id: string; way: OutboxWay }>(
    `update outbox_mails
     set state = 'queued', attempts = 0
     where state = 'failed'
     returning id, way`,
  );
  return rows;
}

/** Seals up to `limit` mails that still stand in plain text; gives how many. */
export async function sealStandingMails(tx: Queryable, limit: number): Promise<number> {
  const { rows } = await tx.query<{ id: string; recipient: string | null; body: string | null }>(
    `select id, recipient, body
     from outbox_mails
     where sealed is null
     limit $1
     for update`,
    [limit],
  );
  for (const { id, recipient, body } of rows)
    await tx.query(
      "update outbox_mails set sealed = $2, recipient_index = $3, recipient = null, body = null where id = $1",
      [id, sealMail(tx, id, { to: recipient ?? "", text: body ?? "" }), recipientIndex(tx, recipient ?? "")],
    );
  return rows.length;
}

/** All mails to an address, sent or not. */
export async function deleteMailsTo(tx: Queryable, to: string): Promise<void> {
  await tx.query("delete from outbox_mails where recipient_index = $1", [recipientIndex(tx, to)]);
}

/** Those to an address whose subject names a reference. */
export async function deleteMailsAbout(tx: Queryable, to: string, reference: string): Promise<void> {
  await tx.query("delete from outbox_mails where recipient_index = $1 and position($2 in subject) > 0", [
    recipientIndex(tx, to),
    reference,
  ]);
}
