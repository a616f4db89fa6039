import type { Queryable } from "#app/db/port.ts";

export async function insertFeed(
  tx: Queryable,
  feed: { readonly id: string; readonly requestId: string; readonly tokenHash: string; readonly at: Date },
): Promise<boolean> {
  const { rows } = await tx.query(
    `insert into request_feeds (id, request_id, token_hash, created_at)
     values ($1, $2, $3, $4)
     on conflict (request_id) do nothing
     returning id`,
    [feed.id, feed.requestId, feed.tokenHash, feed.at],
  );
  return rows.length === 1;
}

export async function selectFeedId(db: Queryable, requestId: string): Promise<string | undefined> {
  const { rows } = await db.query<{ id: string }>("select id from request_feeds where request_id = $1", [requestId]);
  return rows[0]?.id;
}

/** Says whether there was one. */
export async function deleteFeed(tx: Queryable, requestId: string): Promise<boolean> {
  const { rows } = await tx.query("delete from request_feeds where request_id = $1 returning id", [requestId]);
  return rows.length === 1;
}

/** The request whose feed has this token. */
export async function selectFedReference(
  db: Queryable,
  tokenHash: string,
): Promise<{ feedId: string; reference: string } | undefined> {
  const { rows } = await db.query<{ id: string; reference: string }>(
    `select f.id, r.reference
     from request_feeds f
     join requests r on r.id = f.request_id
     where f.token_hash = $1`,
    [tokenHash],
  );
  return rows[0] && { feedId: rows[0].id, reference: rows[0].reference };
}
