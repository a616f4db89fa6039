import type { Queryable } from "#app/db/port.ts";
import { mapRequest, REQUEST_COLUMNS, type RequestRow } from "./requests.queries.server.ts";
import type { ServiceRequest } from "./types.ts";

/** Lets this browser see the request from now on. */
export async function grantAccess(tx: Queryable, requestId: string, visitorId: string, at: Date): Promise<void> {
  await tx.query(
    `insert into request_access (request_id, visitor_id, granted_at)
     values ($1, $2, $3)
     on conflict do nothing`,
    [requestId, visitorId, at],
  );
}

export async function selectSecretHash(
  db: Queryable,
  reference: string,
): Promise<{ id: string; secretHash: string } | undefined> {
  const { rows } = await db.query<{ id: string; secret_hash: string }>(
    `select id, secret_hash
     from requests
     where reference = $1`,
    [reference],
  );
  return rows[0] && { id: rows[0].id, secretHash: rows[0].secret_hash };
}

/** Requests this browser may see, newest first. */
export async function selectVisitorRequests(
  db: Queryable,
  visitorId: string,
  limit: number,
): Promise<ServiceRequest[]> {
  const { rows } = await db.query<RequestRow>(
    `select ${REQUEST_COLUMNS}
     from request_access a
     join requests r on r.id = a.request_id
     left join staff_members h on h.id = r.holder_id
     where a.visitor_id = $1
     order by r.submitted_at desc
     limit $2`,
    [visitorId, limit],
  );
  return rows.map((row) => mapRequest(db, row));
}
