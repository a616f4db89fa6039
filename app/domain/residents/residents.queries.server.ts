import { fieldsOf, openJson, sealJson } from "#app/db/encryption/port.ts";
import type { Queryable } from "#app/db/port.ts";
import type { Language } from "#app/i18n/languages.ts";
import { plainMailAddress } from "#app/lib/plain-mail-address.ts";
import type { ReadingProfile } from "./resident.ts";

/** Of an account, what names and reaches its owner. */
export type SealedResident = { readonly email: string | null; readonly name: string | null };
export type ResidentColumns = { id: string; email: string | null; name: string | null; sealed: string | null };

const placeOf = (id: string) => ({ column: "residents.sealed", row: id }) as const;

export const sealResident = (db: Queryable, id: string, resident: SealedResident): string =>
  sealJson(db, placeOf(id), resident);

/** Rows of before they were sealed still hold it as it was. */
export const openResident = (db: Queryable, { id, sealed, email, name }: ResidentColumns): SealedResident =>
  sealed === null ? { email, name } : openJson<SealedResident>(db, placeOf(id), sealed);

/** By which an address is found; the same in capitals and small letters. */
export const emailIndex = (db: Queryable, email: string): string =>
  fieldsOf(db).index("residents.email", plainMailAddress(email));

/** The account of a mail address, made when there is none; gives its id. Whoever calls has shown that the address is theirs. */
export async function upsertResident(
  tx: Queryable,
  resident: { readonly id: string; readonly email: string; readonly language: Language; readonly at: Date },
): Promise<string> {
  const { rows } = await tx.query<{ id: string }>(
    `insert into residents (id, sealed, email_index, language, created_at)
     values ($1, $2, $3, $4, $5)
     on conflict (email_index) do update set language = coalesce(residents.preferred_language, excluded.language)
     returning id`,
    [
      resident.id,
      sealResident(tx, resident.id, { email: resident.email, name: null }),
      emailIndex(tx, resident.email),
      resident.language,
      resident.at,
    ],
  );
  return rows[0]?.id ?? resident.id;
}

/** A new account without a mail address. */
export async function insertResident(
  tx: Queryable,
  resident: { readonly id: string; readonly name: string | null; readonly language: Language; readonly at: Date },
): Promise<void> {
  await tx.query("insert into residents (id, sealed, language, created_at) values ($1, $2, $3, $4)", [
    resident.id,
    sealResident(tx, resident.id, { email: null, name: resident.name }),
    resident.language,
    resident.at,
  ]);
}

export async function deleteResident(tx: Queryable, id: string): Promise<void> {
  await tx.query("delete from residents where id = $1", [id]);
}

/** What is sealed of an account, held until the end of `tx`. */
export async function lockSealedResident(tx: Queryable, residentId: string): Promise<SealedResident | undefined> {
  const { rows } = await tx.query<ResidentColumns>(
    "select id, email, name, sealed from residents where id = $1 for update",
    [residentId],
  );
  return rows[0] && openResident(tx, rows[0]);
}

/** Replaces what is sealed of an account, and what its address is found by. */
export async function updateSealedResident(tx: Queryable, residentId: string, resident: SealedResident): Promise<void> {
  await tx.query("update residents set sealed = $2, email_index = $3, email = null, name = null where id = $1", [
    residentId,
    sealResident(tx, residentId, resident),
    resident.email === null ? null : emailIndex(tx, resident.email),
  ]);
}

/** Whether another account has this address. */
export async function isEmailTaken(db: Queryable, email: string, residentId: string): Promise<boolean> {
  const { rows } = await db.query("select 1 from residents where email_index = $1 and id <> $2", [
    emailIndex(db, email),
    residentId,
  ]);
  return rows.length > 0;
}

/** Mails go out in the language of the profile, too. */
export async function updateProfile(tx: Queryable, residentId: string, profile: ReadingProfile): Promise<void> {
  await tx.query(
    `update residents
     set preferred_language = $2, preferred_mode = $3, language = coalesce($2, language)
     where id = $1`,
    [residentId, profile.language ?? null, profile.mode ?? null],
  );
}
