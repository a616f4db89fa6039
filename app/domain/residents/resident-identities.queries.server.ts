import type { Queryable } from "#app/db/port.ts";

type IdentityKey = { readonly issuer: string; readonly subject: string };

export async function selectResidentOf(db: Queryable, { issuer, subject }: IdentityKey): Promise<string | undefined> {
  const { rows } = await db.query<{ resident_id: string }>(
    `select resident_id
     from resident_identities
     where issuer = $1
       and subject = $2`,
    [issuer, subject],
  );
  return rows[0]?.resident_id;
}

/** Gives the identity to an account, unless one has it; gives whose it is afterwards. */
export async function insertIdentity(
  tx: Queryable,
  { issuer, subject, residentId, at }: IdentityKey & { readonly residentId: string; readonly at: Date },
): Promise<string> {
  const { rows } = await tx.query<{ resident_id: string }>(
    `insert into resident_identities (issuer, subject, resident_id, created_at)
     values ($1, $2, $3, $4)
     on conflict (issuer, subject) do update set issuer = excluded.issuer
     returning resident_id`,
    [issuer, subject, residentId, at],
  );
  return rows[0]?.resident_id ?? residentId;
}

export async function hasIdentity(db: Queryable, residentId: string): Promise<boolean> {
  const { rows } = await db.query("select 1 from resident_identities where resident_id = $1 limit 1", [residentId]);
  return rows.length > 0;
}
