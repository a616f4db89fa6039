import { createHash } from "node:crypto";
import { fieldsOf, openJson, sealJson } from "#app/db/encryption/port.ts";
import type { Queryable } from "#app/db/port.ts";
import type { Language } from "#app/i18n/languages.ts";

const placeOf = (id: string) => ({ column: "request_followers.sealed", row: id }) as const;
type Sealed = { readonly email: string; readonly key: string };

export type Follower = Sealed & {
  readonly id: string;
  readonly requestId: string;
  readonly language: Language;
  /** When the request they follow was sent. */
  readonly askedAt: Date;
};

export const hashKey = (key: string): string => createHash("sha256").update(key).digest("hex");

/** One address at one request; `false` when it follows already. */
export async function insertFollower(
  tx: Queryable,
  one: Omit<Follower, "askedAt"> & { readonly visitorId: string; readonly at: Date },
): Promise<boolean> {
  const index = fieldsOf(tx).index("request_followers.email", one.email.normalize("NFKC").toLowerCase());
  const { rows } = await tx.query(
    `insert into request_followers (id, request_id, sealed, email_index, key_hash, visitor_id, language, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)
     on conflict (request_id, email_index) do nothing
     returning id`,
    [
      one.id,
      one.requestId,
      sealJson(tx, placeOf(one.id), { email: one.email, key: one.key }),
      index,
      hashKey(one.key),
      one.visitorId,
      one.language,
      one.at,
    ],
  );
  return rows.length === 1;
}

type Row = { id: string; request_id: string; sealed: string; language: string; asked_at: Date };

const map = (db: Queryable, row: Row): Follower => ({
  ...openJson<Sealed>(db, placeOf(row.id), row.sealed),
  id: row.id,
  requestId: row.request_id,
  language: row.language,
  askedAt: row.asked_at,
});

/** Whoever follows one of these requests, the oldest first. */
export async function selectFollowers(db: Queryable, requestIds: readonly string[]): Promise<Follower[]> {
  const { rows } = await db.query<Row>(
    `select f.id, f.request_id, f.sealed, f.language, r.submitted_at as asked_at
     from request_followers f
     join requests r on r.id = f.request_id
     where f.request_id = any($1::uuid[])
     order by f.created_at, f.id`,
    [requestIds],
  );
  return rows.map((row) => map(db, row));
}

/** What a holder follows, the oldest first. */
export async function selectFollowedBy(
  db: Queryable,
  visitorId: string,
): Promise<{ readonly requestId: string; readonly email: string; readonly since: Date }[]> {
  const { rows } = await db.query<{ id: string; request_id: string; sealed: string; created_at: Date }>(
    `select id, request_id, sealed, created_at
     from request_followers
     where visitor_id = $1
     order by created_at, id`,
    [visitorId],
  );
  return rows.map((row) => ({
    requestId: row.request_id,
    email: openJson<Sealed>(db, placeOf(row.id), row.sealed).email,
    since: row.created_at,
  }));
}

/** The one whose mails have this key. */
export async function selectFollower(db: Queryable, id: string, key: string): Promise<Follower | undefined> {
  const { rows } = await db.query<Row>(
    `select f.id, f.request_id, f.sealed, f.language, r.submitted_at as asked_at
     from request_followers f
     join requests r on r.id = f.request_id
     where f.id = $1
       and f.key_hash = $2`,
    [id, hashKey(key)],
  );
  return rows[0] && map(db, rows[0]);
}

/** At their word: the address is gone with the row. */
export async function deleteFollower(db: Queryable, id: string, key: string): Promise<void> {
  await db.query("delete from request_followers where id = $1 and key_hash = $2", [id, hashKey(key)]);
}
