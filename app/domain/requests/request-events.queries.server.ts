import { openJson, sealJson } from "#app/db/encryption/port.ts";
import type { Queryable, Transaction } from "#app/db/port.ts";
import type { BothNames } from "#app/domain/requests/mandates/mandate.ts";
import type { IdentityCheck } from "./identity-checks.ts";
import type { Rung } from "./escalation.ts";
import type { SealedWords } from "./sealed-answers.ts";
import type { ReasonCode, RequestState, StoredRequestState } from "./states.ts";
import type { Correction, EventActorKind, EventKind, RequestEvent } from "./types.ts";

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
  readonly corrected?: readonly Correction[] | undefined;
  readonly check?: IdentityCheck | undefined;
  /** Of `escalated`, with how often the request had been reopened. */
  readonly rung?: Rung | undefined;
  readonly round?: number | undefined;
  /** By which a helper acted, or which was given or ended, with both names. */
  readonly mandate?: { readonly id: string; readonly names: BothNames } | undefined;
  readonly dueAt: Date;
};

const placeOf = (requestId: string, seq: number) =>
  ({ column: "request_events.sealed", row: `${requestId}:${seq}` }) as const;

/** Nothing to seal gives null. */
export function sealWords(tx: Queryable, requestId: string, seq: number, words: SealedWords): string | null {
  const isEmpty =
    words.forResident === null &&
    words.remedy === null &&
    words.forStaff === null &&
    !words.corrected &&
    !words.check &&
    !words.names;
  return isEmpty ? null : sealJson(tx, placeOf(requestId, seq), words);
}

/** The number of a request's last event and the desk it was at; the caller holds the lock on the request. */
export async function selectLastEvent(
  tx: Queryable,
  requestId: string,
): Promise<{ readonly seq: number; readonly deskId: string } | undefined> {
  const { rows } = await tx.query<{ seq: number; desk_id: string }>(
    `select seq, desk_id
     from request_events
     where request_id = $1
     order by seq desc
     limit 1`,
    [requestId],
  );
  return rows[0] && { seq: rows[0].seq, deskId: rows[0].desk_id };
}

/** Appends one event under the number that follows the last, with the next statement of the transaction. Called by `recordRequestEvent` alone. */
export function insertRequestEvent(tx: Transaction, seq: number, event: NewRequestEvent): void {
  tx.later(
    `insert into request_events (
       request_id, seq, at, kind, from_state, to_state, actor_kind, actor_staff_id, desk_id, reason_code, sealed, due_at,
       rung, round, mandate_id)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
    [
      event.requestId,
      seq,
      event.at,
      event.kind,
      event.from ?? null,
      event.to ?? null,
      event.actorKind,
      event.actorStaffId ?? null,
      event.deskId,
      event.reasonCode ?? null,
      sealWords(tx, event.requestId, seq, {
        forResident: event.wordsForResident ?? null,
        remedy: event.remedy ?? null,
        forStaff: event.wordsForStaff ?? null,
        ...(event.corrected ? { corrected: event.corrected } : {}),
        ...(event.check ? { check: event.check } : {}),
        ...(event.mandate ? { names: event.mandate.names } : {}),
      }),
      event.dueAt,
      event.rung ?? null,
      event.round ?? null,
      event.mandate?.id ?? null,
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
  sealed: string | null;
  rung: Rung | null;
  due_at: Date;
};

/** Rows of before words were sealed still hold them as they were. */
function openWords(db: Queryable, requestId: string, row: EventRow): SealedWords {
  return row.sealed === null
    ? { forResident: row.words_for_resident, remedy: row.remedy, forStaff: row.words_for_staff }
    : openJson<SealedWords>(db, placeOf(requestId, row.seq), row.sealed);
}

/** Everything that happened, oldest first. Residents get no names of staff and no words for staff. */
export async function selectRequestEvents(
  db: Queryable,
  requestId: string,
  reader: "resident" | "staff",
): Promise<RequestEvent[]> {
  const { rows } = await db.query<EventRow>(
    `select e.seq, e.at, e.kind, e.from_state, e.to_state, e.actor_kind, e.desk_id, e.reason_code,
            e.words_for_resident, e.remedy, e.words_for_staff, e.sealed, e.rung, e.due_at,
            case when $2 = 'staff' then m.name end as actor_name
     from request_events e
     left join staff_members m on m.id = e.actor_staff_id
     where e.request_id = $1
     order by e.seq`,
    [requestId, reader],
  );
  return rows.map((row) => {
    const words = openWords(db, requestId, row);
    return {
      seq: row.seq,
      at: row.at,
      kind: row.kind,
      from: row.from_state ?? undefined,
      to: row.to_state ?? undefined,
      actorKind: row.actor_kind,
      actorName: row.actor_name ?? undefined,
      deskId: row.desk_id,
      reasonCode: row.reason_code ?? undefined,
      wordsForResident: words.forResident ?? undefined,
      remedy: words.remedy ?? undefined,
      wordsForStaff: reader === "staff" ? (words.forStaff ?? undefined) : undefined,
      corrected: words.corrected ?? [],
      check: words.check,
      names: words.names,
      rung: row.rung ?? undefined,
      dueAt: row.due_at,
    };
  });
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
