import type { Queryable } from "#app/db/port.ts";
import type { FollowUpCause, FollowUpOutcome } from "./follow-ups.ts";

export type NewFollowUp = {
  readonly id: string;
  readonly requestId: string;
  readonly round: number;
  readonly deskId: string;
  readonly cause: FollowUpCause;
  readonly wantsCall: boolean;
  readonly openedAt: Date;
  readonly dueAt: Date;
};

export async function insertFollowUp(tx: Queryable, followUp: NewFollowUp): Promise<void> {
  await tx.query(
    `insert into request_follow_ups (id, request_id, round, desk_id, cause, wants_call, opened_at, due_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      followUp.id,
      followUp.requestId,
      followUp.round,
      followUp.deskId,
      followUp.cause,
      followUp.wantsCall,
      followUp.openedAt,
      followUp.dueAt,
    ],
  );
}

export type StoredFollowUp = Pick<NewFollowUp, "id" | "deskId" | "cause" | "wantsCall" | "dueAt"> & {
  readonly reference: string;
};

type FollowUpRow = {
  id: string;
  desk_id: string;
  cause: FollowUpCause;
  wants_call: boolean;
  due_at: Date;
  reference: string;
};

const mapFollowUp = (row: FollowUpRow): StoredFollowUp => ({
  id: row.id,
  deskId: row.desk_id,
  cause: row.cause,
  wantsCall: row.wants_call,
  dueAt: row.due_at,
  reference: row.reference,
});

/** Those that nobody has ended, what is due first before; of these desks, or of all. */
export async function selectOpenFollowUps(
  db: Queryable,
  deskIds: readonly string[] | undefined,
  limit: number,
): Promise<StoredFollowUp[]> {
  const { rows } = await db.query<FollowUpRow>(
    `select f.id, f.desk_id, f.cause, f.wants_call, f.due_at, r.reference
     from request_follow_ups f
     join requests r on r.id = f.request_id
     where f.outcome is null
       and ($1::text[] is null or f.desk_id = any($1::text[]))
     order by f.due_at, f.id
     limit $2`,
    [deskIds ?? null, limit],
  );
  return rows.map(mapFollowUp);
}

/** Ends one of these desks; `undefined` when there is none such, or it is ended already. */
export async function endFollowUp(
  tx: Queryable,
  end: {
    readonly id: string;
    readonly deskIds: readonly string[];
    readonly outcome: FollowUpOutcome;
    readonly staffId: string;
    readonly at: Date;
  },
): Promise<StoredFollowUp | undefined> {
  const { rows } = await tx.query<FollowUpRow>(
    `update request_follow_ups f
     set outcome = $3,
         done_at = $5,
         done_by_staff_id = $4
     from requests r
     where f.id = $1
       and r.id = f.request_id
       and f.desk_id = any($2::text[])
       and f.outcome is null
     returning f.id, f.desk_id, f.cause, f.wants_call, f.due_at, r.reference`,
    [end.id, end.deskIds, end.outcome, end.staffId, end.at],
  );
  return rows[0] && mapFollowUp(rows[0]);
}
