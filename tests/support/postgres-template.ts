import { randomUUID } from "node:crypto";
import pg from "pg";
import pino from "pino";
import { migrationsDir } from "#app/config/paths.server.ts";
import { migrate } from "#app/db/migrate.server.ts";
import { openPostgres } from "#app/db/postgres.server.ts";
import { findPostgresBinaries, startPostgresServer } from "./postgres-server.ts";

/** A server with one migrated database, whose copies the test files use. */
export type TemplateServer = { readonly url: string; stop(): Promise<void> };

export async function startTemplateServer(): Promise<TemplateServer> {
  const binaries = findPostgresBinaries();
  if (!binaries) throw new Error("TEST_DATABASE=postgres needs PostgreSQL: apt-get install postgresql");
  const server = await startPostgresServer(binaries);
  const url = await server.createDatabase();
  const db = await openPostgres({ databaseUrl: url, log: pino({ level: "silent" }) });
  await migrate(db, migrationsDir);
  await db.close();
  return { url, stop: () => server.stop() };
}

/** A copy of the migrated database; its address. It goes away with the server. */
export async function copyTemplate(url: string): Promise<string> {
  const template = new URL(url);
  const admin = new URL(url);
  admin.pathname = "/postgres";
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  const client = new pg.Client({ connectionString: admin.href });
  await client.connect();
  try {
    await client.query(`create database ${name} template ${template.pathname.slice(1)}`);
  } finally {
    await client.end();
  }
  template.pathname = `/${name}`;
  return template.href;
}
