import type { Queryable } from "#app/db/port.ts";

export async function insertDisclosure(
  tx: Queryable,
  disclosure: {
    readonly requestId: string;
    readonly staffId: string;
    readonly reason: string;
    readonly openedAt: Date;
    readonly expiresAt: Date;
  },
): Promise<void> {
  await tx.query(
    `insert into request_disclosures (request_id, staff_id, reason, opened_at, expires_at)
     values ($1, $2, $3, $4, $5)`,
    [disclosure.requestId, disclosure.staffId, disclosure.reason, disclosure.openedAt, disclosure.expiresAt],
  );
}

/** Until when the newest one lasts, or lasted; `undefined` where there was none. */
export async function selectDisclosedUntil(
  db: Queryable,
  requestId: string,
  staffId: string,
): Promise<Date | undefined> {
  const { rows } = await db.query<{ expires_at: Date | null }>(
    `select max(expires_at) as expires_at
     from request_disclosures
     where request_id = $1
       and staff_id = $2`,
    [requestId, staffId],
  );
  return rows[0]?.expires_at ?? undefined;
}

export type OpenDisclosure = { readonly reference: string; readonly reason: string; readonly expiresAt: Date };

/** What is open to somebody now, the newest first. */
export async function selectOpenDisclosures(db: Queryable, staffId: string, now: Date): Promise<OpenDisclosure[]> {
  const { rows } = await db.query<{ reference: string; reason: string; expires_at: Date }>(
    `select r.reference, d.reason, d.expires_at
     from request_disclosures d
     join requests r on r.id = d.request_id
     where d.staff_id = $1
       and d.opened_at <= $2
       and d.expires_at > $2
     order by d.expires_at desc`,
    [staffId, now],
  );
  return rows.map((row) => ({ reference: row.reference, reason: row.reason, expiresAt: row.expires_at }));
}
