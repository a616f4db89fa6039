import { fieldsOf } from "#app/db/encryption/port.ts";
import type { Queryable } from "#app/db/port.ts";
import type { Identifier, Matter } from "./identifiers.ts";

/** Kinds differ: a telephone number says nothing of an identity number that looks alike. */
export const hashOf = (db: Queryable, { kind, value }: Identifier | Matter): string =>
  fieldsOf(db).index(`request_identifiers.${kind}`, value);

/** From now on a request is found by these and no others. */
export async function replaceIdentifiers(
  tx: Queryable,
  requestId: string,
  identifiers: readonly (Identifier | Matter)[],
): Promise<void> {
  await tx.query(
    `with wanted as (
       select v.kind, v.value_hash
       from unnest($2::text[], $3::text[]) as v (kind, value_hash)
     ), gone as (
       delete from request_identifiers i
       where i.request_id = $1
         and not exists (select 1 from wanted w where w.kind = i.kind and w.value_hash = i.value_hash)
     ), added as (
       insert into request_identifiers (request_id, kind, value_hash)
       select $1, kind, value_hash
       from wanted
       on conflict do nothing
     )
     update requests
     set is_indexed = true
     where id = $1`,
    [requestId, identifiers.map(({ kind }) => kind), identifiers.map((one) => hashOf(tx, one))],
  );
}

/** References of requests of these desks that have an identifier, the newest first; `undefined` desks means every desk. */
export async function selectByIdentifier(
  db: Queryable,
  identifier: Identifier,
  deskIds: readonly string[] | undefined,
  limit: number,
): Promise<string[]> {
  const { rows } = await db.query<{ reference: string }>(
    `select r.reference
     from request_identifiers i
     join requests r on r.id = i.request_id
     where i.kind = $1
       and i.value_hash = $2
       and ($3::text[] is null or r.desk_id = any($3::text[]))
     order by r.submitted_at desc, r.reference
     limit $4`,
    [identifier.kind, hashOf(db, identifier), deskIds ?? null, limit],
  );
  return rows.map(({ reference }) => reference);
}
