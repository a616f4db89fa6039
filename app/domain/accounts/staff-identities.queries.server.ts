import { fieldsOf } from "#app/db/encryption/port.ts";
import type { Queryable } from "#app/db/port.ts";

type IdentityKey = { readonly issuer: string; readonly subject: string };

const hashSubject = (db: Queryable, { issuer, subject }: IdentityKey): string =>
  `i1.${fieldsOf(db).index("staff_identities.subject", `${issuer}\0${subject}`)}`;

/** Whom a provider names so. */
export async function selectStaffOf(db: Queryable, identity: IdentityKey): Promise<string | undefined> {
  const { rows } = await db.query<{ staff_id: string }>(
    `select staff_id
     from staff_identities
     where issuer = $1
       and subject = $2`,
    [identity.issuer, hashSubject(db, identity)],
  );
  return rows[0]?.staff_id;
}

/** Whose mail address this is, among those of whom this provider has not named anybody yet; `undefined` when nobody's. */
export async function selectUnnamedByEmail(
  db: Queryable,
  { email, issuer }: { readonly email: string; readonly issuer: string },
): Promise<string | undefined> {
  const { rows } = await db.query<{ id: string }>(
    `select m.id
     from staff_members m
     where m.email = $1
       and not exists (select 1 from staff_identities i where i.staff_id = m.id and i.issuer = $2)`,
    [email, issuer],
  );
  return rows[0]?.id;
}

/** Says whether it is theirs now: somebody else may have been faster. */
export async function insertStaffIdentity(
  tx: Queryable,
  { issuer, subject, staffId, at }: IdentityKey & { readonly staffId: string; readonly at: Date },
): Promise<boolean> {
  const { rows } = await tx.query(
    `insert into staff_identities (issuer, subject, staff_id, created_at)
     values ($1, $2, $3, $4)
     on conflict do nothing
     returning staff_id`,
    [issuer, hashSubject(tx, { issuer, subject }), staffId, at],
  );
  return rows.length > 0;
}

/** Of those with administration whose account is in use: how many there are, and how many came in by this provider before. */
export async function countAdministrators(
  db: Queryable,
  issuer: string,
): Promise<{ readonly all: number; readonly named: number }> {
  const { rows } = await db.query<{ all: number; named: number }>(
    `select count(*)::int as all,
            (count(*) filter (where exists (
              select 1 from staff_identities i where i.staff_id = m.id and i.issuer = $1
            )))::int as named
     from staff_members m
     join staff_roles r on r.staff_id = m.id and r.role = 'administrator'
     where m.disabled_at is null`,
    [issuer],
  );
  return rows[0] ?? { all: 0, named: 0 };
}

/** Says whether there was one. */
export async function deleteStaffIdentities(tx: Queryable, staffId: string): Promise<boolean> {
  const { rows } = await tx.query("delete from staff_identities where staff_id = $1 returning staff_id", [staffId]);
  return rows.length > 0;
}
