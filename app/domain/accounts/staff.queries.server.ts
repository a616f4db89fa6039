import type { Queryable } from "#app/db/port.ts";
import type { Language } from "#app/i18n/languages.ts";
import type { StaffRole } from "./roles.ts";

export type StaffMember = {
  readonly staffId: string;
  /** Grows with every change; whoever changes compares it. */
  readonly version: number;
  readonly email: string;
  readonly name: string;
  readonly language: Language;
  /** With residents; empty: not said. */
  readonly spoken: readonly string[];
  readonly roles: readonly StaffRole[];
  readonly deskIds: readonly string[];
  readonly createdAt: Date;
  readonly disabledAt: Date | null;
  /** Not yet, for whoever was invited. */
  readonly hasPassword: boolean;
  /** They came in by a provider before, and can again. */
  readonly hasIdentity: boolean;
  readonly hasSecondFactor: boolean;
  /** Until when their newest link to choose a password works, or worked; null without one. */
  readonly invitedUntil: Date | null;
};

type StaffRow = {
  id: string;
  version: number;
  email: string;
  name: string;
  language: string;
  spoken_languages: string[];
  roles: StaffRole[];
  desk_ids: string[];
  created_at: Date;
  disabled_at: Date | null;
  has_password: boolean;
  has_identity: boolean;
  has_second_factor: boolean;
  invited_until: Date | null;
};

const MEMBER_COLUMNS = `
  m.id, m.version, m.email, m.name, m.language, m.spoken_languages, m.created_at, m.disabled_at,
  m.password_hash is not null as has_password,
  exists (select 1 from staff_identities i where i.staff_id = m.id) as has_identity,
  array(select r.role from staff_roles r where r.staff_id = m.id order by r.role) as roles,
  array(select d.desk_id from staff_desks d where d.staff_id = m.id order by d.desk_id) as desk_ids,
  exists (select 1 from staff_second_factors f where f.staff_id = m.id) as has_second_factor,
  (select i.expires_at from staff_invitations i where i.staff_id = m.id) as invited_until`;

const mapMember = (row: StaffRow): StaffMember => ({
  staffId: row.id,
  version: row.version,
  email: row.email,
  name: row.name,
  language: row.language,
  spoken: row.spoken_languages,
  roles: row.roles,
  deskIds: row.desk_ids,
  createdAt: row.created_at,
  disabledAt: row.disabled_at,
  hasPassword: row.has_password,
  hasIdentity: row.has_identity,
  hasSecondFactor: row.has_second_factor,
  invitedUntil: row.invited_until,
});

export async function selectPasswordHash(
  db: Queryable,
  email: string,
): Promise<{ staffId: string; passwordHash: string } | undefined> {
  const { rows } = await db.query<{ id: string; password_hash: string }>(
    `select id, password_hash
     from staff_members
     where email = $1
       and password_hash is not null
       and disabled_at is null`,
    [email],
  );
  const row = rows[0];
  return row && { staffId: row.id, passwordHash: row.password_hash };
}

/** People; machines are in `../clients`. */
export async function selectStaffMembers(db: Queryable): Promise<StaffMember[]> {
  const { rows } = await db.query<StaffRow>(
    `select ${MEMBER_COLUMNS}
     from staff_members m
     where m.kind = 'person'
     order by m.created_at, m.email`,
  );
  return rows.map(mapMember);
}

export async function selectStaffMember(db: Queryable, staffId: string): Promise<StaffMember | undefined> {
  const { rows } = await db.query<StaffRow>(
    `select ${MEMBER_COLUMNS}
     from staff_members m
     where m.id = $1
       and m.kind = 'person'`,
    [staffId],
  );
  return rows[0] && mapMember(rows[0]);
}

/** Held until the end of `tx`: changes of one person follow each other. */
export async function lockStaffMember(tx: Queryable, staffId: string): Promise<StaffMember | undefined> {
  await tx.query("select id from staff_members where id = $1 for update", [staffId]);
  // Read after the lock was got: what the one before us wrote is seen.
  return selectStaffMember(tx, staffId);
}

/** Gives the new id, `undefined` when the mail address has an account already. */
export async function insertStaffMember(
  tx: Queryable,
  member: { email: string; name: string; language: Language; passwordHash: string | null; createdAt: Date },
): Promise<string | undefined> {
  const { rows } = await tx.query<{ id: string }>(
    `insert into staff_members (email, name, language, password_hash, created_at)
     values ($1, $2, $3, $4, $5)
     on conflict (email) do nothing
     returning id`,
    [member.email, member.name, member.language, member.passwordHash, member.createdAt],
  );
  return rows[0]?.id;
}

export async function insertRolesAndDesks(
  tx: Queryable,
  staffId: string,
  roles: readonly StaffRole[],
  deskIds: readonly string[],
): Promise<void> {
  await tx.query(
    `insert into staff_roles (staff_id, role)
     select $1::uuid, role
     from unnest($2::text[]) as role`,
    [staffId, roles],
  );
  await tx.query(
    `insert into staff_desks (staff_id, desk_id)
     select $1::uuid, desk_id
     from unnest($2::text[]) as desk_id`,
    [staffId, deskIds],
  );
}

/** Writes who somebody is and what they do, as a new version. */
export async function updateStaffMember(
  tx: Queryable,
  member: Pick<StaffMember, "staffId" | "name" | "language" | "spoken" | "roles" | "deskIds" | "disabledAt">,
): Promise<void> {
  const { staffId } = member;
  await tx.query(
    `update staff_members
     set name = $2, language = $3, disabled_at = $4, spoken_languages = $5, version = version + 1
     where id = $1`,
    [staffId, member.name, member.language, member.disabledAt, member.spoken],
  );
  await tx.query("delete from staff_roles where staff_id = $1", [staffId]);
  await tx.query("delete from staff_desks where staff_id = $1", [staffId]);
  await insertRolesAndDesks(tx, staffId, member.roles, member.deskIds);
}

export async function updatePasswordHash(tx: Queryable, staffId: string, passwordHash: string): Promise<void> {
  await tx.query("update staff_members set password_hash = $2 where id = $1", [staffId, passwordHash]);
}

/** Ids of the administrators who can sign in. Held until the end of `tx`: two of them cannot demote each other at once. */
export async function lockAdministrators(tx: Queryable): Promise<string[]> {
  const { rows } = await tx.query<{ id: string }>(
    `select m.id
     from staff_members m
     where m.disabled_at is null
       and (m.password_hash is not null or exists (select 1 from staff_identities i where i.staff_id = m.id))
       and exists (select 1 from staff_roles r where r.staff_id = m.id and r.role = 'administrator')
     order by m.id
     for update of m`,
  );
  return rows.map((row) => row.id);
}

/** Also ends every session of the account. */
export async function replacePasswordHash(db: Queryable, email: string, passwordHash: string): Promise<void> {
  await db.query(
    `with changed as (
       update staff_members
       set password_hash = $2
       where email = $1
         and kind = 'person'
       returning id
     )
     delete from staff_sessions
     using changed
     where staff_sessions.staff_id = changed.id`,
    [email, passwordHash],
  );
}
