import type { SignedInAssurance } from "#app/domain/accounts/assurance.ts";
import type { Queryable } from "#app/db/port.ts";
import type { Browser } from "#app/domain/accounts/browser.ts";
import type { Resident } from "./resident.ts";
import { openResident } from "./residents.queries.server.ts";

export type ListedSession = {
  readonly id: string;
  readonly browser: Browser;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
};

type Moment = { readonly now: Date; readonly idleSince: Date };

const IS_LIVE = "s.ended_at is null and s.expires_at > $2 and s.last_seen_at > $3";

export async function insertSession(
  tx: Queryable,
  session: {
    readonly id: string;
    readonly tokenHash: string;
    readonly residentId: string;
    readonly browser: Browser;
    readonly assurance: SignedInAssurance;
    readonly createdAt: Date;
    readonly expiresAt: Date;
  },
): Promise<void> {
  await tx.query(
    `insert into resident_sessions (id, token_hash, resident_id, browser, assurance, created_at, last_seen_at, expires_at)
     values ($1, $2, $3, $4, $5, $6, $6, $7)`,
    [
      session.id,
      session.tokenHash,
      session.residentId,
      session.browser,
      session.assurance,
      session.createdAt,
      session.expiresAt,
    ],
  );
}

export async function selectLiveSession(
  db: Queryable,
  { tokenHash, now, idleSince }: Moment & { readonly tokenHash: string },
): Promise<
  | { sessionId: string; signedInAt: Date; lastSeenAt: Date; assurance: SignedInAssurance; resident: Resident }
  | undefined
> {
  const { rows } = await db.query<{
    session_id: string;
    created_at: Date;
    last_seen_at: Date;
    assurance: SignedInAssurance;
    id: string;
    email: string | null;
    name: string | null;
    sealed: string | null;
    language: string;
    preferred_language: string | null;
    preferred_mode: "full" | "simple" | null;
  }>(
    `select s.id as session_id, s.created_at, s.last_seen_at, s.assurance, r.id, r.email, r.name, r.sealed, r.language,
            r.preferred_language, r.preferred_mode
     from resident_sessions s
     join residents r on r.id = s.resident_id
     where s.token_hash = $1
       and ${IS_LIVE}`,
    [tokenHash, now, idleSince],
  );
  const row = rows[0];
  if (!row) return undefined;
  const { email, name } = openResident(db, row);
  const { preferred_language: preferred, preferred_mode: mode } = row;
  const profile = { ...(preferred && { language: preferred }), ...(mode && { mode }) };
  const resident = { id: row.id, email: email ?? undefined, name: name ?? undefined, language: row.language, profile };
  return {
    sessionId: row.session_id,
    signedInAt: row.created_at,
    lastSeenAt: row.last_seen_at,
    assurance: row.assurance,
    resident,
  };
}

/** A session with this token that nobody ended and that was used since `since`, over or not. */
export async function selectLapsedSession(
  db: Queryable,
  tokenHash: string,
  since: Date,
): Promise<{ readonly residentId: string; readonly assurance: SignedInAssurance } | undefined> {
  const { rows } = await db.query<{ resident_id: string; assurance: SignedInAssurance }>(
    `select resident_id, assurance
     from resident_sessions
     where token_hash = $1
       and ended_at is null
       and last_seen_at > $2`,
    [tokenHash, since],
  );
  const row = rows[0];
  return row && { residentId: row.resident_id, assurance: row.assurance };
}

export async function touchSession(db: Queryable, sessionId: string, now: Date): Promise<void> {
  await db.query("update resident_sessions set last_seen_at = $2 where id = $1 and last_seen_at < $2", [
    sessionId,
    now,
  ]);
}

/** The sessions in which somebody could act now, the one used last first. */
export async function selectLiveSessions(
  db: Queryable,
  { residentId, now, idleSince }: Moment & { readonly residentId: string },
): Promise<ListedSession[]> {
  const { rows } = await db.query<{ id: string; browser: Browser; created_at: Date; last_seen_at: Date }>(
    `select s.id, s.browser, s.created_at, s.last_seen_at
     from resident_sessions s
     where s.resident_id = $1
       and ${IS_LIVE}
     order by s.last_seen_at desc, s.id`,
    [residentId, now, idleSince],
  );
  return rows.map((row) => ({
    id: row.id,
    browser: row.browser,
    createdAt: row.created_at,
    lastSeenAt: row.last_seen_at,
  }));
}

/** Ends the session with a token, whoever's it is; gives its resident's id. */
export async function endSessionByToken(tx: Queryable, tokenHash: string, now: Date): Promise<string | undefined> {
  const { rows } = await tx.query<{ resident_id: string }>(
    `update resident_sessions
     set ended_at = $2
     where token_hash = $1
       and ended_at is null
     returning resident_id`,
    [tokenHash, now],
  );
  return rows[0]?.resident_id;
}

/** Ends this resident's session `only`, or all but `except`; gives how many ended. */
export async function endOwnSessions(
  tx: Queryable,
  which: { readonly residentId: string; readonly only?: string; readonly except?: string },
  now: Date,
): Promise<number> {
  const { rows } = await tx.query(
    `update resident_sessions
     set ended_at = $2
     where resident_id = $1
       and ended_at is null
       and ($3::uuid is null or id = $3)
       and ($4::uuid is null or id <> $4)
     returning id`,
    [which.residentId, now, which.only ?? null, which.except ?? null],
  );
  return rows.length;
}

export async function deleteExpiredSessions(tx: Queryable, residentId: string, now: Date): Promise<void> {
  await tx.query("delete from resident_sessions where resident_id = $1 and expires_at < $2", [residentId, now]);
}
