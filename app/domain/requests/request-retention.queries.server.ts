import type { Queryable, Transaction } from "#app/db/port.ts";
import { deleteAttachmentsOf } from "#app/domain/attachments/attachments.queries.server.ts";
import { deleteNotesOf } from "./request-notes.queries.server.ts";
import type { EventKind } from "./types.ts";

/** Looking at a request, and what its resident corrects or erases, keeps it no longer. */
export const KEEPING_KINDS = ["moved", "information_added"] as const satisfies readonly EventKind[];

/** Over, silent since before the moment in `$1`, and not yet without what is about a person. */
const IS_DUE = `r.state in ('closed', 'withdrawn')
       and r.anonymised_at is null
       and not exists (
         select 1
         from request_events e
         where e.request_id = r.id
           and e.kind = any('{${KEEPING_KINDS.join(",")}}')
           and e.at >= $1
       )`;

/** A request `r` that a legal hold keeps. */
const IS_HELD = "exists (select 1 from request_holds l where l.request_id = r.id and l.lifted_at is null)";

/** Lets the transaction take words out of events, which nothing else may. */
export async function beginForgetting(tx: Queryable): Promise<void> {
  await tx.query("select set_config('onewindow.forgetting', 'on', true)");
}

/** Takes everything about a person out of up to `limit` requests that are due; number, service, desk and times stay for figures. */
export async function anonymiseRequestsBefore(
  tx: Transaction,
  before: Date,
  limit: number,
  now: Date,
): Promise<number> {
  const { rows } = await tx.query<{ id: string }>(
    `select r.id
     from requests r
     where ${IS_DUE}
       and not ${IS_HELD}
     order by r.submitted_at
     limit $2
     for update of r skip locked`,
    [before, limit],
  );
  const ids = rows.map(({ id }) => id);
  if (ids.length === 0) return 0;
  await beginForgetting(tx);
  await tx.query(
    `update request_events
     set sealed = null,
         words_for_resident = null,
         remedy = null,
         words_for_staff = null
     where request_id = any($1::uuid[])
       and (sealed is not null or words_for_resident is not null or remedy is not null or words_for_staff is not null)`,
    [ids],
  );
  await deleteNotesOf(tx, ids);
  await deleteAttachmentsOf(tx, ids);
  await tx.query("delete from request_browsers where request_id = any($1::uuid[])", [ids]);
  await tx.query("delete from request_access where request_id = any($1::uuid[])", [ids]);
  await tx.query("delete from mandates where request_id = any($1::uuid[])", [ids]);
  await tx.query("delete from request_feeds where request_id = any($1::uuid[])", [ids]);
  await tx.query("delete from request_followers where request_id = any($1::uuid[])", [ids]);
  await tx.query("delete from request_ways where request_id = any($1::uuid[])", [ids]);
  await tx.query("delete from client_requests where request_id = any($1::uuid[])", [ids]);
  await tx.query("delete from request_identifiers where request_id = any($1::uuid[])", [ids]);
  await tx.query("delete from form_drafts where request_id = any($1::uuid[])", [ids]);
  await tx.query("delete from request_disclosures where request_id = any($1::uuid[])", [ids]);
  await tx.query("delete from request_holds where request_id = any($1::uuid[])", [ids]);
  await tx.query("update request_ratings set comment = null, sealed = null where request_id = any($1::uuid[])", [ids]);
  await tx.query(
    `update requests
     set answers = '{}'::jsonb,
         sealed = null,
         description = '',
         contact_name = null,
         contact_email = null,
         contact_phone = null,
         visitor_id = null,
         conversation_id = null,
         submission_key = 'anonymised:' || id,
         body_hash = repeat('0', 64),
         anonymised_at = $2
     where id = any($1::uuid[])`,
    [ids, now],
  );
  return ids.length;
}

/** How many are due and kept by a hold. */
export async function countHeldRequests(db: Queryable, before: Date): Promise<number> {
  const { rows } = await db.query<{ count: number }>(
    `select count(*)::int as count
     from requests r
     where ${IS_DUE}
       and ${IS_HELD}`,
    [before],
  );
  return rows[0]?.count ?? 0;
}

/** Forms that were not sent in time; gives how many. */
export async function deleteExpiredDrafts(tx: Queryable, now: Date, limit: number): Promise<number> {
  const { rows } = await tx.query(
    `delete from form_drafts
     where id in (
       select id
       from form_drafts
       where expires_at <= $1
         and request_id is null
       limit $2
       for update skip locked
     )
     returning id`,
    [now, limit],
  );
  return rows.length;
}
