import type { Transaction } from "#app/db/port.ts";
import { sealAddress, watchIndex } from "./watches.queries.server.ts";

/**
 * Seals up to `limit` addresses that still stand in plain text; gives how many rows it found. Where the same address was left
 * again since, the newer watch stays.
 */
export async function sealStandingWatches(tx: Transaction, limit: number): Promise<number> {
  const { rows } = await tx.query<{ id: string; question_id: string; email: string }>(
    `select id, question_id, email
       from answer_watches
      where sealed is null
      limit $1
        for update`,
    [limit],
  );
  for (const { id, question_id: questionId, email } of rows) {
    const index = watchIndex(tx, email);
    const { rowCount } = await tx.query(
      `update answer_watches
          set sealed = $2,
              email_index = $3,
              email = null
        where id = $1
          and not exists (select 1
                            from answer_watches o
                           where o.question_id = $4
                             and o.email_index = $3)`,
      [id, sealAddress(tx, id, email), index, questionId],
    );
    if (rowCount === 0) await tx.query("delete from answer_watches where id = $1", [id]);
  }
  return rows.length;
}
