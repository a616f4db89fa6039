import type { Queryable } from "#app/db/port.ts";
import { type Agent, type Presence, presenceAt, SILENT_AFTER_MS, SILENT_AFTER_PAGE_MS } from "./presence.ts";

export type PresenceRow = {
  readonly chosen: Presence;
  readonly note: string;
  /** Null for whoever was there and never chose. */
  readonly chosenAt: Date | null;
  readonly isBySilence: boolean;
  readonly silentFrom: Date;
};

const later = (now: Date, ms: number): Date => new Date(now.getTime() + ms);

/** A page was loaded or sent a form. Beside a page that beats it counts as a beat, else until the next page without scripts. */
export async function recordPage(db: Queryable, staffId: string, now: Date): Promise<void> {
  await db.query(
    `insert into staff_presence as p (staff_id, silent_from)
     values ($1, $2)
     on conflict (staff_id) do update
     set silent_from = greatest(
       p.silent_from,
       case when p.beat_at > $3 then $4::timestamptz else excluded.silent_from end
     )`,
    [staffId, later(now, SILENT_AFTER_PAGE_MS), later(now, -SILENT_AFTER_MS), later(now, SILENT_AFTER_MS)],
  );
}

/** A page with scripts said that it is there: from now on silence is noticed soon. */
export async function recordBeat(db: Queryable, staffId: string, now: Date): Promise<void> {
  await db.query(
    `insert into staff_presence (staff_id, beat_at, silent_from)
     values ($1, $2, $3)
     on conflict (staff_id) do update
     set beat_at = excluded.beat_at, silent_from = excluded.silent_from`,
    [staffId, now, later(now, SILENT_AFTER_MS)],
  );
}

export async function updateChosen(
  db: Queryable,
  staffId: string,
  { chosen, note, at }: { readonly chosen: Presence; readonly note: string; readonly at: Date },
): Promise<void> {
  await db.query(
    `update staff_presence
     set chosen = $2, note = $3, chosen_at = $4, is_by_silence = false
     where staff_id = $1`,
    [staffId, chosen, note, at],
  );
}

export async function selectPresence(db: Queryable, staffId: string): Promise<PresenceRow | undefined> {
  const { rows } = await db.query<{
    chosen: Presence;
    note: string;
    chosen_at: Date | null;
    is_by_silence: boolean;
    silent_from: Date;
  }>("select chosen, note, chosen_at, is_by_silence, silent_from from staff_presence where staff_id = $1", [staffId]);
  const row = rows[0];
  return (
    row && {
      chosen: row.chosen,
      note: row.note,
      chosenAt: row.chosen_at,
      isBySilence: row.is_by_silence,
      silentFrom: row.silent_from,
    }
  );
}

/** Held until the end of `tx`: two conversations taken at once are counted one after the other. */
export async function lockPresence(tx: Queryable, staffId: string): Promise<void> {
  await tx.query("select staff_id from staff_presence where staff_id = $1 for update", [staffId]);
}

/** Those of whom nothing is heard any more become offline; gives how many. */
export async function setSilentOffline(db: Queryable, now: Date): Promise<number> {
  const { rowCount } = await db.query(
    `update staff_presence
     set chosen = 'offline', note = '', is_by_silence = true
     where chosen <> 'offline'
       and silent_from <= $1`,
    [now],
  );
  return rowCount ?? 0;
}

/** Conversations whose holder is not heard of any more, longest wait first. */
export async function selectHeldBySilent(db: Queryable, now: Date): Promise<{ id: string; staffId: string }[]> {
  const { rows } = await db.query<{ id: string; staff_id: string }>(
    `select h.id, h.claimed_by as staff_id
     from handoffs h
     left join staff_presence p on p.staff_id = h.claimed_by
     where h.state in ('claimed', 'active', 'waiting_for_resident')
       and (p.silent_from is null or p.silent_from <= $1)
     order by h.queued_at, h.id`,
    [now],
  );
  return rows.map((row) => ({ id: row.id, staffId: row.staff_id }));
}

/** Everybody who may answer at one of the desks and has ever been there; whoever was suspended is not. */
export async function selectAgents(db: Queryable, deskIds: readonly string[], now: Date): Promise<Agent[]> {
  const { rows } = await db.query<{
    id: string;
    name: string;
    desk_ids: string[];
    chosen: Presence;
    note: string;
    silent_from: Date;
    open: number;
    languages: string[];
  }>(
    `select
       m.id,
       m.name,
       p.chosen,
       p.note,
       p.silent_from,
       m.spoken_languages as languages,
       array(select d.desk_id from staff_desks d where d.staff_id = m.id order by d.desk_id) as desk_ids,
       (
         select count(*)::int
         from handoffs h
         where h.claimed_by = m.id
           and h.state in ('claimed', 'active', 'waiting_for_resident')
       ) as open
     from staff_presence p
     join staff_members m on m.id = p.staff_id
     where m.disabled_at is null
       and exists (select 1 from staff_roles r where r.staff_id = m.id and r.role in ('agent', 'supervisor'))
       and exists (select 1 from staff_desks d where d.staff_id = m.id and d.desk_id = any ($1::text[]))
     order by m.name, m.id`,
    [deskIds],
  );
  return rows.map((row) => {
    const presence = presenceAt({ chosen: row.chosen, silentFrom: row.silent_from }, now);
    return {
      staffId: row.id,
      name: row.name,
      deskIds: row.desk_ids,
      presence,
      note: presence === "offline" ? "" : row.note,
      open: row.open,
      languages: row.languages,
    };
  });
}

/** Whether anybody at a desk takes conversations now, with room or without. */
export async function isSomebodyOnline(db: Queryable, deskId: string, now: Date): Promise<boolean> {
  const agents = await selectAgents(db, [deskId], now);
  return agents.some((agent) => agent.presence === "online");
}

/** How many conversations somebody holds. */
export async function countHeld(db: Queryable, staffId: string): Promise<number> {
  const { rows } = await db.query<{ n: number }>(
    `select count(*)::int as n
     from handoffs
     where claimed_by = $1
       and state in ('claimed', 'active', 'waiting_for_resident')`,
    [staffId],
  );
  return rows[0]?.n ?? 0;
}

/** Open lists and waiting pages look again. */
export const tellPresenceChanged = (db: Queryable) => db.query("select pg_notify('handoff_changed', '')");
