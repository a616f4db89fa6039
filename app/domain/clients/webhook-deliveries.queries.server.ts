import type { Queryable } from "#app/db/port.ts";

export type NewDelivery = {
  readonly requestId: string;
  readonly seq: number;
  readonly body: string;
  /** Where the request is, and where it was: who loses it is told so. */
  readonly deskIds: readonly string[];
  readonly at: Date;
};

/** A delivery for each system that reads requests of one of the desks and has an address; gives how many. */
export async function insertDeliveries(
  tx: Queryable,
  { requestId, seq, body, deskIds, at }: NewDelivery,
): Promise<number> {
  const { rowCount } = await tx.query(
    `insert into webhook_deliveries (id, client_id, request_id, seq, body, created_at, next_try_at)
     select gen_random_uuid(), c.id, $1, $2, $3, $4, $4
     from api_clients c
     join staff_members m on m.id = c.id
     where c.webhook_url is not null
       and 'requests.read' = any(c.scopes)
       and m.disabled_at is null
       and exists (select 1 from staff_desks d where d.staff_id = c.id and d.desk_id = any($5))`,
    [requestId, seq, body, at, deskIds],
  );
  return rowCount;
}

/** A delivery that tells of nothing, to see whether the way is open. */
export async function insertTestDelivery(
  tx: Queryable,
  { id, clientId, body, at }: { id: string; clientId: string; body: string; at: Date },
): Promise<void> {
  await tx.query(
    `insert into webhook_deliveries (id, client_id, body, created_at, next_try_at)
     values ($1, $2, $3, $4, $4)`,
    [id, clientId, body, at],
  );
}

/** Clients that wait for something that is due. */
export async function selectDueClients(db: Queryable, now: Date): Promise<string[]> {
  const { rows } = await db.query<{ client_id: string }>(
    `select distinct client_id
     from webhook_deliveries
     where state = 'queued'
       and next_try_at <= $1`,
    [now],
  );
  return rows.map((row) => row.client_id);
}

export type ClaimedDelivery = { readonly id: string; readonly body: string; readonly attempts: number };

/**
 * The delivery of a client that is due longest, counted as tried, and kept from other processes until `leaseUntil`: should this one
 * die, it is tried again then.
 */
export async function claimDelivery(
  db: Queryable,
  { clientId, now, leaseUntil }: { clientId: string; now: Date; leaseUntil: Date },
): Promise<ClaimedDelivery | undefined> {
  const { rows } = await db.query<ClaimedDelivery>(
    `update webhook_deliveries
     set attempts = attempts + 1, next_try_at = $3
     where id = (
       select id
       from webhook_deliveries
       where client_id = $1
         and state = 'queued'
         and next_try_at <= $2
       order by next_try_at, seq
       limit 1
       for update skip locked
     )
     returning id, body, attempts`,
    [clientId, now, leaseUntil],
  );
  return rows[0];
}

export async function markDelivered(db: Queryable, id: string, at: Date): Promise<void> {
  await db.query(
    `update webhook_deliveries
     set state = 'sent', sent_at = $2, last_error = null
     where id = $1`,
    [id, at],
  );
}

export async function recordFailedTry(
  db: Queryable,
  id: string,
  { error, nextTryAt }: { error: string; nextTryAt: Date | undefined },
): Promise<void> {
  await db.query(
    `update webhook_deliveries
     set last_error = $2,
         state = case when $3::timestamptz is null then 'failed' else 'queued' end,
         next_try_at = coalesce($3::timestamptz, next_try_at)
     where id = $1
       and state = 'queued'`,
    [id, error, nextTryAt ?? null],
  );
}

export type ShownDelivery = {
  readonly id: string;
  /** `undefined` for a test. */
  readonly reference: string | null;
  readonly seq: number | null;
  readonly createdAt: Date;
  readonly state: "queued" | "sent" | "failed";
  readonly attempts: number;
  readonly error: string | null;
};

/** The newest of a client, those that were given up first. */
export async function selectDeliveries(db: Queryable, clientId: string, limit: number): Promise<ShownDelivery[]> {
  const { rows } = await db.query<ShownDelivery>(
    `select w.id, w.body::jsonb -> 'data' ->> 'reference' as reference, w.seq, w.created_at as "createdAt", w.state,
            w.attempts, w.last_error as error
     from webhook_deliveries w
     where w.client_id = $1
     order by (w.state = 'failed') desc, w.created_at desc, w.seq desc
     limit $2`,
    [clientId, limit],
  );
  return rows;
}

/** What was given up waits again, as if never tried; gives how many. */
export async function requeueFailedDeliveries(tx: Queryable, clientId: string, now: Date): Promise<number> {
  const { rowCount } = await tx.query(
    `update webhook_deliveries
     set state = 'queued', attempts = 0, next_try_at = $2
     where client_id = $1
       and state = 'failed'`,
    [clientId, now],
  );
  return rowCount;
}

/** Deliveries of events older than `before`; up to `limit`, gives how many. */
export async function deleteDeliveriesBefore(tx: Queryable, before: Date, limit: number): Promise<number> {
  const { rowCount } = await tx.query(
    `delete from webhook_deliveries
     where id in (select id from webhook_deliveries where created_at < $1 limit $2)`,
    [before, limit],
  );
  return rowCount;
}
