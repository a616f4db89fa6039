import type { Queryable } from "#app/db/port.ts";

/** References of what has been silent past its time. */
export async function selectSilent(db: Queryable, now: Date, limit: number): Promise<string[]> {
  const { rows } = await db.query<{ reference: string }>(
    `select reference
     from requests
     where state in ('answered', 'rejected', 'duplicate')
       and reopen_until <= $1
     order by reopen_until
     limit $2`,
    [now, limit],
  );
  return rows.map((row) => row.reference);
}

/**
 * References of what closes soon, by the moment of each open desk, and was not said to. `fallback` is for desks that are not
 * `known` any more; without one they wait.
 */
export async function selectUnreminded(
  db: Queryable,
  query: {
    readonly now: Date;
    readonly desks: readonly { readonly id: string; readonly until: Date }[];
    readonly known: readonly string[];
    readonly fallback: Date | undefined;
    readonly limit: number;
  },
): Promise<string[]> {
  const { rows } = await db.query<{ reference: string }>(
    `select r.reference
     from requests r
     left join unnest($2::text[], $3::timestamptz[]) as d (desk_id, until) on d.desk_id = r.desk_id
     where r.state in ('answered', 'rejected', 'duplicate')
       and r.reopen_until > $1
       and r.reopen_until <= case when r.desk_id = any($4::text[]) then d.until else $5::timestamptz end
       and r.reminded_until is distinct from r.reopen_until
     order by r.reopen_until
     limit $6`,
    [
      query.now,
      query.desks.map(({ id }) => id),
      query.desks.map(({ until }) => until),
      query.known,
      query.fallback ?? null,
      query.limit,
    ],
  );
  return rows.map((row) => row.reference);
}

/** Notes that the closing of now was said; `false` when it was before. */
export async function markReminded(tx: Queryable, id: string): Promise<boolean> {
  const { rows } = await tx.query(
    `update requests
     set reminded_until = reopen_until
     where id = $1
       and reminded_until is distinct from reopen_until
     returning id`,
    [id],
  );
  return rows.length === 1;
}
