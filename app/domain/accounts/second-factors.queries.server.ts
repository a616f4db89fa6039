import type { Queryable } from "#app/db/port.ts";

export type StoredSecondFactor = { readonly sealedSecret: string; readonly lastStep: number };

/** Held until the end of `tx`, so that codes tried at once are taken one by one. */
export async function lockSecondFactor(tx: Queryable, staffId: string): Promise<StoredSecondFactor | undefined> {
  const { rows } = await tx.query<{ sealed_secret: string; last_step: number }>(
    `select sealed_secret, last_step
     from staff_second_factors
     where staff_id = $1
     for update`,
    [staffId],
  );
  const row = rows[0];
  return row && { sealedSecret: row.sealed_secret, lastStep: row.last_step };
}

export async function updateLastStep(tx: Queryable, staffId: string, lastStep: number): Promise<void> {
  await tx.query("update staff_second_factors set last_step = $2 where staff_id = $1", [staffId, lastStep]);
}

/** Takes the place of the one there was. */
export async function replaceSecondFactor(
  tx: Queryable,
  factor: StoredSecondFactor & { readonly staffId: string; readonly at: Date },
): Promise<void> {
  await tx.query(
    `insert into staff_second_factors (staff_id, sealed_secret, set_up_at, last_step)
     values ($1, $2, $3, $4)
     on conflict (staff_id) do update
       set sealed_secret = excluded.sealed_secret, set_up_at = excluded.set_up_at, last_step = excluded.last_step`,
    [factor.staffId, factor.sealedSecret, factor.at, factor.lastStep],
  );
}

/** With its recovery codes. Says whether there was one. */
export async function deleteSecondFactor(tx: Queryable, staffId: string): Promise<boolean> {
  await tx.query("delete from staff_recovery_codes where staff_id = $1", [staffId]);
  const { rows } = await tx.query("delete from staff_second_factors where staff_id = $1 returning staff_id", [staffId]);
  return rows.length > 0;
}

export async function replaceRecoveryCodes(
  tx: Queryable,
  staffId: string,
  codeHashes: readonly string[],
  at: Date,
): Promise<void> {
  await tx.query("delete from staff_recovery_codes where staff_id = $1", [staffId]);
  await tx.query(
    `insert into staff_recovery_codes (staff_id, code_hash, created_at)
     select $1::uuid, code_hash, $3::timestamptz
     from unnest($2::text[]) as code_hash`,
    [staffId, codeHashes, at],
  );
}

/** Says whether the code was there and not used. */
export async function useRecoveryCode(tx: Queryable, staffId: string, codeHash: string, at: Date): Promise<boolean> {
  const { rows } = await tx.query(
    `update staff_recovery_codes
     set used_at = $3
     where staff_id = $1
       and code_hash = $2
       and used_at is null
     returning staff_id`,
    [staffId, codeHash, at],
  );
  return rows.length > 0;
}

export type SecondFactorFacts = { readonly setUpAt: Date; readonly codesLeft: number };

/** Since when somebody has one, and how many recovery codes are left; `undefined` without one. */
export async function selectSecondFactorFacts(db: Queryable, staffId: string): Promise<SecondFactorFacts | undefined> {
  const { rows } = await db.query<{ set_up_at: Date; codes_left: number }>(
    `select f.set_up_at,
            (select count(*)::int from staff_recovery_codes c where c.staff_id = f.staff_id and c.used_at is null)
              as codes_left
     from staff_second_factors f
     where f.staff_id = $1`,
    [staffId],
  );
  const row = rows[0];
  return row && { setUpAt: row.set_up_at, codesLeft: row.codes_left };
}
