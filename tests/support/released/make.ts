import { testFields } from "#tests/support/database.ts";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import pino from "pino";
import { migrationsDir, projectRoot } from "#app/config/paths.server.ts";
import { selectMigrations, selectServerVersion } from "#app/db/database-facts.queries.server.ts";
import { migrate } from "#app/db/migrate.server.ts";
import { openPostgres } from "#app/db/postgres.server.ts";
import { getPostgresTool, runPostgresTool } from "#app/db/postgres-tools.server.ts";
import { liveIn } from "#tests/support/lived-in.ts";
import { findPostgresBinaries, startPostgresServer } from "#tests/support/postgres-server.ts";

/** `npx tsx tests/support/released/make.ts`: keeps today's schema with a little life as `NNNN.sql`, by its newest migration. */
async function makeReleased(): Promise<string> {
  const binaries = findPostgresBinaries();
  if (!binaries) throw new Error("This needs PostgreSQL: apt-get install postgresql");
  const server = await startPostgresServer(binaries);
  try {
    const databaseUrl = await server.createDatabase();
    const db = await openPostgres({ databaseUrl, log: pino({ level: "silent" }), fields: testFields });
    await migrate(db, migrationsDir);
    const { reference, secret } = await liveIn(db);
    const number = (await selectMigrations(db)).at(-1)?.slice(0, 4);
    const program = await getPostgresTool("pg_dump", (await selectServerVersion(db)).major, process.env);
    await db.close();
    const file = join(projectRoot, `tests/support/released/${number}.sql`);
    const args = ["--no-owner", "--no-privileges", "--no-comments", "--inserts", "--rows-per-insert=100"];
    await runPostgresTool(program, [...args, `--file=${file}`], databaseUrl, process.env);
    // Commands of psql, which nobody else understands.
    const sql = readFileSync(file, "utf8").replaceAll(/^\\(?:un)?restrict .*\n/gm, "");
    rmSync(file);
    writeFileSync(file, `-- ${JSON.stringify({ reference, secret })}\n${sql}`);
    return file;
  } finally {
    await server.stop();
  }
}

makeReleased().then(
  (file) => console.log(file),
  (error: Error) => {
    console.error(error.message);
    process.exitCode = 1;
  },
);
