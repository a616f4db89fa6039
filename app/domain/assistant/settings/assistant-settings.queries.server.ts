import type { Queryable } from "#app/db/port.ts";
import type { AssistantMode, AssistantSettings, StoredSettings } from "./assistant-settings.ts";

type Row = {
  id: number;
  mode: AssistantMode;
  person_limit: number | null;
  day_limit: number | null;
  reason: string | null;
  changed_by: string | null;
  changed_at: Date | null;
};

const toSettings = (row: Row): StoredSettings => ({
  id: row.id,
  mode: row.mode,
  personLimit: row.person_limit,
  dayLimit: row.day_limit,
  reason: row.reason,
  changedBy: row.changed_by,
  changedAt: row.changed_at,
});

/** The settings that count, then those before them. */
export async function selectSettings(db: Queryable, limit: number): Promise<StoredSettings[]> {
  const { rows } = await db.query<Row>(
    `select s.id, s.mode, s.person_limit, s.day_limit, s.reason, m.name as changed_by, s.changed_at
       from assistant_settings s
       left join staff_members m
         on m.id = s.changed_by
      order by s.id desc
      limit $1`,
    [limit],
  );
  return rows.map(toSettings);
}

/** Nobody else changes them until the end of `tx`. */
export async function lockSettings(tx: Queryable): Promise<void> {
  await tx.query("select pg_advisory_xact_lock(hashtext('assistant_settings'))");
}

type Change = AssistantSettings & { readonly reason: string; readonly staffId: string; readonly at: Date };

export async function insertSettings(tx: Queryable, change: Change): Promise<void> {
  await tx.query(
    `insert into assistant_settings (mode, person_limit, day_limit, reason, changed_by, changed_at)
     values ($1, $2, $3, $4, $5, $6)`,
    [change.mode, change.personLimit, change.dayLimit, change.reason, change.staffId, change.at],
  );
}

/** Counts one more on a day and gives how many it are now. */
export async function countOne(db: Queryable, day: string, counted: string): Promise<number> {
  const { rows } = await db.query<{ count: number }>(
    `insert into question_counts (day, counted, count)
     values ($1::date, $2, 1)
         on conflict (day, counted) do update
        set count = question_counts.count + 1
     returning count`,
    [day, counted],
  );
  return rows[0]?.count ?? 0;
}

export async function deleteCountsBefore(db: Queryable, day: string): Promise<void> {
  await db.query("delete from question_counts where day < $1::date", [day]);
}
