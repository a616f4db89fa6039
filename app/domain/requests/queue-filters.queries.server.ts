import type { Queryable } from "#app/db/port.ts";

/** A choice of the queue under a name; `query` is what stands behind the question mark of its address. */
export type QueueFilter = { readonly id: string; readonly name: string; readonly query: string };

export async function selectQueueFilters(db: Queryable, staffId: string): Promise<QueueFilter[]> {
  const { rows } = await db.query<QueueFilter>(
    `select id, name, query
     from staff_queue_filters
     where staff_id = $1
     order by created_at, name`,
    [staffId],
  );
  return rows;
}

/** Writes it unless they have `max` already; a name they have used before stands for the new choice from now on. */
export async function upsertQueueFilter(
  tx: Queryable,
  filter: QueueFilter & { readonly staffId: string; readonly at: Date },
  max: number,
): Promise<boolean> {
  const { rows } = await tx.query(
    `insert into staff_queue_filters (id, staff_id, name, query, created_at)
     select $1, $2, $3, $4, $5
     where (select count(*) from staff_queue_filters f where f.staff_id = $2 and f.name <> $3) < $6::int
     on conflict (staff_id, name) do update set query = excluded.query
     returning id`,
    [filter.id, filter.staffId, filter.name, filter.query, filter.at, max],
  );
  return rows.length === 1;
}

/** Their own and nobody else's. */
export async function deleteQueueFilter(tx: Queryable, staffId: string, id: string): Promise<void> {
  await tx.query("delete from staff_queue_filters where staff_id = $1 and id = $2", [staffId, id]);
}
