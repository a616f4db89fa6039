import { openJson, sealJson } from "#app/db/encryption/port.ts";
import type { Queryable } from "#app/db/port.ts";

/** What a colleague told the others about a request. */
export type RequestNote = {
  readonly id: string;
  readonly at: Date;
  readonly authorName: string;
  readonly words: string;
};

const placeOf = (id: string) => ({ column: "request_notes.sealed", row: id }) as const;

export async function insertNote(
  tx: Queryable,
  note: {
    readonly id: string;
    readonly requestId: string;
    readonly staffId: string;
    readonly at: Date;
    readonly words: string;
    readonly mentioned: readonly string[];
  },
): Promise<void> {
  await tx.query(
    `with noted as (
       insert into request_notes (id, request_id, staff_id, created_at, sealed)
       values ($1, $2, $3, $4, $5)
       returning id
     )
     insert into request_mentions (note_id, staff_id)
     select noted.id, m.staff_id
     from noted
     cross join unnest($6::uuid[]) as m (staff_id)`,
    [note.id, note.requestId, note.staffId, note.at, sealJson(tx, placeOf(note.id), note.words), note.mentioned],
  );
}

/** All of one request, the oldest first. */
export async function selectNotes(db: Queryable, requestId: string): Promise<RequestNote[]> {
  const { rows } = await db.query<{ id: string; created_at: Date; name: string; sealed: string }>(
    `select n.id, n.created_at, m.name, n.sealed
     from request_notes n
     join staff_members m on m.id = n.staff_id
     where n.request_id = $1
     order by n.created_at, n.id`,
    [requestId],
  );
  return rows.map((row) => ({
    id: row.id,
    at: row.created_at,
    authorName: row.name,
    words: openJson<string>(db, placeOf(row.id), row.sealed),
  }));
}

/** A request in whose notes somebody is called by name. */
export type Mention = { readonly reference: string; readonly at: Date; readonly authorName: string };

/** What they have not opened yet, a request a line with its newest note, at these desks; `undefined` desks means every desk. */
export async function selectMentions(
  db: Queryable,
  staffId: string,
  deskIds: readonly string[] | undefined,
): Promise<Mention[]> {
  const { rows } = await db.query<{ reference: string; created_at: Date; name: string }>(
    `select reference, created_at, name
     from (
       select distinct on (r.id) r.reference, n.created_at, a.name
       from request_mentions m
       join request_notes n on n.id = m.note_id
       join requests r on r.id = n.request_id
       join staff_members a on a.id = n.staff_id
       where m.staff_id = $1
         and m.read_at is null
         and ($2::text[] is null or r.desk_id = any($2::text[]))
       order by r.id, n.created_at desc
     ) newest
     order by created_at desc`,
    [staffId, deskIds ?? null],
  );
  return rows.map((row) => ({ reference: row.reference, at: row.created_at, authorName: row.name }));
}

/** They have the request before them. */
export async function markMentionsRead(tx: Queryable, staffId: string, requestId: string, at: Date): Promise<void> {
  await tx.query(
    `update request_mentions m
     set read_at = $3
     from request_notes n
     where n.id = m.note_id
       and n.request_id = $2
       and m.staff_id = $1
       and m.read_at is null`,
    [staffId, requestId, at],
  );
}

export async function deleteNotesOf(tx: Queryable, requestIds: readonly string[]): Promise<void> {
  await tx.query("delete from request_notes where request_id = any($1::uuid[])", [requestIds]);
}
