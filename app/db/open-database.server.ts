import { join } from "node:path";
import type { Logger } from "pino";
import type { Config } from "#app/config/env.server.ts";
import type { FieldCipher } from "./encryption/port.ts";
import { openPglite } from "./pglite.server.ts";
import type { Database, DatabaseCapabilities } from "./port.ts";
import { openPostgres } from "./postgres.server.ts";

type OpenOptions = {
  /** Who opens it, for the message to whoever finds the embedded database held: "the portal (npm start)". */
  readonly purpose: string;
  readonly log: Pick<Logger, "info" | "warn">;
  /** Opens what is stored sealed. */
  readonly fields?: FieldCipher;
};

const WITHOUT: Readonly<Record<keyof DatabaseCapabilities, string>> = {
  vector: "vector is missing: search works by words only",
  bm25: "pg_textsearch is missing: ranking by PostgreSQL's own full text search",
  trigram: "pg_trgm is missing: no help with misspelt words",
};

/** Where the embedded database lives. */
export const embeddedDirectory = (dataDir: string): string => join(dataDir, "db");

/** The database that the configuration names: PostgreSQL at `DATABASE_URL`, else embedded in the data directory. */
export async function openDatabase(
  config: Pick<Config, "databaseUrl" | "dataDir" | "isDemo">,
  { purpose, log, fields }: OpenOptions,
): Promise<Database> {
  const db = config.databaseUrl
    ? await openPostgres({ databaseUrl: config.databaseUrl, log, fields })
    : await openPglite({ dataDir: embeddedDirectory(config.dataDir), purpose, fields });
  const missing = (Object.keys(WITHOUT) as (keyof DatabaseCapabilities)[]).filter((name) => !db.capabilities[name]);
  if (missing.length > 0) log.info({ missing: missing.map((name) => WITHOUT[name]) }, "database extensions");
  if (db.engine === "pglite" && !config.isDemo) {
    log.warn(
      "The embedded database survives a crash of the portal, but a power failure may damage it: set DATABASE_URL for real use.",
    );
  }
  return db;
}
