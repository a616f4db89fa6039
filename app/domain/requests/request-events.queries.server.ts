import type { Queryable } from "#app/db/port.ts";
import type { ReasonCode, RequestState, StoredRequestState } from "./states.ts";
import type { EventActorKind, EventKind, RequestEvent } from "./types.ts";

export type NewRequestEvent = {
  readonly requestId: string;
  readonly at: Date;
  readonly kind: EventKind;
  readonly from?: RequestState;
  readonly to?: StoredRequestState;
  readonly actorKind: EventActorKind;
  readonly actorStaffId?: string | undefined;
  readonly deskId: string;
  readonly reasonCode?: ReasonCode | undefined;
  readonly wordsForResident?: string | undefined;
  readonly remedy?: string | undefined;
  readonly wordsForStaff?: string | undefined;
  readonly dueAt: Date;
};

/** Appends one event; the caller holds the lock on the request, so that numbers follow each other. */
export async function insertRequestEvent(tx: Queryable, event: NewRequestEvent): Promise<void> {
  await tx.query(
    `insert into request_events (
       request_id, seq, at, kind, from_state, to_state, actor_kind, actor_staff_id, desk_id, reason_code,
       words_for_resident, remedy, words_for_staff, due_at)
     select $1, coalesce(max(seq), 0) + 1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13
     from request_events
     where request_id = $1`,
    [
      event.requestId,
      event.at,
      event.kind,
      event.from ?? null,
      event.to ?? null,
      event.actorKind,
      event.actorStaffId ?? null,
      event.deskId,
      event.reasonCode ?? null,
      event.wordsForResident ?? null,
      event.remedy ?? null,
      event.wordsForStaff ?? null,
      event.dueAt,
    ],
  );
}

type EventRow = {
  seq: number;
  at: Date;
  kind: EventKind;
  from_state: RequestState | null;
  to_state: StoredRequestState | null;
  actor_kind: EventActorKind;
  actor_name: string | null;
  desk_id: string;
  reason_code: ReasonCode | null;
  words_for_resident: string | null;
  remedy: string | null;
  words_for_staff: string | null;
  due_at: Date;
};

/** Everything that happened, oldest first. For residents, names of staff and words for staff are not even read. */
export async function selectRequestEvents(
  db: Queryable,
  requestId: string,
  reader: "resident" | "staff",
): Promise<RequestEvent[]> {
  const { rows } = await db.query<EventRow>(
    `select e.seq, e.at, e.kind, e.from_state, e.to_state, e.actor_kind, e.desk_id, e.reason_code,
            e.words_for_resident, e.remedy, e.due_at,
            case when $2 = 'staff' then m.name end as actor_name,
            case when $2 = 'staff' then e.words_for_staff end as words_for_staff
     from request_events e
     left join staff_members m on m.id = e.actor_staff_id
     where e.request_id = $1
     order by e.seq`,
    [requestId, reader],
  );
  return rows.map((row) => ({
    seq: row.seq,
    at: row.at,
    kind: row.kind,
    from: row.from_state ?? undefined,
    to: row.to_state ?? undefined,
    actorKind: row.actor_kind,
    actorName: row.actor_name ?? undefined,
    deskId: row.desk_id,
    reasonCode: row.reason_code ?? undefined,
    wordsForResident: row.words_for_resident ?? undefined,
    remedy: row.remedy ?? undefined,
    wordsForStaff: row.words_for_staff ?? undefined,
    dueAt: row.due_at,
  }));
}

export async function countEventsWithReason(db: Queryable, requestId: string, reasonCode: ReasonCode): Promise<number> {
  const { rows } = await db.query<{ count: number }>(
    `select count(*)::int as count
     from request_events
     where request_id = $1
       and reason_code = $2`,
    [requestId, reasonCode],
  );
  return rows[0]?.count ?? 0;
}
