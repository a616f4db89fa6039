import { openJson, sealJson } from "#app/db/encryption/port.ts";
import type { Queryable } from "#app/db/port.ts";

const placeOf = (id: string) => ({ column: "request_disclosures.sealed", row: id }) as const;

/** The reason as it is stored. */
export const sealReason = (db: Queryable, id: string, reason: string): string => sealJson(db, placeOf(id), { reason });

export async function insertDisclosure(
  tx: Queryable,
  disclosure: {
    readonly id: string;
    readonly requestId: string;
    readonly staffId: string;
    readonly reason: string;
    readonly openedAt: Date;
    readonly expiresAt: Date;
  },
): Promise<void> {
  await tx.query(
    `insert into request_disclosures (id, request_id, staff_id, sealed, opened_at, expires_at)
     values ($1, $2, $3, $4, $5, $6)`,
    [
      disclosure.id,
      disclosure.requestId,
      disclosure.staffId,
      sealReason(tx, disclosure.id, disclosure.reason),
      disclosure.openedAt,
      disclosure.expiresAt,
    ],
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
  const { rows } = await db.query<{
    id: string;
    reference: string;
    reason: string | null;
    sealed: string | null;
    expires_at: Date;
  }>(
    `select d.id, r.reference, d.reason, d.sealed, d.expires_at
     from request_disclosures d
     join requests r on r.id = d.request_id
     where d.staff_id = $1
       and d.opened_at <= $2
       and d.expires_at > $2
     order by d.expires_at desc`,
    [staffId, now],
  );
  return rows.map(({ id, reference, reason, sealed, expires_at: expiresAt }) => ({
    reference,
    reason: sealed === null ? (reason ?? "") : openJson<{ reason: string }>(db, placeOf(id), sealed).reason,
    expiresAt,
  }));
}
