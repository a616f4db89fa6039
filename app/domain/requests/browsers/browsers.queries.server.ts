import { fieldsOf, openJson, sealJson } from "#app/db/encryption/port.ts";
import type { Queryable } from "#app/db/port.ts";
import type { PushTarget } from "#app/ports/push/port.ts";

/** A browser in which somebody who may see a request is told of its news. */
export type ToldBrowser = { readonly id: string; readonly requestId: string; readonly target: PushTarget };

const placeOf = (id: string) => ({ column: "request_browsers.sealed", row: id }) as const;

const indexOf = (db: Queryable, endpoint: string): string => fieldsOf(db).index("request_browsers.endpoint", endpoint);

type Row = { id: string; request_id: string; sealed: string };

const toBrowser = (db: Queryable, row: Row): ToldBrowser => ({
  id: row.id,
  requestId: row.request_id,
  target: openJson<PushTarget>(db, placeOf(row.id), row.sealed),
});

export async function insertBrowser(
  tx: Queryable,
  one: ToldBrowser & { readonly visitorId: string; readonly at: Date },
): Promise<void> {
  await tx.query(
    `insert into request_browsers (id, request_id, visitor_id, sealed, endpoint_index, created_at)
     values ($1, $2, $3, $4, $5, $6)`,
    [
      one.id,
      one.requestId,
      one.visitorId,
      sealJson(tx, placeOf(one.id), one.target),
      indexOf(tx, one.target.endpoint),
      one.at,
    ],
  );
}

/** Everyone's of a request, or one holder's alone, and since when; the oldest first. */
export async function selectBrowsers(
  db: Queryable,
  requestId: string,
  visitorId?: string,
): Promise<(ToldBrowser & { readonly since: Date })[]> {
  const { rows } = await db.query<Row & { created_at: Date }>(
    `select id, request_id, sealed, created_at
     from request_browsers
     where request_id = $1
       and ($2::text is null or visitor_id = $2)
     order by created_at, id`,
    [requestId, visitorId ?? null],
  );
  return rows.map((row) => ({ ...toBrowser(db, row), since: row.created_at }));
}

export async function selectBrowserIds(db: Queryable, requestId: string): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(
    "select id from request_browsers where request_id = $1 order by created_at, id",
    [requestId],
  );
  return rows.map(({ id }) => id);
}

/** With the number of the request, for the record. */
export async function selectBrowser(
  db: Queryable,
  id: string,
): Promise<(ToldBrowser & { readonly reference: string }) | undefined> {
  const { rows } = await db.query<Row & { reference: string }>(
    `select b.id, b.request_id, b.sealed, r.reference
     from request_browsers b
     join requests r on r.id = b.request_id
     where b.id = $1`,
    [id],
  );
  return rows[0] && { ...toBrowser(db, rows[0]), reference: rows[0].reference };
}

/** One of a holder's at a request, or all of them; gives how many there were. */
export async function deleteBrowsers(
  tx: Queryable,
  of: { readonly requestId: string; readonly visitorId: string; readonly id?: string | undefined },
): Promise<number> {
  const { rowCount } = await tx.query(
    `delete from request_browsers
     where request_id = $1
       and visitor_id = $2
       and ($3::uuid is null or id = $3)`,
    [of.requestId, of.visitorId, of.id ?? null],
  );
  return rowCount;
}

export async function deleteBrowser(tx: Queryable, id: string): Promise<void> {
  await tx.query("delete from request_browsers where id = $1", [id]);
}

/** The browser itself ended it: at every request; gives of which. */
export async function deleteEndpoint(tx: Queryable, endpoint: string): Promise<string[]> {
  const { rows } = await tx.query<{ reference: string }>(
    `delete from request_browsers b
     using requests r
     where r.id = b.request_id
       and b.endpoint_index = $1
     returning r.reference`,
    [indexOf(tx, endpoint)],
  );
  return rows.map(({ reference }) => reference);
}

/** One browser at each request of which it is told, whoever holds it there; held until the end of the transaction. */
export async function selectByEndpoint(
  tx: Queryable,
  endpoint: string,
): Promise<(ToldBrowser & { readonly reference: string; readonly visitorId: string })[]> {
  const { rows } = await tx.query<Row & { reference: string; visitor_id: string }>(
    `select b.id, b.request_id, b.sealed, b.visitor_id, r.reference
     from request_browsers b
     join requests r on r.id = b.request_id
     where b.endpoint_index = $1
     order by b.request_id
     for update of b`,
    [indexOf(tx, endpoint)],
  );
  return rows.map((row) => ({ ...toBrowser(tx, row), reference: row.reference, visitorId: row.visitor_id }));
}

/** Where a browser is reached from now on; another row of the same request that leads there already goes. */
export async function updateTarget(tx: Queryable, id: string, target: PushTarget): Promise<void> {
  const index = indexOf(tx, target.endpoint);
  await tx.query(
    `delete from request_browsers
     where endpoint_index = $2
       and id <> $1
       and request_id = (select request_id from request_browsers where id = $1)`,
    [id, index],
  );
  await tx.query("update request_browsers set sealed = $2, endpoint_index = $3 where id = $1", [
    id,
    sealJson(tx, placeOf(id), target),
    index,
  ]);
}

/** To another holder, who has the requests already. */
export async function handOverBrowsers(tx: Queryable, from: string, to: string): Promise<void> {
  await tx.query("update request_browsers set visitor_id = $2 where visitor_id = $1", [from, to]);
}
