import type { Queryable } from "#app/db/port.ts";

export type ProviderSignIn = { readonly residentId: string | undefined; readonly returnPath: string };

export async function insertProviderSignIn(
  tx: Queryable,
  one: ProviderSignIn & { readonly browserHash: string; readonly createdAt: Date; readonly expiresAt: Date },
): Promise<void> {
  await tx.query("delete from provider_sign_ins where expires_at < $1", [one.createdAt]);
  await tx.query(
    `insert into provider_sign_ins (browser_hash, resident_id, return_path, created_at, expires_at)
     values ($1, $2, $3, $4, $5)`,
    [one.browserHash, one.residentId ?? null, one.returnPath, one.createdAt, one.expiresAt],
  );
}

/** Takes it away: the same browser cannot come back twice. */
export async function takeProviderSignIn(
  db: Queryable,
  browserHash: string,
  now: Date,
): Promise<ProviderSignIn | undefined> {
  const { rows } = await db.query<{ resident_id: string | null; return_path: string; is_over: boolean }>(
    `delete from provider_sign_ins
     where browser_hash = $1
     returning resident_id, return_path, expires_at <= $2 as is_over`,
    [browserHash, now],
  );
  const row = rows[0];
  if (!row || row.is_over) return undefined;
  return { residentId: row.resident_id ?? undefined, returnPath: row.return_path };
}
