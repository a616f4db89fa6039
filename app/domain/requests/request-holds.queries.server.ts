import { openJson, sealJson } from "#app/db/encryption/port.ts";
import type { Queryable } from "#app/db/port.ts";

const placeOf = (id: string) => ({ column: "request_holds.sealed", row: id }) as const;

export type RequestHold = {
  readonly id: string;
  readonly reference: string;
  readonly deskId: string;
  readonly reason: string;
  readonly setBy: string;
  readonly setAt: Date;
};

/** Holds that nobody lifted, the newest first; of one request when its reference is given. */
export async function selectHolds(db: Queryable, reference: string | null): Promise<RequestHold[]> {
  const { rows } = await db.query<{
    id: string;
    reference: string;
    desk_id: string;
    sealed: string;
    name: string;
    set_at: Date;
  }>(
    `select l.id, r.reference, r.desk_id, l.sealed, m.name, l.set_at
     from request_holds l
     join requests r on r.id = l.request_id
     join staff_members m on m.id = l.set_by
     where l.lifted_at is null
       and ($1::text is null or r.reference = $1::text)
     order by l.set_at desc
     limit 500`,
    [reference],
  );
  return rows.map((row) => ({
    id: row.id,
    reference: row.reference,
    deskId: row.desk_id,
    reason: openJson<{ reason: string }>(db, placeOf(row.id), row.sealed).reason,
    setBy: row.name,
    setAt: row.set_at,
  }));
}

/** `false` when the request is held already. */
export async function insertHold(
  tx: Queryable,
  hold: {
    readonly id: string;
    readonly requestId: string;
    readonly reason: string;
    readonly staffId: string;
    readonly at: Date;
  },
): Promise<boolean> {
  const { rows } = await tx.query(
    `insert into request_holds (id, request_id, sealed, set_by, set_at)
     values ($1, $2, $3, $4, $5)
     on conflict (request_id) where lifted_at is null do nothing
     returning id`,
    [hold.id, hold.requestId, sealJson(tx, placeOf(hold.id), { reason: hold.reason }), hold.staffId, hold.at],
  );
  return rows.length === 1;
}

/** `false` when nothing was held. */
export async function liftHold(tx: Queryable, requestId: string, staffId: string, at: Date): Promise<boolean> {
  const { rows } = await tx.query(
    `update request_holds
     set lifted_by = $2,
         lifted_at = $3
     where request_id = $1
       and lifted_at is null
     returning id`,
    [requestId, staffId, at],
  );
  return rows.length === 1;
}

export async function isHeldRequest(db: Queryable, requestId: string): Promise<boolean> {
  const { rows } = await db.query("select 1 from request_holds where request_id = $1 and lifted_at is null", [
    requestId,
  ]);
  return rows.length > 0;
}
