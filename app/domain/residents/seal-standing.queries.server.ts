import type { Transaction } from "#app/db/port.ts";
import { HASHED_SUBJECT, hashSubject } from "./resident-identities.queries.server.ts";
import { type ResidentColumns, updateSealedResident } from "./residents.queries.server.ts";

/** Seals up to `limit` accounts that still stand in plain text; gives how many. */
export async function sealStandingResidents(tx: Transaction, limit: number): Promise<number> {
  const { rows } = await tx.query<ResidentColumns>(
    `select id, email, name, sealed
     from residents
     where sealed is null
     limit $1
     for update`,
    [limit],
  );
  for (const { id, email, name } of rows) await updateSealedResident(tx, id, { email, name });
  return rows.length;
}

/** The same for what providers call people: only its keyed hash stays. */
export async function sealStandingIdentities(tx: Transaction, limit: number): Promise<number> {
  const { rows } = await tx.query<{ issuer: string; subject: string }>(
    `select issuer, subject
     from resident_identities
     where left(subject, ${HASHED_SUBJECT.length}) <> $1
     limit $2
     for update`,
    [HASHED_SUBJECT, limit],
  );
  for (const identity of rows)
    await tx.query("update resident_identities set subject = $3 where issuer = $1 and subject = $2", [
      identity.issuer,
      identity.subject,
      hashSubject(tx, identity),
    ]);
  return rows.length;
}

/** Codes of before addresses were sealed are over in minutes: whoever waits for one asks again. */
export async function dropStandingCodes(tx: Transaction): Promise<number> {
  await tx.query("delete from sign_in_codes where sealed is null");
  return 0;
}
