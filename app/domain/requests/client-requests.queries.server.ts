import type { Queryable } from "#app/db/port.ts";

/** The request that has this number in a client's own system. */
export async function selectByExternalNumber(
  db: Queryable,
  clientId: string,
  externalNumber: string,
): Promise<string | undefined> {
  const { rows } = await db.query<{ reference: string }>(
    `select r.reference
     from client_requests c
     join requests r on r.id = c.request_id
     where c.client_id = $1
       and c.external_number = $2`,
    [clientId, externalNumber],
  );
  return rows[0]?.reference;
}

/** `false` when the client has a request of that number. */
export async function insertClientRequest(
  tx: Queryable,
  request: { readonly requestId: string; readonly clientId: string; readonly externalNumber: string },
): Promise<boolean> {
  const { rowCount } = await tx.query(
    `insert into client_requests (request_id, client_id, external_number)
     values ($1, $2, $3)
     on conflict do nothing`,
    [request.requestId, request.clientId, request.externalNumber],
  );
  return rowCount > 0;
}

/** The number that this client gave a request; other clients do not learn it. */
export async function selectExternalNumber(
  db: Queryable,
  clientId: string,
  requestId: string,
): Promise<string | undefined> {
  const { rows } = await db.query<{ external_number: string }>(
    "select external_number from client_requests where client_id = $1 and request_id = $2",
    [clientId, requestId],
  );
  return rows[0]?.external_number;
}
