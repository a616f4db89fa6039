import { beginSealing } from "#app/db/encryption/reseal.queries.server.ts";
import type { Transaction } from "#app/db/port.ts";
import { sealEventWords } from "./handoff-events.queries.server.ts";
import { sealSummary } from "./handoffs.queries.server.ts";

/** Seals up to `limit` summaries that still stand in plain text; gives how many. */
export async function sealStandingHandoffs(tx: Transaction, limit: number): Promise<number> {
  const { rows } = await tx.query<{ id: string; summary: string | null }>(
    `select id, summary
     from handoffs
     where sealed is null
       and anonymised_at is null
     limit $1
     for update`,
    [limit],
  );
  for (const { id, summary } of rows)
    await tx.query("update handoffs set sealed = $2, summary = null where id = $1", [
      id,
      sealSummary(tx, id, summary ?? ""),
    ]);
  return rows.length;
}

/** The same for what was written in them. */
export async function sealStandingMessages(tx: Transaction, limit: number): Promise<number> {
  await beginSealing(tx);
  const { rows } = await tx.query<{ id: number; text: string | null; note: string | null }>(
    `select id, text, note
     from handoff_events
     where sealed is null
       and (text is not null or note is not null)
     limit $1
     for update`,
    [limit],
  );
  for (const { id, ...words } of rows)
    await tx.query("update handoff_events set sealed = $2, text = null, note = null where id = $1", [
      id,
      sealEventWords(tx, id, words),
    ]);
  return rows.length;
}
