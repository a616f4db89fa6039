import type { Queryable } from "#app/db/port.ts";

/** Gives all handoffs of one holder to another. */
export async function handOverHandoffs(tx: Queryable, from: string, to: string): Promise<void> {
  await tx.query("update handoffs set visitor_id = $2 where visitor_id = $1", [from, to]);
}
