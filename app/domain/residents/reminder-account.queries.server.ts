import type { Queryable } from "#app/db/port.ts";
import { openResident, type ResidentColumns } from "./residents.queries.server.ts";

/** Where and in which language the account is written to that a form was begun with. */
export async function selectReminderAccount(
  db: Queryable,
  residentId: string,
): Promise<{ email: string | undefined; language: string } | undefined> {
  const { rows } = await db.query<ResidentColumns & { language: string }>(
    "select id, email, name, sealed, coalesce(preferred_language, language) as language from residents where id = $1",
    [residentId],
  );
  const row = rows[0];
  return row && { email: openResident(db, row).email ?? undefined, language: row.language };
}
