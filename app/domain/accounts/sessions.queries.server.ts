import type { Queryable } from "#app/db/port.ts";
import type { StaffRole } from "./roles.ts";
import type { StaffSession } from "./staff-session.ts";

type SessionRow = {
  staff_id: string;
  name: string;
  email: string;
  roles: StaffRole[];
  desk_ids: string[];
  last_seen_at: Date;
};

/** The live session of a token hash: not ended, not expired, seen since `idleSince`, of an account in use. */
export async function selectLiveSession(
  db: Queryable,
  filter: { tokenHash: string; now: Date; idleSince: Date },
): Promise<{ session: StaffSession; lastSeenAt: Date } | undefined> {
  const { rows } = await db.query<SessionRow>(
    `select m.id as staff_id, m.name, m.email, s.last_seen_at,
            array(select r.role from staff_roles r where r.staff_id = m.id order by r.role) as roles,
            array(select d.desk_id from staff_desks d where d.staff_id = m.id order by d.desk_id) as desk_ids
     from staff_sessions s
     join staff_members m on m.id = s.staff_id
     where s.token_hash = $1
       and s.ended_at is null
       and s.expires_at > $2
       and s.last_seen_at > $3
       and m.disabled_at is null`,
    [filter.tokenHash, filter.now, filter.idleSince],
  );
  const row = rows[0];
  if (!row) return undefined;
  const session = { staffId: row.staff_id, name: row.name, email: row.email, roles: row.roles, deskIds: row.desk_ids };
  return { session, lastSeenAt: row.last_seen_at };
}

export async function touchSession(db: Queryable, tokenHash: string, now: Date): Promise<void> {
  await db.query("update staff_sessions set last_seen_at = $2 where token_hash = $1 and last_seen_at < $2", [
    tokenHash,
    now,
  ]);
}

export async function insertSession(
  tx: Queryable,
  session: { tokenHash: string; staffId: string; createdAt: Date; expiresAt: Date },
): Promise<void> {
  await tx.query(
    `insert into staff_sessions (token_hash, staff_id, created_at, last_seen_at, expires_at)
     values ($1, $2, $3, $3, $4)`,
    [session.tokenHash, session.staffId, session.createdAt, session.expiresAt],
  );
}

/** Ends the session, and gives whose it was. */
export async function endSession(tx: Queryable, tokenHash: string, now: Date): Promise<string | undefined> {
  const { rows } = await tx.query<{ staff_id: string }>(
    `update staff_sessions
     set ended_at = $2
     where token_hash = $1
       and ended_at is null
     returning staff_id`,
    [tokenHash, now],
  );
  return rows[0]?.staff_id;
}

export async function deleteExpiredSessions(tx: Queryable, staffId: string, now: Date): Promise<void> {
  await tx.query("delete from staff_sessions where staff_id = $1 and expires_at < $2", [staffId, now]);
}
