import type { Queryable } from "#app/db/port.ts";
import { type Estimate, type Handled, MAX_HANDLED } from "./estimate-wait.ts";

type Place = { readonly deskId: string; readonly language: string };

/** The last ended conversations with a person, of one desk and language; not older than `since`. */
export async function selectHandled(db: Queryable, { deskId, language }: Place, since: Date): Promise<Handled[]> {
  const { rows } = await db.query<{ waited: number; took: number }>(
    `select
       (extract(epoch from claimed_at - queued_at) * 1000)::float8 as waited,
       (extract(epoch from ended_at - claimed_at) * 1000)::float8 as took
     from handoffs
     where desk_id = $1
       and language = $2
       and state in ('ended_solved', 'ended_request_opened')
       and claimed_at is not null
       and ended_at >= $3
     order by ended_at desc
     limit $4`,
    [deskId, language, since, MAX_HANDLED],
  );
  return rows.map((row) => ({ waitedMs: row.waited, tookMs: row.took }));
}

/** The newest estimate of a handoff in the wait that goes on; `undefined` before there was one. */
export async function selectLastEstimate(
  db: Queryable,
  handoffId: string,
): Promise<{ readonly minutes: number | null } | undefined> {
  const { rows } = await db.query<{ minutes: number | null }>(
    `select minutes
     from handoff_estimates
     where handoff_id = $1
       and taken_at is null
     order by id desc
     limit 1`,
    [handoffId],
  );
  return rows[0];
}

export async function insertEstimate(
  db: Queryable,
  given: Place & {
    readonly handoffId: string;
    readonly at: Date;
    readonly ahead: number;
    readonly room: number;
    readonly estimate: Estimate | undefined;
  },
): Promise<void> {
  const { estimate } = given;
  await db.query(
    `insert into handoff_estimates
       (handoff_id, desk_id, language, given_at, ahead, room, minutes, least_minutes, most_minutes)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      given.handoffId,
      given.deskId,
      given.language,
      given.at,
      given.ahead,
      given.room,
      estimate?.minutes ?? null,
      estimate?.leastMinutes ?? null,
      estimate?.mostMinutes ?? null,
    ],
  );
  await db.query("select pg_notify('handoff_changed', $1)", [given.handoffId]);
}

/** A person took the conversation: what became of all that was said in this wait. */
export async function recordTaken(tx: Queryable, handoffId: string, at: Date): Promise<void> {
  await tx.query("update handoff_estimates set taken_at = $2 where handoff_id = $1 and taken_at is null", [
    handoffId,
    at,
  ]);
}

export type EstimateError = Place & {
  /** Estimates whose conversation a person took. */
  readonly judged: number;
  /** Half of them were wrong by more than this. */
  readonly medianErrorMinutes: number;
  /** Of them, how many were taken within the range that was meant, from 0 to 1. */
  readonly shareWithinRange: number;
};

/** How wrong the estimates given in a time were, by desk and language. */
export async function selectEstimateErrors(
  db: Queryable,
  { from, to }: { readonly from: Date; readonly to: Date },
): Promise<EstimateError[]> {
  const { rows } = await db.query<{
    desk_id: string;
    language: string;
    judged: number;
    error: number;
    within: number;
  }>(
    `select
       desk_id,
       language,
       count(*)::int as judged,
       (percentile_cont(0.5) within group (order by abs(actual - minutes)))::float8 as error,
       avg(case when actual between least_minutes and most_minutes then 1 else 0 end)::float8 as within
     from (
       select *, (extract(epoch from taken_at - given_at) / 60)::float8 as actual
       from handoff_estimates
       where minutes is not null
         and taken_at is not null
         and given_at >= $1
         and given_at < $2
     ) as given
     group by desk_id, language
     order by desk_id, language`,
    [from, to],
  );
  return rows.map((row) => ({
    deskId: row.desk_id,
    language: row.language,
    judged: row.judged,
    medianErrorMinutes: row.error,
    shareWithinRange: row.within,
  }));
}
