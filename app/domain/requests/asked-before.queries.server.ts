import type { Queryable } from "#app/db/port.ts";
import { hashOf } from "./identifiers.queries.server.ts";
import type { Identifier, Matter } from "./identifiers.ts";
import { mapRequest, REQUEST_COLUMNS, type RequestRow } from "./requests.queries.server.ts";
import { OPEN_STATES } from "./states.ts";
import type { ServiceRequest } from "./types.ts";

/** The open request that this holder sent last of a service, or of a form where its matters have a place at the same one. */
export async function selectOwnOpen(
  db: Queryable,
  query: {
    readonly visitorId: string;
    readonly email: Identifier | undefined;
    readonly matter: Matter | undefined;
    readonly formId: string;
    readonly serviceSlug: string | null;
    readonly since: Date;
  },
): Promise<ServiceRequest | undefined> {
  const { rows } = await db.query<RequestRow>(
    `select ${REQUEST_COLUMNS}
     from requests r
     where r.state = any($1::text[])
       and r.submitted_at >= $2
       and r.anonymised_at is null
       and (
         exists (select 1 from request_access a where a.request_id = r.id and a.visitor_id = $3)
         or exists (
           select 1 from request_identifiers i where i.request_id = r.id and i.kind = 'email' and i.value_hash = $4))
       and case when $5::text is null
         then r.form_id = $6 or r.service_slug = $7
         else exists (
           select 1 from request_identifiers i where i.request_id = r.id and i.kind = 'place' and i.value_hash = $5)
         end
     order by r.submitted_at desc, r.reference
     limit 1`,
    [
      [...OPEN_STATES],
      query.since,
      query.visitorId,
      query.email ? hashOf(db, query.email) : null,
      query.matter ? hashOf(db, query.matter) : null,
      query.formId,
      query.serviceSlug,
    ],
  );
  return rows[0] && mapRequest(db, rows[0]);
}

/** The first open request about the same matter that this browser may not see. */
export async function selectToldBefore(
  db: Queryable,
  query: { readonly visitorId: string; readonly matter: Matter; readonly since: Date },
): Promise<ServiceRequest | undefined> {
  const { rows } = await db.query<RequestRow>(
    `select ${REQUEST_COLUMNS}
     from request_identifiers i
     join requests r on r.id = i.request_id
     where i.kind = 'place'
       and i.value_hash = $1
       and r.state = any($2::text[])
       and r.submitted_at >= $3
       and not exists (select 1 from request_access a where a.request_id = r.id and a.visitor_id = $4)
     order by r.submitted_at, r.reference
     limit 1`,
    [hashOf(db, query.matter), [...OPEN_STATES], query.since, query.visitorId],
  );
  return rows[0] && mapRequest(db, rows[0]);
}
