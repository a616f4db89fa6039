import type { Queryable } from "#app/db/port.ts";

/** Forms begun, not sent, left alone since `quietSince`, which go by `until`, and nobody was told of that. */
export async function selectUnremindedDrafts(
  db: Queryable,
  query: { readonly now: Date; readonly until: Date; readonly quietSince: Date; readonly limit: number },
): Promise<{ draftId: string; formId: string; visitorId: string }[]> {
  const { rows } = await db.query<{ draftId: string; formId: string; visitorId: string }>(
    `select id as "draftId", form_id as "formId", visitor_id as "visitorId"
     from form_drafts
     where request_id is null
       and expires_at > $1
       and expires_at <= $2
       and updated_at <= $3
       and reminded_until is distinct from expires_at
     order by expires_at
     limit $4`,
    [query.now, query.until, query.quietSince, query.limit],
  );
  return rows;
}

/** Notes that its day was told; `undefined` when it was before, else the language it was begun in and by whose account. */
export async function markDraftReminded(
  tx: Queryable,
  id: string,
): Promise<{ language: string | null; residentId: string | null } | undefined> {
  const { rows } = await tx.query<{ language: string | null; residentId: string | null }>(
    `update form_drafts
     set reminded_until = expires_at
     where id = $1
       and request_id is null
       and reminded_until is distinct from expires_at
     returning language, resident_id as "residentId"`,
    [id],
  );
  return rows[0];
}

/** Forms begun before signing in are reminded of by the account, too. */
export async function tieDrafts(tx: Queryable, visitorId: string, residentId: string): Promise<void> {
  await tx.query("update form_drafts set resident_id = $2 where visitor_id = $1 and request_id is null", [
    visitorId,
    residentId,
  ]);
}
