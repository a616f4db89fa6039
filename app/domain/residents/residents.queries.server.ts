import type { Queryable } from "#app/db/port.ts";
import type { Language } from "#app/i18n/languages.ts";

/** The account of a mail address, made when there is none; gives its id. Whoever calls has shown that the address is theirs. */
export async function upsertResident(
  tx: Queryable,
  resident: { readonly id: string; readonly email: string; readonly language: Language; readonly at: Date },
): Promise<string> {
  const { rows } = await tx.query<{ id: string }>(
    `insert into residents (id, email, language, created_at)
     values ($1, $2, $3, $4)
     on conflict (lower(email)) do update set language = excluded.language
     returning id`,
    [resident.id, resident.email, resident.language, resident.at],
  );
  return rows[0]?.id ?? resident.id;
}

/** A new account without a mail address. */
export async function insertResident(
  tx: Queryable,
  resident: { readonly id: string; readonly name: string | null; readonly language: Language; readonly at: Date },
): Promise<void> {
  await tx.query("insert into residents (id, name, language, created_at) values ($1, $2, $3, $4)", [
    resident.id,
    resident.name,
    resident.language,
    resident.at,
  ]);
}

export async function deleteResident(tx: Queryable, id: string): Promise<void> {
  await tx.query("delete from residents where id = $1", [id]);
}

export async function updateName(db: Queryable, residentId: string, name: string | null): Promise<void> {
  await db.query("update residents set name = $2 where id = $1", [residentId, name]);
}
