import { randomUUID } from "node:crypto";
import { openJson, sealJson } from "#app/db/encryption/port.ts";
import type { Queryable } from "#app/db/port.ts";
import type { ApiScope } from "./scopes.ts";

export type ApiClient = {
  readonly clientId: string;
  readonly version: number;
  readonly name: string;
  readonly deskIds: readonly string[];
  readonly scopes: readonly ApiScope[];
  readonly webhookUrl: string | null;
  readonly createdAt: Date;
  readonly disabledAt: Date | null;
  /** Keys that open something now. */
  readonly keys: number;
  readonly lastUsedAt: Date | null;
  /** Deliveries that were given up. */
  readonly failed: number;
};

type ClientRow = {
  id: string;
  version: number;
  name: string;
  desk_ids: string[];
  scopes: ApiScope[];
  webhook_url: string | null;
  created_at: Date;
  disabled_at: Date | null;
  keys: number;
  last_used_at: Date | null;
  failed: number;
};

const CLIENT_COLUMNS = `
  m.id, m.version, m.name, m.created_at, m.disabled_at, c.scopes, c.webhook_url,
  array(select d.desk_id from staff_desks d where d.staff_id = m.id order by d.desk_id) as desk_ids,
  (select count(*)::int from api_keys k where k.client_id = c.id and (k.expires_at is null or k.expires_at > $1)) as keys,
  (select max(k.last_used_at) from api_keys k where k.client_id = c.id) as last_used_at,
  (select count(*)::int from webhook_deliveries w where w.client_id = c.id and w.state = 'failed') as failed`;

const mapClient = (row: ClientRow): ApiClient => ({
  clientId: row.id,
  version: row.version,
  name: row.name,
  deskIds: row.desk_ids,
  scopes: row.scopes,
  webhookUrl: row.webhook_url,
  createdAt: row.created_at,
  disabledAt: row.disabled_at,
  keys: row.keys,
  lastUsedAt: row.last_used_at,
  failed: row.failed,
});

export async function selectClients(db: Queryable, now: Date): Promise<ApiClient[]> {
  const { rows } = await db.query<ClientRow>(
    `select ${CLIENT_COLUMNS}
     from api_clients c
     join staff_members m on m.id = c.id
     order by m.name, m.id`,
    [now],
  );
  return rows.map(mapClient);
}

export async function selectClient(db: Queryable, clientId: string, now: Date): Promise<ApiClient | undefined> {
  const { rows } = await db.query<ClientRow>(
    `select ${CLIENT_COLUMNS}
     from api_clients c
     join staff_members m on m.id = c.id
     where c.id = $2`,
    [now, clientId],
  );
  return rows[0] && mapClient(rows[0]);
}

/** Held until the end of `tx`: changes of one client follow each other. */
export async function lockClient(tx: Queryable, clientId: string, now: Date): Promise<ApiClient | undefined> {
  await tx.query("select id from staff_members where id = $1 and kind = 'machine' for update", [clientId]);
  return selectClient(tx, clientId, now);
}

export type ClientFacts = Pick<ApiClient, "name" | "deskIds" | "scopes" | "webhookUrl" | "disabledAt">;

/** A machine account (its address can get no mail, RFC 2606) that works at desks like an agent. */
export async function insertClient(
  tx: Queryable,
  client: Omit<ClientFacts, "disabledAt">,
  webhookSecret: string,
  createdAt: Date,
): Promise<string> {
  const id = randomUUID();
  await tx.query(
    `insert into staff_members (id, kind, email, name, password_hash, created_at)
     values ($1, 'machine', $2, $3, null, $4)`,
    [id, `${id}@machine.invalid`, client.name, createdAt],
  );
  await tx.query("insert into staff_roles (staff_id, role) values ($1, 'agent')", [id]);
  await tx.query(
    `insert into api_clients (id, scopes, webhook_url, sealed)
     values ($1, $2, $3, $4)`,
    [id, client.scopes, client.webhookUrl, sealWebhookSecret(tx, id, webhookSecret)],
  );
  await insertDesks(tx, id, client.deskIds);
  return id;
}

async function insertDesks(tx: Queryable, clientId: string, deskIds: readonly string[]): Promise<void> {
  await tx.query(
    `insert into staff_desks (staff_id, desk_id)
     select $1::uuid, desk_id
     from unnest($2::text[]) as desk_id`,
    [clientId, deskIds],
  );
}

/** Writes what a client is and may do, as a new version. */
export async function updateClient(tx: Queryable, clientId: string, facts: ClientFacts): Promise<void> {
  await tx.query("update staff_members set name = $2, disabled_at = $3, version = version + 1 where id = $1", [
    clientId,
    facts.name,
    facts.disabledAt,
  ]);
  await tx.query("update api_clients set scopes = $2, webhook_url = $3 where id = $1", [
    clientId,
    facts.scopes,
    facts.webhookUrl,
  ]);
  await tx.query("delete from staff_desks where staff_id = $1", [clientId]);
  await insertDesks(tx, clientId, facts.deskIds);
}

const sealWebhookSecret = (tx: Queryable, clientId: string, secret: string): string =>
  sealJson(tx, { column: "api_clients.sealed", row: clientId }, { webhookSecret: secret });

export async function updateWebhookSecret(tx: Queryable, clientId: string, secret: string): Promise<void> {
  await tx.query("update api_clients set sealed = $2 where id = $1", [
    clientId,
    sealWebhookSecret(tx, clientId, secret),
  ]);
}

export type WebhookTarget = { readonly url: string; readonly secret: string };

/** Where a client is told, and with which secret; `undefined` when it is told nothing, or is switched off. */
export async function selectWebhookTarget(db: Queryable, clientId: string): Promise<WebhookTarget | undefined> {
  const { rows } = await db.query<{ webhook_url: string; sealed: string }>(
    `select c.webhook_url, c.sealed
     from api_clients c
     join staff_members m on m.id = c.id
     where c.id = $1
       and c.webhook_url is not null
       and m.disabled_at is null`,
    [clientId],
  );
  const row = rows[0];
  if (!row) return undefined;
  const place = { column: "api_clients.sealed", row: clientId } as const;
  return { url: row.webhook_url, secret: openJson<{ webhookSecret: string }>(db, place, row.sealed).webhookSecret };
}
