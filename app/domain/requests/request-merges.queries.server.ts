import type { Queryable } from "#app/db/port.ts";
import {
  mapRequest,
  readerCondition,
  REQUEST_COLUMNS,
  type RequestReader,
  type RequestRow,
} from "./requests.queries.server.ts";
import type { ServiceRequest } from "./types.ts";

/** From now on the duplicate goes on with another request. */
export async function insertMerge(tx: Queryable, requestId: string, intoId: string, at: Date): Promise<void> {
  await tx.query("insert into request_merges (request_id, into_id, merged_at) values ($1, $2, $3)", [
    requestId,
    intoId,
    at,
  ]);
}

/** It goes its own way again. */
export async function deleteMerge(tx: Queryable, requestId: string): Promise<void> {
  await tx.query("delete from request_merges where request_id = $1", [requestId]);
}

/** What had joined one request goes on with another. */
export async function handOnMerges(tx: Queryable, fromId: string, toId: string): Promise<void> {
  await tx.query("update request_merges set into_id = $2 where into_id = $1 and request_id <> $2", [fromId, toId]);
}

/** The request that leads this one, however many it was passed on by; `undefined` for one that was not merged. */
export async function selectLeading(db: Queryable, requestId: string): Promise<ServiceRequest | undefined> {
  const { rows } = await db.query<RequestRow>(
    `with recursive above as (
       select m.into_id as id
       from request_merges m
       where m.request_id = $1
       union
       select m.into_id
       from request_merges m
       join above a on a.id = m.request_id
     )
     select ${REQUEST_COLUMNS}
     from above a
     join requests r on r.id = a.id
     where not exists (select 1 from request_merges m where m.request_id = r.id)`,
    [requestId],
  );
  return rows[0] && mapRequest(db, rows[0]);
}

/** All that go on with this one, through others too, the oldest first. */
export async function selectJoined(
  db: Queryable,
  requestId: string,
  reader: RequestReader = { kind: "system" },
): Promise<ServiceRequest[]> {
  const condition = readerCondition(reader, 2);
  const { rows } = await db.query<RequestRow>(
    `with recursive below as (
       select m.request_id as id
       from request_merges m
       where m.into_id = $1
       union
       select m.request_id
       from request_merges m
       join below b on b.id = m.into_id
     )
     select ${REQUEST_COLUMNS}
     from below b
     join requests r on r.id = b.id
     where ${condition.sql}
     order by r.submitted_at, r.reference`,
    [requestId, ...condition.params],
  );
  return rows.map((row) => mapRequest(db, row));
}

/** Ids of the duplicates that were merged into this one itself, the oldest first. */
export async function selectNextInLine(db: Queryable, requestId: string): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(
    `select r.id
     from request_merges m
     join requests r on r.id = m.request_id
     where m.into_id = $1
       and r.state = 'duplicate'
     order by r.submitted_at, r.reference`,
    [requestId],
  );
  return rows.map(({ id }) => id);
}

/** Whoever waited for the leading request has this long, from its end on, to come back to theirs. */
export async function prolongWindows(tx: Queryable, ids: readonly string[], until: Date): Promise<void> {
  await tx.query(
    `update requests
     set reopen_until = greatest(reopen_until, $2)
     where id = any($1::uuid[])
       and state in ('duplicate', 'closed')`,
    [ids, until],
  );
}

/**
 * Open requests of the same service, or of the same form where there is none, that share how their resident is reached or
 * another thing requests are found by, at these desks: those at the same place first, then what shares most, the oldest first.
 */
export async function selectMergeable(
  db: Queryable,
  request: Pick<ServiceRequest, "id" | "serviceSlug" | "formId">,
  query: { readonly deskIds: readonly string[]; readonly states: readonly string[]; readonly limit: number },
): Promise<{ reference: string; submittedAt: Date; kinds: string[] }[]> {
  const { rows } = await db.query<{ reference: string; submitted_at: Date; kinds: string[] }>(
    `select r.reference, r.submitted_at, array_agg(distinct i.kind order by i.kind) as kinds
     from request_identifiers own
     join request_identifiers i on i.kind = own.kind and i.value_hash = own.value_hash and i.request_id <> own.request_id
     join requests r on r.id = i.request_id
     where own.request_id = $1
       and r.desk_id = any($2::text[])
       and r.state = any($3::text[])
       and (r.service_slug = $4 or ($4::text is null and r.service_slug is null and r.form_id is not distinct from $5))
     group by r.id
     order by bool_or(i.kind = 'place') desc, count(distinct i.kind) desc, r.submitted_at, r.reference
     limit $6`,
    [request.id, query.deskIds, query.states, request.serviceSlug ?? null, request.formId ?? null, query.limit],
  );
  return rows.map((row) => ({ reference: row.reference, submittedAt: row.submitted_at, kinds: row.kinds }));
}
