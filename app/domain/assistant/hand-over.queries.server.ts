import type { Queryable } from "#app/db/port.ts";

export type HeldConversation = { readonly id: string; readonly question: string; readonly lastActiveAt: Date };

/** The conversations of one holder, the newest first, by their first question. */
export async function selectHeldConversations(
  db: Queryable,
  visitorId: string,
  limit: number,
): Promise<HeldConversation[]> {
  const { rows } = await db.query<{ id: string; question: string; last_active_at: Date }>(
    `select c.id, q.text as question, c.last_active_at
     from conversations c
     join lateral (
       select text from questions where conversation_id = c.id order by position limit 1
     ) q on true
     where c.visitor_id = $1
     order by c.last_active_at desc, c.id
     limit $2`,
    [visitorId, limit],
  );
  return rows.map((row) => ({ id: row.id, question: row.question, lastActiveAt: row.last_active_at }));
}

export async function countHeldConversations(db: Queryable, visitorId: string): Promise<number> {
  const { rows } = await db.query<{ count: number }>(
    "select count(*)::int as count from conversations where visitor_id = $1",
    [visitorId],
  );
  return rows[0]?.count ?? 0;
}

/** Gives all conversations of one holder to another. */
export async function handOverConversations(tx: Queryable, from: string, to: string): Promise<void> {
  await tx.query("update conversations set visitor_id = $2 where visitor_id = $1", [from, to]);
}
