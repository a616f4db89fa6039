import { selectServerVersion } from "./database-facts.queries.server.ts";
import type { Queryable } from "./port.ts";
import { withPostgresSession } from "./postgres-session.server.ts";
import { getPostgresTool, runPostgresTool, type ToolEnvironment } from "./postgres-tools.server.ts";

const DUMP_OPTIONS = [
  "--format=plain",
  "--encoding=UTF8",
  // Roles of the old server need not exist on the new one.
  "--no-owner",
  "--no-privileges",
  // Only an extension's owner may comment on it.
  "--no-comments",
  // Counters of a few minutes; a crash may empty them, too.
  "--no-unlogged-table-data",
  "--no-publications",
  "--no-subscriptions",
];

/**
 * Writes the whole database to `file` as SQL while others go on writing, and gives what `readFacts` finds: both see the
 * same moment.
 */
export async function dumpPostgres<T>(
  databaseUrl: string,
  file: string,
  env: ToolEnvironment,
  readFacts: (db: Queryable) => Promise<T>,
): Promise<T> {
  return withPostgresSession(databaseUrl, async (db) => {
    const { major } = await selectServerVersion(db);
    const program = await getPostgresTool("pg_dump", major, env);
    await db.query("begin isolation level repeatable read read only");
    const { rows } = await db.query<{ snapshot: string }>("select pg_export_snapshot() as snapshot");
    const facts = await readFacts(db);
    const args = [...DUMP_OPTIONS, `--snapshot=${rows[0]?.snapshot}`, `--file=${file}`];
    await runPostgresTool(program, args, databaseUrl, env);
    await db.query("commit");
    return facts;
  });
}
