import { createHash } from "node:crypto";
import { fieldsOf, openJson, sealJson } from "#app/db/encryption/port.ts";
import type { Queryable } from "#app/db/port.ts";
import type { Language } from "#app/i18n/languages.ts";
import { plainMailAddress } from "#app/lib/plain-mail-address.ts";

const placeOf = (id: string) => ({ column: "request_followers.sealed", row: id }) as const;

/** Where a follower is told: a mail address, or a number for text messages. */
export type FollowerAddress = { readonly email: string } | { readonly phone: string };
/** As it is shown. */
export const whereTold = (address: FollowerAddress): string => ("email" in address ? address.email : address.phone);

type Sealed = FollowerAddress & { readonly key: string };

export type Follower = {
  readonly id: string;
  readonly requestId: string;
  readonly address: FollowerAddress;
  /** In the link of their messages. */
  readonly key: string;
  readonly language: Language;
  /** When the request they follow was sent. */
  readonly askedAt: Date;
  readonly isConfirmed: boolean;
};

const hashKey = (key: string): string => createHash("sha256").update(key).digest("hex");

const indexOf = (db: Queryable, address: FollowerAddress): string =>
  "email" in address
    ? fieldsOf(db).index("request_followers.email", plainMailAddress(address.email))
    : fieldsOf(db).index("request_followers.phone", address.phone);

/**
 * One address at one request. While it is not confirmed, each try gives it the whole time anew, and the link of before stays
 * good. Gives the key of that link; `undefined` when the address is confirmed already.
 */
export async function insertFollower(
  tx: Queryable,
  one: Omit<Follower, "askedAt" | "isConfirmed"> & { readonly visitorId: string; readonly at: Date },
): Promise<string | undefined> {
  const { rows } = await tx.query<{ id: string; sealed: string }>(
    `insert into request_followers (id, request_id, sealed, email_index, key_hash, visitor_id, language, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)
     on conflict (request_id, email_index) do update
     set language = excluded.language, created_at = excluded.created_at
     where request_followers.confirmed_at is null
     returning id, sealed`,
    [
      one.id,
      one.requestId,
      sealJson(tx, placeOf(one.id), { ...one.address, key: one.key }),
      indexOf(tx, one.address),
      hashKey(one.key),
      one.visitorId,
      one.language,
      one.at,
    ],
  );
  return rows[0] && openJson<Sealed>(tx, placeOf(rows[0].id), rows[0].sealed).key;
}

const COLUMNS = `f.id, f.request_id, f.sealed, f.language, r.submitted_at as asked_at,
            f.confirmed_at is not null as is_confirmed`;
type Row = {
  id: string;
  request_id: string;
  sealed: string;
  language: string;
  asked_at: Date;
  is_confirmed: boolean;
};

function map(db: Queryable, row: Row): Follower {
  const { key, ...address } = openJson<Sealed>(db, placeOf(row.id), row.sealed);
  return {
    id: row.id,
    requestId: row.request_id,
    address,
    key,
    language: row.language,
    askedAt: row.asked_at,
    isConfirmed: row.is_confirmed,
  };
}

/** Whoever confirmed that they follow one of these requests, the oldest first. */
export async function selectFollowers(db: Queryable, requestIds: readonly string[]): Promise<Follower[]> {
  const { rows } = await db.query<Row>(
    `select ${COLUMNS}
     from request_followers f
     join requests r on r.id = f.request_id
     where f.request_id = any($1::uuid[])
       and f.confirmed_at is not null
     order by f.created_at, f.id`,
    [requestIds],
  );
  return rows.map((row) => map(db, row));
}

/** What a holder follows, the oldest first. */
export async function selectFollowedBy(
  db: Queryable,
  visitorId: string,
): Promise<{ readonly requestId: string; readonly to: string; readonly since: Date }[]> {
  const { rows } = await db.query<{ id: string; request_id: string; sealed: string; created_at: Date }>(
    `select id, request_id, sealed, created_at
     from request_followers
     where visitor_id = $1
     order by created_at, id`,
    [visitorId],
  );
  return rows.map((row) => ({
    requestId: row.request_id,
    to: whereTold(openJson<Sealed>(db, placeOf(row.id), row.sealed)),
    since: row.created_at,
  }));
}

/** The one whose messages have this key. */
export async function selectFollower(db: Queryable, key: string): Promise<Follower | undefined> {
  const { rows } = await db.query<Row>(
    `select ${COLUMNS}
     from request_followers f
     join requests r on r.id = f.request_id
     where f.key_hash = $1`,
    [hashKey(key)],
  );
  return rows[0] && map(db, rows[0]);
}

export async function confirmFollower(db: Queryable, key: string, at: Date): Promise<void> {
  await db.query("update request_followers set confirmed_at = $2 where key_hash = $1 and confirmed_at is null", [
    hashKey(key),
    at,
  ]);
}

/** At their word: the address is gone with the row. */
export async function deleteFollower(db: Queryable, key: string): Promise<void> {
  await db.query("delete from request_followers where key_hash = $1", [hashKey(key)]);
}

/** All that a number follows; gives the references of what it followed. */
export async function deleteFollowersByPhone(tx: Queryable, phone: string): Promise<string[]> {
  const { rows } = await tx.query<{ reference: string }>(
    `delete from request_followers f
     using requests r
     where r.id = f.request_id
       and f.email_index = $1
     returning r.reference`,
    [indexOf(tx, { phone })],
  );
  return rows.map(({ reference }) => reference);
}

export async function deleteUnconfirmedFollowers(db: Queryable, before: Date): Promise<void> {
  await db.query("delete from request_followers where confirmed_at is null and created_at < $1", [before]);
}
