import type { Queryable, Transaction } from "#app/db/port.ts";
import type { Identifier } from "./identifiers.ts";
import { hashOf } from "./identifiers.queries.server.ts";
import { mapRequest, REQUEST_COLUMNS, type RequestRow } from "./requests.queries.server.ts";
import { OPEN_STATES } from "./states.ts";
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

/** From now on another code opens the request, and the one before opens nothing. The caller holds its lock. */
export async function updateSecretHash(tx: Queryable, requestId: string, secretHash: string): Promise<void> {
  await tx.query("update requests set secret_hash = $2 where id = $1", [requestId, secretHash]);
}

/** Requests that have an identifier and are open or had something happen since `since`, the newest first. */
export async function selectFindable(
  db: Queryable,
  identifier: Identifier,
  { serviceSlug, since }: { readonly serviceSlug: string | undefined; readonly since: Date },
): Promise<ServiceRequest[]> {
  const { rows } = await db.query<RequestRow>(
    `select ${REQUEST_COLUMNS}
     from request_identifiers i
     join requests r on r.id = i.request_id
     where i.kind = $1
       and i.value_hash = $2
       and ($3::text is null or r.service_slug = $3)
       and (r.state = any($4::text[])
         or exists (select 1 from request_events e where e.request_id = r.id and e.at >= $5))
     order by r.submitted_at desc, r.reference
     limit 50`,
    [identifier.kind, hashOf(db, identifier), serviceSlug ?? null, [...OPEN_STATES], since],
  );
  return rows.map((row) => mapRequest(db, row));
}

/** These requests, held until the end of `tx`, always in the same order: two who hold several never wait in a circle. */
export async function lockRequests(tx: Transaction, ids: readonly string[]): Promise<ServiceRequest[]> {
  const { rows } = await tx.query<RequestRow>(
    `select ${REQUEST_COLUMNS}
     from requests r
     where r.id = any($1::uuid[])
     order by r.reference
     for update of r`,
    [ids],
  );
  return rows.map((row) => mapRequest(tx, row));
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
     where a.visitor_id = $1
     order by r.submitted_at desc
     limit $2`,
    [visitorId, limit],
  );
  return rows.map((row) => mapRequest(db, row));
}
