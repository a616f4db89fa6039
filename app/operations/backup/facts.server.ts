import {
  countRows,
  selectExtensions,
  selectMigrations,
  selectServerVersion,
} from "#app/db/database-facts.queries.server.ts";
import { countRowsByKey } from "#app/db/encryption/reseal.queries.server.ts";
import type { Queryable } from "#app/db/port.ts";
import { selectHead } from "#app/domain/audit/audit.queries.server.ts";
import { type StoredFact, selectStoredFacts } from "#app/domain/attachments/attachments.queries.server.ts";
import { StartupError } from "#app/lib/startup-error.ts";
import type { Manifest } from "./manifest.ts";

export type DatabaseFacts = Pick<
  Manifest,
  "postgres_version" | "schema_version" | "migrations" | "extensions" | "row_counts" | "audit" | "sealed_by"
>;

/** With the attached files that must be in the store; those stand in the database, not in the manifest. */
export type CopiedFacts = DatabaseFacts & { readonly attachments: readonly StoredFact[] };

/** What a manifest says of the database, all read at one moment when `db` is one transaction. */
export async function readDatabaseFacts(db: Queryable): Promise<CopiedFacts> {
  const migrations = await selectMigrations(db);
  const newest = migrations.at(-1);
  if (newest === undefined)
    throw new StartupError(
      "This database is not a portal's: it has no schema_migrations. Check DATABASE_URL and DATA_DIR.",
    );
  const head = await selectHead(db);
  return {
    postgres_version: (await selectServerVersion(db)).text,
    schema_version: newest,
    migrations,
    extensions: await selectExtensions(db),
    row_counts: await countRows(db),
    sealed_by: [...(await countRowsByKey(db)).keys()].sort(),
    audit: { events: head.seq, head_hash: head.hash },
    attachments: await selectStoredFacts(db),
  };
}
