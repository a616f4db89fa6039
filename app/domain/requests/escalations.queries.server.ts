import type { Queryable } from "#app/db/port.ts";
import type { Language } from "#app/i18n/languages.ts";
import type { Rung } from "./escalation.ts";
import { TO_DO_STATES } from "./staff-queue.ts";

export type LatePlace = { readonly dueAt: Date; readonly reference: string };

/** What is late and the authority's turn, longest first, from behind `after` on. */
export async function selectLate(
  db: Queryable,
  query: { readonly now: Date; readonly after: LatePlace | undefined; readonly limit: number },
): Promise<LatePlace[]> {
  const { rows } = await db.query<{ due_at: Date; reference: string }>(
    `select r.due_at, r.reference
     from requests r
     where r.state = any($5::text[])
       and r.due_at < $1
       and ($2::timestamptz is null or (r.due_at, r.reference) > ($2::timestamptz, $3::text))
     order by r.due_at, r.reference
     limit $4`,
    [query.now, query.after?.dueAt ?? null, query.after?.reference ?? null, query.limit, TO_DO_STATES],
  );
  return rows.map((row) => ({ dueAt: row.due_at, reference: row.reference }));
}

/** Rungs that were told in this round already. */
export async function selectRungs(db: Queryable, requestId: string, round: number): Promise<Rung[]> {
  const { rows } = await db.query<{ rung: Rung }>(
    `select rung
     from request_events
     where request_id = $1
       and kind = 'escalated'
       and round = $2`,
    [requestId, round],
  );
  return rows.map((row) => row.rung);
}

export async function markForSupervision(tx: Queryable, requestId: string): Promise<void> {
  await tx.query("update requests set is_for_supervision = true where id = $1", [requestId]);
}

export type Recipient = { readonly staffId: string; readonly email: string; readonly language: Language };

/** People who can sign in: this one, or those with a role at one of the desks; without `deskIds` the desk does not matter. */
export async function selectRecipients(
  db: Queryable,
  who:
    | { readonly staffId: string }
    | { readonly role: "agent" | "supervisor" | "administrator"; readonly deskIds?: readonly string[] | undefined },
): Promise<Recipient[]> {
  const { rows } = await db.query<{ id: string; email: string; language: Language }>(
    `select m.id, m.email, m.language
     from staff_members m
     where m.kind = 'person'
       and m.disabled_at is null
       and ($1::uuid is null or m.id = $1::uuid)
       and ($2::text is null or exists (select 1 from staff_roles r where r.staff_id = m.id and r.role = $2))
       and ($3::text[] is null or exists (
         select 1 from staff_desks d where d.staff_id = m.id and d.desk_id = any($3::text[])))
     order by m.email`,
    "staffId" in who ? [who.staffId, null, null] : [null, who.role, who.deskIds ?? null],
  );
  return rows.map((row) => ({ staffId: row.id, email: row.email, language: row.language }));
}
