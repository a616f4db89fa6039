import type { Queryable } from "#app/db/port.ts";
import { watchIndex } from "#app/domain/watches/watches.queries.server.ts";

export async function selectAccount(
  db: Queryable,
  residentId: string,
): Promise<{ readonly since: Date; readonly providers: readonly string[] } | undefined> {
  const { rows } = await db.query<{ since: Date; providers: string[] }>(
    `select r.created_at as since,
            array(select i.issuer from resident_identities i where i.resident_id = r.id order by i.issuer) as providers
     from residents r
     where r.id = $1`,
    [residentId],
  );
  return rows[0];
}

/** Forms that a holder has begun and not sent. */
export async function selectDraftKeys(
  db: Queryable,
  visitorId: string,
  now: Date,
): Promise<{ draftId: string; formId: string }[]> {
  const { rows } = await db.query<{ id: string; form_id: string }>(
    `select id, form_id
     from form_drafts
     where visitor_id = $1
       and request_id is null
       -- What a helper types is about somebody else.
       and mandate_id is null
       and expires_at > $2
     order by updated_at desc`,
    [visitorId, now],
  );
  return rows.map((row) => ({ draftId: row.id, formId: row.form_id }));
}

export async function selectConversationIds(db: Queryable, visitorId: string): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(
    "select id from conversations where visitor_id = $1 order by last_active_at desc, id",
    [visitorId],
  );
  return rows.map((row) => row.id);
}

export async function selectWatchesOf(db: Queryable, email: string): Promise<{ question: string; since: Date }[]> {
  const { rows } = await db.query<{ question: string; since: Date }>(
    `select q.text as question, w.created_at as since
     from answer_watches w
     join questions q on q.id = w.question_id
     where w.email_index = $1
     order by w.created_at`,
    [watchIndex(db, email)],
  );
  return rows;
}

/** References of all requests a holder may see, the newest first. */
export async function selectOwnReferences(db: Queryable, visitorId: string): Promise<string[]> {
  const { rows } = await db.query<{ reference: string }>(
    `select r.reference
     from request_access a
     join requests r on r.id = a.request_id
     where a.visitor_id = $1
     order by r.submitted_at desc`,
    [visitorId],
  );
  return rows.map((row) => row.reference);
}

/**
 * Takes away all that hangs on a holder and that no law keeps: forms, conversations, words to ratings, the way to their
 * requests. Conversations that a person's work or a request rests on lose their questions and whose they were (`nobody`).
 */
export async function eraseHeld(tx: Queryable, visitorId: string, nobody: string): Promise<void> {
  await tx.query("delete from form_drafts where visitor_id = $1 and request_id is null", [visitorId]);
  await tx.query("update form_drafts set visitor_id = $2 where visitor_id = $1", [visitorId, nobody]);
  await tx.query(
    `update request_ratings
     set comment = null, sealed = null
     where request_id in (select request_id from request_access where visitor_id = $1)`,
    [visitorId],
  );
  await tx.query("delete from request_followers where visitor_id = $1", [visitorId]);
  // Browsers that were told go with the access.
  await tx.query("delete from request_access where visitor_id = $1", [visitorId]);
  await tx.query("update requests set visitor_id = null where visitor_id = $1", [visitorId]);
  await tx.query(
    `delete from conversations c
     where c.visitor_id = $1
       and not exists (select 1 from handoffs h where h.conversation_id = c.id)
       and not exists (select 1 from requests r where r.conversation_id = c.id)`,
    [visitorId],
  );
  await tx.query(
    `delete from questions
     where conversation_id in (select id from conversations where visitor_id = $1)`,
    [visitorId],
  );
  await tx.query("update conversations set visitor_id = $2 where visitor_id = $1", [visitorId, nobody]);
  await tx.query("update handoffs set visitor_id = $2 where visitor_id = $1", [visitorId, nobody]);
}

/**
 * Takes away what hangs on one request and no law keeps: the form it was typed into, its feed, the ways in which its resident is told, words to ratings, what stood in the contact
 * before it was corrected; its conversation goes on its own day. The transaction must have begun to forget.
 */
export async function eraseAroundRequest(tx: Queryable, requestId: string): Promise<void> {
  await tx.query("delete from form_drafts where request_id = $1", [requestId]);
  await tx.query("delete from request_feeds where request_id = $1", [requestId]);
  await tx.query("delete from request_ways where request_id = $1", [requestId]);
  await tx.query("delete from request_browsers where request_id = $1", [requestId]);
  await tx.query("update request_ratings set comment = null, sealed = null where request_id = $1", [requestId]);
  await tx.query("update requests set conversation_id = null where id = $1", [requestId]);
  await tx.query(
    `update request_events
     set sealed = null
     where request_id = $1
       and kind = 'contact_corrected'
       and sealed is not null`,
    [requestId],
  );
}
