import { fieldsOf } from "#app/db/encryption/port.ts";
import type { Queryable } from "#app/db/port.ts";

/** Some providers name a person by their identity number, and it is never needed again: only its keyed hash is kept. */
export const HASHED_SUBJECT = "i1.";
export const hashSubject = (db: Queryable, { issuer, subject }: IdentityKey): string =>
  HASHED_SUBJECT + fieldsOf(db).index("resident_identities.subject", `${issuer}\0${subject}`);

type IdentityKey = { readonly issuer: string; readonly subject: string };

export async function selectResidentOf(db: Queryable, identity: IdentityKey): Promise<string | undefined> {
  const { rows } = await db.query<{ resident_id: string }>(
    `select resident_id
     from resident_identities
     where issuer = $1
       and subject = $2`,
    [identity.issuer, hashSubject(db, identity)],
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
    [issuer, hashSubject(tx, { issuer, subject }), residentId, at],
  );
  return rows[0]?.resident_id ?? residentId;
}

export async function hasIdentity(db: Queryable, residentId: string): Promise<boolean> {
  const { rows } = await db.query("select 1 from resident_identities where resident_id = $1 limit 1", [residentId]);
  return rows.length > 0;
}
