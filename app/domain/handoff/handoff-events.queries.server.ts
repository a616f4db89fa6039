import { openJson, sealJson } from "#app/db/encryption/port.ts";
import type { Queryable } from "#app/db/port.ts";
import type { HandoffEventKind, HandoffMode } from "./states.ts";
import type { HandoffEvent } from "./types.ts";

/** Of an event, the words both sides see and those for staff alone. */
type SealedWords = { readonly text: string | null; readonly note: string | null };

const wordsPlace = (id: number) => ({ column: "handoff_events.sealed", row: String(id) }) as const;

/** Nothing to seal gives null. */
export const sealEventWords = (db: Queryable, id: number, words: SealedWords): string | null =>
  words.text === null && words.note === null ? null : sealJson(db, wordsPlace(id), words);

export type NewHandoffEvent = {
  readonly handoffId: string;
  readonly kind: HandoffEventKind;
  readonly actor: HandoffEvent["actor"];
  readonly staffId?: string;
  readonly text?: string;
  readonly note?: string;
  readonly deskId?: string;
  readonly requestReference?: string;
  readonly mode?: HandoffMode;
  readonly clientKey?: string;
  readonly maskedKinds?: HandoffEvent["maskedKinds"];
  readonly at: Date;
};

/** Appends one event and tells every process; false when the same message was stored before. */
export async function insertHandoffEvent(tx: Queryable, event: NewHandoffEvent): Promise<boolean> {
  // Words are sealed to their row, so its number comes first.
  const { rows } = await tx.query<{ id: number }>(
    "select nextval(pg_get_serial_sequence('handoff_events', 'id')) as id",
  );
  const id = rows[0]?.id ?? 0;
  const { rowCount } = await tx.query(
    `insert into handoff_events
       (id, handoff_id, kind, actor, staff_id, sealed, desk_id, request_reference, client_key, masked_kinds, at, mode)
     overriding system value
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
     on conflict (handoff_id, client_key) where client_key is not null do nothing`,
    [
      id,
      event.handoffId,
      event.kind,
      event.actor,
      event.staffId ?? null,
      sealEventWords(tx, id, { text: event.text ?? null, note: event.note ?? null }),
      event.deskId ?? null,
      event.requestReference ?? null,
      event.clientKey ?? null,
      event.maskedKinds ?? [],
      event.at,
      event.mode ?? null,
    ],
  );
  if (rowCount === 1) await tx.query("select pg_notify('handoff_changed', $1)", [event.handoffId]);
  return rowCount === 1;
}

type EventRow = {
  id: number;
  kind: HandoffEventKind;
  actor: HandoffEvent["actor"];
  staff_name: string | null;
  text: string | null;
  note: string | null;
  sealed: string | null;
  desk_id: string | null;
  request_reference: string | null;
  masked_kinds: HandoffEvent["maskedKinds"];
  mode: HandoffMode | null;
  at: Date;
};

/** Events after `afterId`, oldest first. */
export async function selectHandoffEvents(db: Queryable, handoffId: string, afterId = 0): Promise<HandoffEvent[]> {
  const { rows } = await db.query<EventRow>(
    `select
       handoff_events.id,
       handoff_events.kind,
       handoff_events.actor,
       staff_members.name as staff_name,
       handoff_events.text,
       handoff_events.note,
       handoff_events.sealed,
       handoff_events.desk_id,
       handoff_events.request_reference,
       handoff_events.masked_kinds,
       handoff_events.mode,
       handoff_events.at
     from handoff_events
     left join staff_members on staff_members.id = handoff_events.staff_id
     where handoff_events.handoff_id = $1
       and handoff_events.id > $2
     order by handoff_events.id
     limit 500`,
    [handoffId, afterId],
  );
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    actor: row.actor,
    staffName: row.staff_name,
    ...(row.sealed ? openJson<SealedWords>(db, wordsPlace(row.id), row.sealed) : { text: row.text, note: row.note }),
    deskId: row.desk_id,
    requestReference: row.request_reference,
    maskedKinds: row.masked_kinds,
    mode: row.mode,
    at: row.at,
  }));
}
