import { openJson, sealJson } from "#app/db/encryption/port.ts";
import type { Queryable } from "#app/db/port.ts";
import type { Identifier } from "./identifiers.ts";
import { hashOf } from "./identifiers.queries.server.ts";
import type { Way } from "./ways.ts";

export type StoredWay = {
  readonly way: Way;
  readonly isChosen: boolean;
  /** Ends it by link. */
  readonly token: string | undefined;
};

const placeOf = (id: string) => ({ column: "request_ways.sealed", row: id }) as const;

/** What the resident chose; a way that is not named was never asked. */
export async function selectWays(db: Queryable, requestId: string): Promise<StoredWay[]> {
  const { rows } = await db.query<{ id: string; way: Way; is_chosen: boolean; sealed: string | null }>(
    `select id, way, is_chosen, sealed
     from request_ways
     where request_id = $1`,
    [requestId],
  );
  return rows.map((row) => ({
    way: row.way,
    isChosen: row.is_chosen,
    token: row.sealed ? openJson<{ token: string }>(db, placeOf(row.id), row.sealed).token : undefined,
  }));
}

/** Writes a choice; gives whether it is another than before. A way that was chosen before keeps its token. */
export async function upsertWay(
  tx: Queryable,
  choice: {
    readonly id: string;
    readonly requestId: string;
    readonly way: Way;
    readonly isChosen: boolean;
    readonly token: string;
    readonly tokenHash: string;
    readonly at: Date;
  },
): Promise<boolean> {
  const { rows } = await tx.query(
    `insert into request_ways (id, request_id, way, is_chosen, sealed, token_hash, changed_at)
     values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (request_id, way) do update
     set is_chosen = excluded.is_chosen, changed_at = excluded.changed_at
     where request_ways.is_chosen <> excluded.is_chosen
     returning id`,
    [
      choice.id,
      choice.requestId,
      choice.way,
      choice.isChosen,
      sealJson(tx, placeOf(choice.id), { token: choice.token }),
      choice.tokenHash,
      choice.at,
    ],
  );
  return rows.length === 1;
}

export async function deleteWay(tx: Queryable, requestId: string, way: Way): Promise<void> {
  await tx.query("delete from request_ways where request_id = $1 and way = $2", [requestId, way]);
}

export type LinkedWay = {
  readonly requestId: string;
  readonly reference: string;
  readonly way: Way;
  readonly isChosen: boolean;
};

/** The way whose link has this token. */
export async function selectLinkedWay(db: Queryable, tokenHash: string): Promise<LinkedWay | undefined> {
  const { rows } = await db.query<LinkedWay>(
    `select w.request_id as "requestId", r.reference, w.way, w.is_chosen as "isChosen"
     from request_ways w
     join requests r on r.id = w.request_id
     where w.token_hash = $1`,
    [tokenHash],
  );
  return rows[0];
}

/** Requests that are found by one of these numbers and whose resident is told by text message. */
export async function selectTextedIds(db: Queryable, numbers: readonly Identifier[]): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(
    `select distinct w.request_id as id
     from request_identifiers i
     join request_ways w on w.request_id = i.request_id
     where i.kind = 'phone'
       and i.value_hash = any($1::text[])
       and w.way = 'sms'
       and w.is_chosen`,
    [numbers.map((number) => hashOf(db, number))],
  );
  return rows.map(({ id }) => id);
}
