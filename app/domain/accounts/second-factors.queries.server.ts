import type { Queryable } from "#app/db/port.ts";
import type { HashedRecoveryCode } from "./recovery-codes.server.ts";

export type StoredSecondFactor = {
  readonly sealed: string | undefined;
  /** As versions before 0090 sealed it. */
  readonly formerSecret: string | undefined;
  readonly lastStep: number;
};

type StoredRow = {
  readonly staff_id: string;
  readonly sealed: string | null;
  readonly sealed_secret: string | null;
  readonly last_step: number;
};

const toStored = (row: StoredRow): StoredSecondFactor & { readonly staffId: string } => ({
  staffId: row.staff_id,
  sealed: row.sealed ?? undefined,
  formerSecret: row.sealed_secret ?? undefined,
  lastStep: row.last_step,
});

/** Held until the end of `tx`, so that codes tried at once are taken one by one. */
export async function lockSecondFactor(tx: Queryable, staffId: string): Promise<StoredSecondFactor | undefined> {
  const { rows } = await tx.query<StoredRow>(
    `select staff_id, sealed, sealed_secret, last_step
     from staff_second_factors
     where staff_id = $1
     for update`,
    [staffId],
  );
  return rows[0] && toStored(rows[0]);
}

/** Those that an older version of the portal sealed. */
export async function selectFormerSecondFactors(
  tx: Queryable,
): Promise<(StoredSecondFactor & { readonly staffId: string })[]> {
  const { rows } = await tx.query<StoredRow>(
    `select staff_id, sealed, sealed_secret, last_step
     from staff_second_factors
     where sealed is null
     for update`,
  );
  return rows.map(toStored);
}

export async function updateSealedSecret(tx: Queryable, staffId: string, sealed: string): Promise<void> {
  await tx.query("update staff_second_factors set sealed = $2, sealed_secret = null where staff_id = $1", [
    staffId,
    sealed,
  ]);
}

export async function updateLastStep(tx: Queryable, staffId: string, lastStep: number): Promise<void> {
  await tx.query("update staff_second_factors set last_step = $2 where staff_id = $1", [staffId, lastStep]);
}

/** Takes the place of the one there was. */
export async function replaceSecondFactor(
  tx: Queryable,
  factor: { readonly staffId: string; readonly sealed: string; readonly lastStep: number; readonly at: Date },
): Promise<void> {
  await tx.query(
    `insert into staff_second_factors (staff_id, sealed, set_up_at, last_step)
     values ($1, $2, $3, $4)
     on conflict (staff_id) do update
       set sealed = excluded.sealed, sealed_secret = null, set_up_at = excluded.set_up_at, last_step = excluded.last_step`,
    [factor.staffId, factor.sealed, factor.at, factor.lastStep],
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
  codes: readonly HashedRecoveryCode[],
  at: Date,
): Promise<void> {
  await tx.query("delete from staff_recovery_codes where staff_id = $1", [staffId]);
  await tx.query(
    `insert into staff_recovery_codes (staff_id, selector, code_hash, created_at)
     select $1::uuid, c.selector, c.code_hash, $4::timestamptz
     from unnest($2::text[], $3::text[]) as c (selector, code_hash)`,
    [staffId, codes.map(({ selector }) => selector), codes.map(({ hash }) => hash), at],
  );
}

/** The hash of the one code with this selector; `undefined` when there is none, or it was used. */
export async function selectRecoveryCodeHash(
  tx: Queryable,
  staffId: string,
  selector: string,
): Promise<string | undefined> {
  const { rows } = await tx.query<{ code_hash: string }>(
    `select code_hash
     from staff_recovery_codes
     where staff_id = $1
       and selector = $2
       and used_at is null`,
    [staffId, selector],
  );
  return rows[0]?.code_hash;
}

export async function useRecoveryCode(tx: Queryable, staffId: string, selector: string, at: Date): Promise<void> {
  await tx.query("update staff_recovery_codes set used_at = $3 where staff_id = $1 and selector = $2", [
    staffId,
    selector,
    at,
  ]);
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
