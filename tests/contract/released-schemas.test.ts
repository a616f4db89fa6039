import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import pino from "pino";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { migrationsDir, projectRoot } from "#app/config/paths.server.ts";
import { countRows, selectExtensions, selectMigrations } from "#app/db/database-facts.queries.server.ts";
import { compareMigrations, migrate } from "#app/db/migrate.server.ts";
import { openPglite } from "#app/db/pglite.server.ts";
import type { Database } from "#app/db/port.ts";
import { openPostgres } from "#app/db/postgres.server.ts";
import { verifyAuditChain } from "#app/domain/audit/verify-audit-chain.server.ts";
import { sealStandingText } from "#app/domain/privacy/seal-standing-text.server.ts";
import { openJobQueue } from "#app/ports/jobs/pg-boss.server.ts";
import { testFields } from "#tests/support/database.ts";
import { canBeFound, type LivedIn } from "#tests/support/lived-in.ts";
import { listRequests } from "#tests/support/opened.ts";
import { findPostgresBinaries, type PostgresServer, startPostgresServer } from "#tests/support/postgres-server.ts";

const folder = join(projectRoot, "tests/support/released");
const dumps = readdirSync(folder).filter((file) => file.endsWith(".sql"));
const binaries = findPostgresBinaries();

async function listPlainWords(db: Database): Promise<string[]> {
  const { rows } = await db.query<{ description: string }>(
    "select description from requests where description is not null",
  );
  return rows.map(({ description }) => description).sort();
}

async function bringUpToDate(db: Database, file: string): Promise<void> {
  const sql = readFileSync(join(folder, file), "utf8");
  const lived = JSON.parse(sql.slice(3, sql.indexOf("\n"))) as LivedIn;
  await db.execute(`${sql};\nreset search_path; reset client_min_messages;`);
  const applied = await selectMigrations(db);
  expect(applied.at(-1)?.slice(0, 4)).toBe(file.slice(0, 4));
  const before = await countRows(db);
  const { pending, unknown } = await compareMigrations(applied, await selectExtensions(db), migrationsDir);
  expect(unknown).toEqual([]);

  expect(await migrate(db, migrationsDir)).toEqual(pending);
  await openJobQueue(db);
  const plain = await listPlainWords(db);
  expect(plain.length).toBeGreaterThan(0);
  expect(await sealStandingText({ db })).toBeGreaterThan(0);
  expect(await sealStandingText({ db })).toBe(0);
  expect(await listPlainWords(db)).toEqual([]);
  expect((await listRequests(db)).map(({ description }) => description).sort()).toEqual(plain);
  expect(await canBeFound(db, lived)).toBe(true);
  expect(await verifyAuditChain({ db })).toMatchObject({ status: "whole", events: before["public.audit_events"] });
  const after = await countRows(db);
  expect({ ...before, ...after }["public.requests"]).toBe(before["public.requests"]);
  expect(after["public.request_events"]).toBe(before["public.request_events"]);
}

it("knows at least one schema to come from", () => expect(dumps.length).toBeGreaterThan(0));

describe.each(dumps)("a database with the schema %s comes to the newest, and keeps what is in it", (file) => {
  it("embedded", { timeout: 60_000 }, async () => {
    const db = await openPglite({ fields: testFields });
    await bringUpToDate(db, file).finally(() => db.close());
  });

  describe("on PostgreSQL", () => {
    let server: PostgresServer | undefined;
    beforeAll(async () => {
      if (binaries) server = await startPostgresServer(binaries);
    }, 60_000);
    afterAll(() => server?.stop());

    it.skipIf(!binaries && process.env["REQUIRE_POSTGRES"] !== "1")("native", { timeout: 60_000 }, async () => {
      if (!server) throw new Error("PostgreSQL is needed here: apt-get install postgresql");
      const db = await openPostgres({
        databaseUrl: await server.createDatabase(),
        log: pino({ level: "silent" }),
        fields: testFields,
      });
      await bringUpToDate(db, file).finally(() => db.close());
    });
  });
});
