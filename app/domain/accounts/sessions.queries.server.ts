import type { Queryable } from "#app/db/port.ts";
import type { Browser } from "./browser.ts";
import type { StaffRole } from "./roles.ts";
import type { SignedInStaff, SignInStage } from "./staff-session.ts";

type SessionRow = {
  session_id: string;
  staff_id: string;
  name: string;
  email: string;
  roles: StaffRole[];
  desk_ids: string[];
  created_at: Date;
  last_seen_at: Date;
  has_second_factor: boolean;
};

/** The live session of a token hash at this stage: not ended, not expired, seen since `idleSince`, of an account in use. */
export async function selectLiveSession(
  db: Queryable,
  filter: { tokenHash: string; stage: SignInStage; now: Date; idleSince: Date },
): Promise<{ session: SignedInStaff; lastSeenAt: Date } | undefined> {
  const { rows } = await db.query<SessionRow>(
    `select s.id as session_id, s.created_at, m.id as staff_id, m.name, m.email, s.last_seen_at,
            array(select r.role from staff_roles r where r.staff_id = m.id order by r.role) as roles,
            array(select d.desk_id from staff_desks d where d.staff_id = m.id order by d.desk_id) as desk_ids,
            s.factor_by_provider
              or exists (select 1 from staff_second_factors f where f.staff_id = m.id) as has_second_factor
     from staff_sessions s
     join staff_members m on m.id = s.staff_id
     where s.token_hash = $1
       and s.stage = $4
       and s.ended_at is null
       and s.expires_at > $2
       and s.last_seen_at > $3
       and m.disabled_at is null`,
    [filter.tokenHash, filter.now, filter.idleSince, filter.stage],
  );
  const row = rows[0];
  if (!row) return undefined;
  const session = {
    staffId: row.staff_id,
    name: row.name,
    email: row.email,
    roles: row.roles,
    deskIds: row.desk_ids,
    sessionId: row.session_id,
    signedInAt: row.created_at,
    hasSecondFactor: row.has_second_factor,
  };
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
  session: {
    tokenHash: string;
    staffId: string;
    stage: SignInStage;
    isFactorByProvider: boolean;
    browser: Browser;
    createdAt: Date;
    expiresAt: Date;
  },
): Promise<void> {
  await tx.query(
    `insert into staff_sessions
       (token_hash, staff_id, stage, browser, created_at, last_seen_at, expires_at, factor_by_provider)
     values ($1, $2, $3, $4, $5, $5, $6, $7)`,
    [
      session.tokenHash,
      session.staffId,
      session.stage,
      session.browser,
      session.createdAt,
      session.expiresAt,
      session.isFactorByProvider,
    ],
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

/** Ends somebody's session `only`, or all but `except`; gives how many whole ones ended. */
export async function endSessionsOf(
  tx: Queryable,
  which: { readonly staffId: string; readonly only?: string | undefined; readonly except?: string | undefined },
  now: Date,
): Promise<number> {
  const { rows } = await tx.query<{ stage: SignInStage }>(
    `update staff_sessions
     set ended_at = $2
     where staff_id = $1
       and ended_at is null
       and ($3::uuid is null or id = $3)
       and ($4::uuid is null or id <> $4)
     returning stage`,
    [which.staffId, now, which.only ?? null, which.except ?? null],
  );
  return rows.filter(({ stage }) => stage === "whole").length;
}

export type ListedStaffSession = { readonly id: string; readonly browser: Browser; readonly lastSeenAt: Date };

/** The sessions in which somebody could act now, the one used last first. */
export async function selectLiveSessionsOf(
  db: Queryable,
  { staffId, now, idleSince }: { readonly staffId: string; readonly now: Date; readonly idleSince: Date },
): Promise<ListedStaffSession[]> {
  const { rows } = await db.query<{ id: string; browser: Browser; last_seen_at: Date }>(
    `select id, browser, last_seen_at
     from staff_sessions
     where staff_id = $1
       and stage = 'whole'
       and ended_at is null
       and expires_at > $2
       and last_seen_at > $3
     order by last_seen_at desc, id`,
    [staffId, now, idleSince],
  );
  return rows.map((row) => ({ id: row.id, browser: row.browser, lastSeenAt: row.last_seen_at }));
}

export async function deleteExpiredSessions(tx: Queryable, staffId: string, now: Date): Promise<void> {
  await tx.query("delete from staff_sessions where staff_id = $1 and expires_at < $2", [staffId, now]);
}

/** Ids of those who are signed in and were seen since. */
export async function selectSeenSince(db: Queryable, since: Date, now: Date): Promise<string[]> {
  const { rows } = await db.query<{ staff_id: string }>(
    `select distinct staff_id
     from staff_sessions
     where stage = 'whole'
       and ended_at is null
       and expires_at > $2
       and last_seen_at >= $1`,
    [since, now],
  );
  return rows.map((row) => row.staff_id);
}
