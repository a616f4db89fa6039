import type { Queryable } from "#app/db/port.ts";
import type { RetentionCategory } from "#app/domain/desks/retention.ts";
import { beginForgetting } from "#app/domain/requests/request-retention.queries.server.ts";

/** Each takes out up to `limit` rows of before a moment, and gives how many it took. */

/** Of a talk with a person that is over and rests on no request that is held or goes on: words, messages and whose it was. */
export async function anonymiseHandoffsBefore(tx: Queryable, before: Date, limit: number, now: Date): Promise<number> {
  const { rows } = await tx.query<{ id: string }>(
    `select h.id
     from handoffs h
     where h.state like 'ended_%'
       and h.anonymised_at is null
       and h.ended_at < $1
       and not exists (
         select 1
         from requests r
         where (r.conversation_id = h.conversation_id or r.reference = h.request_reference)
           and (
             r.state not in ('closed', 'withdrawn')
             or exists (select 1 from request_holds l where l.request_id = r.id and l.lifted_at is null)
           )
       )
     order by h.ended_at
     limit $2
     for update of h skip locked`,
    [before, limit],
  );
  const ids = rows.map(({ id }) => id);
  if (ids.length === 0) return 0;
  await beginForgetting(tx);
  await tx.query("delete from handoff_events where handoff_id = any($1::uuid[])", [ids]);
  await tx.query(
    "update handoffs set sealed = null, summary = '', visitor_id = null, anonymised_at = $2 where id = any($1::uuid[])",
    [ids, now],
  );
  return ids.length;
}

/** Rows of one table that are older than a moment by one of its columns. */
async function deleteOlder(
  tx: Queryable,
  { table, key, condition }: { table: string; key: string; condition: string },
  before: Date,
  limit: number,
): Promise<number> {
  const { rows } = await tx.query(
    `delete from ${table}
     where ${key} in (
       select ${key}
       from ${table}
       where ${condition}
       limit $2
       for update skip locked
     )
     returning ${key}`,
    [before, limit],
  );
  return rows.length;
}

export const deleteFeedbackBefore = (tx: Queryable, before: Date, limit: number): Promise<number> =>
  deleteOlder(tx, { table: "feedback", key: "id", condition: "given_at < $1" }, before, limit);

/** Mails that were sent or given up. */
export const deleteMailsBefore = (tx: Queryable, before: Date, limit: number): Promise<number> =>
  deleteOlder(
    tx,
    {
      table: "outbox_mails",
      key: "id",
      condition: "state in ('sent', 'failed') and coalesce(sent_at, created_at) < $1",
    },
    before,
    limit,
  );

const SESSION_TABLES = [
  { table: "resident_sessions", key: "id", condition: "coalesce(ended_at, expires_at) < $1" },
  { table: "staff_sessions", key: "token_hash", condition: "coalesce(ended_at, expires_at) < $1" },
  { table: "sign_in_codes", key: "id", condition: "expires_at < $1" },
  { table: "provider_sign_ins", key: "browser_hash", condition: "expires_at < $1" },
] as const;

/** Sessions that are over, and what led to them. */
export async function deleteSessionsBefore(tx: Queryable, before: Date, limit: number): Promise<number> {
  let all = 0;
  for (const one of SESSION_TABLES) all += await deleteOlder(tx, one, before, limit - all);
  return all;
}

export type RetentionRun = {
  readonly day: string;
  readonly category: RetentionCategory;
  readonly before: Date;
  readonly deleted: number;
  readonly anonymised: number;
  readonly held: number;
};

/** Adds to the day's row of a category, in the transaction that took the rows out. */
export async function addToRun(tx: Queryable, run: RetentionRun): Promise<void> {
  await tx.query(
    `insert into retention_runs (day, category, before, deleted, anonymised, held)
     values ($1, $2, $3, $4, $5, $6)
     on conflict (day, category) do update
     set before = excluded.before,
         deleted = retention_runs.deleted + excluded.deleted,
         anonymised = retention_runs.anonymised + excluded.anonymised`,
    [run.day, run.category, run.before, run.deleted, run.anonymised, run.held],
  );
}

export async function finishRun(
  db: Queryable,
  run: Pick<RetentionRun, "day" | "category" | "held">,
  at: Date,
): Promise<void> {
  await db.query("update retention_runs set held = $3, finished_at = $4 where day = $1 and category = $2", [
    run.day,
    run.category,
    run.held,
    at,
  ]);
}

/** The newest runs, whole days together. */
export async function selectRuns(db: Queryable, days: number): Promise<RetentionRun[]> {
  const { rows } = await db.query<RetentionRun>(
    `select day, category, before, deleted, anonymised, held
     from retention_runs
     where day in (select distinct day from retention_runs order by day desc limit $1)
     order by day desc, category`,
    [days],
  );
  return rows;
}
