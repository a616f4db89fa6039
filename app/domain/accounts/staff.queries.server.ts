import type { Queryable } from "#app/db/port.ts";
import type { StaffRole } from "./roles.ts";

export type StaffMember = {
  readonly staffId: string;
  readonly email: string;
  readonly name: string;
  readonly roles: readonly StaffRole[];
  readonly deskIds: readonly string[];
  readonly createdAt: Date;
  readonly disabledAt: Date | null;
};

type StaffRow = {
  id: string;
  email: string;
  name: string;
  roles: StaffRole[];
  desk_ids: string[];
  created_at: Date;
  disabled_at: Date | null;
};

export async function selectPasswordHash(
  db: Queryable,
  email: string,
): Promise<{ staffId: string; passwordHash: string } | undefined> {
  const { rows } = await db.query<{ id: string; password_hash: string }>(
    `select id, password_hash
     from staff_members
     where email = $1
       and disabled_at is null`,
    [email],
  );
  const row = rows[0];
  return row && { staffId: row.id, passwordHash: row.password_hash };
}

export async function selectStaffMembers(db: Queryable): Promise<StaffMember[]> {
  const { rows } = await db.query<StaffRow>(
    `select m.id, m.email, m.name, m.created_at, m.disabled_at,
            array(select r.role from staff_roles r where r.staff_id = m.id order by r.role) as roles,
            array(select d.desk_id from staff_desks d where d.staff_id = m.id order by d.desk_id) as desk_ids
     from staff_members m
     order by m.created_at, m.email`,
  );
  return rows.map((row) => ({
    staffId: row.id,
    email: row.email,
    name: row.name,
    roles: row.roles,
    deskIds: row.desk_ids,
    createdAt: row.created_at,
    disabledAt: row.disabled_at,
  }));
}

/** Gives the new id, `undefined` when the mail address has an account already. */
export async function insertStaffMember(
  tx: Queryable,
  member: { email: string; name: string; passwordHash: string; createdAt: Date },
): Promise<string | undefined> {
  const { rows } = await tx.query<{ id: string }>(
    `insert into staff_members (email, name, password_hash, created_at)
     values ($1, $2, $3, $4)
     on conflict (email) do nothing
     returning id`,
    [member.email, member.name, member.passwordHash, member.createdAt],
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

/** Also ends every session of the account. */
export async function replacePasswordHash(db: Queryable, email: string, passwordHash: string): Promise<void> {
  await db.query(
    `with changed as (
       update staff_members
       set password_hash = $2
       where email = $1
       returning id
     )
     delete from staff_sessions
     using changed
     where staff_sessions.staff_id = changed.id`,
    [email, passwordHash],
  );
}
