import type { Queryable } from "#app/db/port.ts";

/** What was answered; the same key gets it again. */
export type StoredReply = { readonly status: number; readonly body: Readonly<Record<string, unknown>> };

/** Takes a key for what is done in `tx`; waits for whoever is doing the same. `false` when it is taken. */
export async function claimKey(
  tx: Queryable,
  { clientId, key, bodyHash, at }: { clientId: string; key: string; bodyHash: string; at: Date },
): Promise<boolean> {
  const { rowCount } = await tx.query(
    `insert into api_replies (client_id, key, body_hash, created_at)
     values ($1, $2, $3, $4)
     on conflict do nothing`,
    [clientId, key, bodyHash, at],
  );
  return rowCount > 0;
}

export async function selectReply(
  tx: Queryable,
  clientId: string,
  key: string,
): Promise<{ bodyHash: string; reply: StoredReply | null } | undefined> {
  const { rows } = await tx.query<{ body_hash: string; reply: StoredReply | null }>(
    "select body_hash, reply from api_replies where client_id = $1 and key = $2",
    [clientId, key],
  );
  return rows[0] && { bodyHash: rows[0].body_hash, reply: rows[0].reply };
}

export async function storeReply(tx: Queryable, clientId: string, key: string, reply: StoredReply): Promise<void> {
  await tx.query("update api_replies set reply = $3::jsonb where client_id = $1 and key = $2", [
    clientId,
    key,
    JSON.stringify(reply),
  ]);
}

export async function releaseKey(tx: Queryable, clientId: string, key: string): Promise<void> {
  await tx.query("delete from api_replies where client_id = $1 and key = $2", [clientId, key]);
}

/** Keys that are older than `before`; up to `limit`, gives how many. */
export async function deleteRepliesBefore(tx: Queryable, before: Date, limit: number): Promise<number> {
  const { rowCount } = await tx.query(
    `delete from api_replies
     where (client_id, key) in (select client_id, key from api_replies where created_at < $1 limit $2)`,
    [before, limit],
  );
  return rowCount;
}
