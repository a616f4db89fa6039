import type { Queryable } from "#app/db/port.ts";
import type { ApiScope } from "./scopes.ts";

export async function insertApiKey(
  tx: Queryable,
  key: { readonly id: string; readonly clientId: string; readonly hash: string; readonly createdAt: Date },
): Promise<void> {
  await tx.query("insert into api_keys (id, client_id, key_hash, created_at) values ($1, $2, $3, $4)", [
    key.id,
    key.clientId,
    key.hash,
    key.createdAt,
  ]);
}

/** No key of the client opens anything after `at`; what ends sooner stays as it is. Gives how many that shortens. */
export async function endApiKeys(tx: Queryable, clientId: string, at: Date): Promise<number> {
  const { rowCount } = await tx.query(
    `update api_keys
     set expires_at = $2
     where client_id = $1
       and (expires_at is null or expires_at > $2)`,
    [clientId, at],
  );
  return rowCount;
}

export type KnownKey = {
  readonly hash: string;
  readonly clientId: string;
  readonly name: string;
  readonly email: string;
  readonly deskIds: readonly string[];
  readonly scopes: readonly ApiScope[];
  readonly lastUsedAt: Date | null;
};

/** A key that opens something at `now`: neither over, nor of a client that is switched off. */
export async function selectLiveKey(db: Queryable, keyId: string, now: Date): Promise<KnownKey | undefined> {
  const { rows } = await db.query<KnownKey>(
    `select k.key_hash as hash, k.client_id as "clientId", m.name, m.email, c.scopes, k.last_used_at as "lastUsedAt",
            array(select d.desk_id from staff_desks d where d.staff_id = m.id order by d.desk_id) as "deskIds"
     from api_keys k
     join api_clients c on c.id = k.client_id
     join staff_members m on m.id = k.client_id
     where k.id = $1
       and (k.expires_at is null or k.expires_at > $2)
       and m.disabled_at is null`,
    [keyId, now],
  );
  return rows[0];
}

export async function touchApiKey(db: Queryable, keyId: string, now: Date): Promise<void> {
  await db.query("update api_keys set last_used_at = $2 where id = $1", [keyId, now]);
}
