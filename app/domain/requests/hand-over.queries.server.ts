import type { Queryable } from "#app/db/port.ts";
import { handOverBrowsers } from "./browsers/browsers.queries.server.ts";

/** Requests that one holder may see and drafts that they have not sent. */
export async function countHeldRequests(
  db: Queryable,
  visitorId: string,
  now: Date,
): Promise<{ readonly requests: number; readonly drafts: number }> {
  const { rows } = await db.query<{ requests: number; drafts: number }>(
    `select (select count(*)::int from request_access where visitor_id = $1) as requests,
            (select count(*)::int from form_drafts
              where visitor_id = $1 and request_id is null and expires_at > $2) as drafts`,
    [visitorId, now],
  );
  return rows[0] ?? { requests: 0, drafts: 0 };
}

/** Gives everything one holder has to another, who may have some of it already. */
export async function handOverRequests(tx: Queryable, from: string, to: string): Promise<void> {
  await tx.query(
    `insert into request_access (request_id, visitor_id, granted_at)
     select request_id, $2, granted_at
     from request_access
     where visitor_id = $1
     on conflict do nothing`,
    [from, to],
  );
  // They rest on the access of their holder.
  await handOverBrowsers(tx, from, to);
  await tx.query("delete from request_access where visitor_id = $1", [from]);
  await tx.query("update requests set visitor_id = $2 where visitor_id = $1", [from, to]);
  await tx.query("update form_drafts set visitor_id = $2 where visitor_id = $1", [from, to]);
  await tx.query("update request_followers set visitor_id = $2 where visitor_id = $1", [from, to]);
}
