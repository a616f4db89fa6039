import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { DatabaseError, isUniqueViolation } from "./errors.ts";
import type { Database, DatabaseCapabilities } from "./port.ts";

export type MigrateOptions = {
  /** After each migration, for whoever waits: how many of those to do are done. */
  readonly onApplied?: (name: string, done: number, total: number) => void;
  /** How often a migration gives way to others who hold a table, a second each time. */
  readonly attempts?: number;
};

/** The migrations and this database do not fit together; the message says which and what to do. */
export class MigrationError extends Error {
  override readonly name = "MigrationError";
}

type Migration = {
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
  readonly requires: keyof DatabaseCapabilities | undefined;
};

/** One process migrates at a time; the number is ours alone ("onewindow" on a telephone's keys). */
const ADVISORY_LOCK = 663_946_369;
const LOCK_NOT_AVAILABLE = "55P03";

/**
 * Applies every `NNNN_*.sql` of `directory` that this database has not had yet, in the order of their numbers, each
 * with its record in one transaction. Gives the names of what it applied. A file whose first line is
 * `-- requires: vector` (or `bm25`, `trigram`) waits until the database has that. Any number of processes may call
 * this at once. Throws `MigrationError` when a migration was changed after it had been applied.
 */
export async function migrate(db: Database, directory: string, options: MigrateOptions = {}): Promise<string[]> {
  await db.execute(`
    begin;
    select pg_advisory_xact_lock(${ADVISORY_LOCK});
    create table if not exists schema_migrations (
      name text primary key,
      checksum text not null,
      applied_at timestamptz not null default now()
    );
    commit;`);
  const { rows } = await db.query<{ name: string; checksum: string }>("select name, checksum from schema_migrations");
  const applied = new Map(rows.map((row) => [row.name, row.checksum]));
  const migrations = await readMigrations(directory);
  for (const { name, checksum } of migrations) {
    if (applied.has(name) && applied.get(name) !== checksum) throw edited(name);
  }

  const pending = migrations.filter(
    ({ name, requires }) => !applied.has(name) && (!requires || db.capabilities[requires]),
  );
  const done: string[] = [];
  for (const migration of pending) {
    if (await apply(db, migration, options.attempts ?? 20)) done.push(migration.name);
    options.onApplied?.(migration.name, pending.indexOf(migration) + 1, pending.length);
  }
  return done;
}

/** The names of all migrations of this portal, in their order. */
export const listMigrations = async (directory: string): Promise<string[]> =>
  (await readdir(directory)).filter((file) => /^\d{4}_[a-z0-9_]+\.sql$/.test(file)).sort();

const EXTENSIONS: Readonly<Record<keyof DatabaseCapabilities, string>> = {
  vector: "vector",
  bm25: "pg_textsearch",
  trigram: "pg_trgm",
};

/** What the next start would apply to a database with these migrations and extensions, and what only a newer portal knows. */
export async function compareMigrations(
  applied: readonly string[],
  extensions: readonly string[],
  directory: string,
): Promise<{ pending: string[]; unknown: string[] }> {
  const migrations = await readMigrations(directory);
  const isPossible = ({ requires }: Migration) => !requires || extensions.includes(EXTENSIONS[requires]);
  const missing = migrations.filter((migration) => !applied.includes(migration.name) && isPossible(migration));
  const known = migrations.map(({ name }) => name);
  return { pending: missing.map(({ name }) => name), unknown: applied.filter((name) => !known.includes(name)) };
}

async function readMigrations(directory: string): Promise<Migration[]> {
  const names = await listMigrations(directory);
  return Promise.all(
    names.map(async (name) => {
      const sql = (await readFile(join(directory, name), "utf8")).replace(/\r\n/g, "\n");
      const checksum = createHash("sha256").update(sql).digest("hex");
      return { name, sql, checksum, requires: readRequirement(name, sql) };
    }),
  );
}

function readRequirement(name: string, sql: string): keyof DatabaseCapabilities | undefined {
  const word = /^-- requires: *(\S+)/.exec(sql)?.[1];
  if (word === undefined || word === "vector" || word === "bm25" || word === "trigram") return word;
  throw new MigrationError(`${name} requires "${word}", which is not a capability: vector, bm25 or trigram.`);
}

/** Whether it was this process that applied it. */
async function apply(db: Database, { name, sql, checksum }: Migration, attempts: number): Promise<boolean> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      // The record comes first: it fails when another process was quicker, before anything is done twice.
      await db.execute(`
        begin;
        set local statement_timeout = 0;
        select pg_advisory_xact_lock(${ADVISORY_LOCK});
        insert into schema_migrations (name, checksum) values ('${name}', '${checksum}');
        set local lock_timeout = '1s';
        ${sql}
        ;
        commit;`);
      return true;
    } catch (error) {
      if (isUniqueViolation(error, "schema_migrations_pkey")) return false;
      if (!(error instanceof DatabaseError)) throw error;
      if (error.code !== LOCK_NOT_AVAILABLE) throw new MigrationError(`${name}: ${error.message}`, { cause: error });
      if (attempt >= attempts) throw blocked(name, attempts, error);
      await sleep(Math.min(100 * 2 ** attempt, 5_000));
    }
  }
}

const edited = (name: string) =>
  new MigrationError(
    `The migration ${name} was changed after this database had applied it. Migrations are never edited: ` +
      `put the file back as it was and write the change into a new one. (While developing: delete the data directory.)`,
  );

const blocked = (name: string, attempts: number, cause: Error) =>
  new MigrationError(
    `The migration ${name} gave way ${attempts} times because another connection holds a table it changes. ` +
      `Nothing was changed. End long-running queries and start again.`,
    { cause },
  );
