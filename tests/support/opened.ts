import { openJson } from "#app/db/encryption/port.ts";
import type { Queryable } from "#app/db/port.ts";
import { selectRequest } from "#app/domain/requests/requests.queries.server.ts";
import type { ServiceRequest } from "#app/domain/requests/types.ts";
import { type OutboxMail, type OutboxWay, selectMail } from "#app/ports/mail/outbox.queries.server.ts";

/** What is stored sealed, as whoever holds the keys reads it. */

export type OpenedMail = {
  readonly recipient: string;
  readonly language: string;
  readonly subject: string;
  readonly body: string;
};

/** Every mail of the outbox in the order of its moment and subject. */
export async function listMails(db: Queryable): Promise<OpenedMail[]> {
  const { rows } = await db.query<{ id: string }>(
    "select id from outbox_mails where way = 'mail' order by created_at, subject",
  );
  const mails: OpenedMail[] = [];
  for (const { id } of rows) {
    const mail = await selectMail(db, id);
    if (mail) mails.push({ recipient: mail.to, language: mail.language, subject: mail.subject, body: mail.text });
  }
  return mails;
}

async function listMessages(db: Queryable, way: OutboxWay): Promise<OutboxMail[]> {
  const { rows } = await db.query<{ id: string }>("select id from outbox_mails where way = $1 order by created_at", [
    way,
  ]);
  const messages: OutboxMail[] = [];
  for (const { id } of rows) {
    const message = await selectMail(db, id);
    if (message) messages.push(message);
  }
  return messages;
}

/** Every text message of the outbox. */
export const listTexts = (db: Queryable): Promise<OutboxMail[]> => listMessages(db, "sms");

/** Everything in the outbox that goes to browsers. */
export const listPushes = (db: Queryable): Promise<OutboxMail[]> => listMessages(db, "push");

export async function listRequests(db: Queryable): Promise<ServiceRequest[]> {
  const { rows } = await db.query<{ reference: string }>("select reference from requests order by submitted_at");
  const requests: ServiceRequest[] = [];
  for (const { reference } of rows) {
    const request = await selectRequest(db, reference, { kind: "system" });
    if (request) requests.push(request);
  }
  return requests;
}

/** All words of all handoffs: summaries and messages. */
export async function listHandoffWords(db: Queryable): Promise<string[]> {
  const words: string[] = [];
  for (const table of ["handoffs", "handoff_events"] as const) {
    const { rows } = await db.query<{ id: string | number; sealed: string }>(
      `select id, sealed from ${table} where sealed is not null order by id`,
    );
    for (const { id, sealed } of rows)
      words.push(JSON.stringify(openJson(db, { column: `${table}.sealed`, row: String(id) }, sealed)));
  }
  return words;
}
