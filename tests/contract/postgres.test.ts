import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pino from "pino";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { migrationsDir } from "#app/config/paths.server.ts";
import { DatabaseError, DatabaseUnavailableError } from "#app/db/errors.ts";
import { migrate } from "#app/db/migrate.server.ts";
import type { Database } from "#app/db/port.ts";
import { openPostgres } from "#app/db/postgres.server.ts";
import { openJobQueue } from "#app/ports/jobs/pg-boss.server.ts";
import { findPostgresBinaries, type PostgresServer, startPostgresServer } from "#tests/support/postgres-server.ts";
import { describeDatabaseContract } from "./database-contract.ts";
import { describeJobsContract } from "./jobs-contract.ts";

const log = pino({ level: "silent" });
const binaries = findPostgresBinaries();

if (binaries) describeOnPostgres(binaries);
else if (process.env.REQUIRE_POSTGRES === "1") {
  it("needs PostgreSQL here (REQUIRE_POSTGRES=1): apt-get install postgresql", () => expect.unreachable());
} else {
  console.warn("The contract with a native PostgreSQL is NOT tested: none is installed (apt-get install postgresql).");
  it.skip("the contract with a native PostgreSQL: none is installed");
}

function describeOnPostgres(folder: string): void {
  describe("on a native PostgreSQL server", { timeout: 60_000 }, () => {
    let server: PostgresServer;
    beforeAll(async () => void (server = await startPostgresServer(folder)));
    afterAll(async () => server?.stop());
    const open = async () => openPostgres({ databaseUrl: await server.createDatabase(), log });

    describeDatabaseContract("PostgreSQL", open);
    describeJobsContract("PostgreSQL", open);
    describeMigrations(open, () => server);
    describeConnections(() => server);
  });
}

function describeMigrations(open: () => Promise<Database>, server: () => PostgresServer): void {
  it("applies all migrations, also when several processes start at once", async () => {
    const databaseUrl = await server().createDatabase();
    const processes = await Promise.all([1, 2, 3].map(() => openPostgres({ databaseUrl, log })));
    const applied = await Promise.all(processes.map((db) => migrate(db, migrationsDir)));
    const { rows } = await processes[0]!.query<{ name: string }>("select name from schema_migrations order by name");
    expect(applied.flat().sort()).toEqual(rows.map((row) => row.name));
    expect(rows.length).toBeGreaterThan(0);
    expect(await migrate(processes[0]!, migrationsDir)).toEqual([]);
    await Promise.all(processes.map((db) => db.close()));
  });

  it("makes the job queue's tables once, also when several processes start at once", async () => {
    const databaseUrl = await server().createDatabase();
    const processes = await Promise.all([1, 2, 3].map(() => openPostgres({ databaseUrl, log })));
    const queues = await Promise.all(processes.map(openJobQueue));
    for (const [index, db] of processes.entries()) {
      await db.transaction(async (tx) => queues[index]!.enqueue(tx, "mail.deliver", { mailId: `from ${index}` }));
    }
    expect((await processes[0]!.query("select id from pgboss.job")).rowCount).toBe(3);
    await Promise.all(processes.map((db) => db.close()));
  });

  it("applies all migrations where the account may not install any extension", async () => {
    const databaseUrl = await server().createDatabase();
    const owner = await openPostgres({ databaseUrl, log });
    await owner.execute(`
      drop extension if exists pg_trgm;
      drop extension if exists unaccent;
      create role plain login;
      grant create, usage on schema public to plain;`);
    const db = await openPostgres({ databaseUrl: databaseUrl.replace("portal:", "plain:"), log });
    expect(db.capabilities).toEqual({ vector: false, bm25: false, trigram: false });
    expect((await migrate(db, migrationsDir)).length).toBeGreaterThan(0);
    await db.close();
    await owner.close();
  });

  it("lets a migration give way to whoever holds the table, and applies it afterwards", async () => {
    const directory = mkdtempSync(join(tmpdir(), "onewindow-migrations-"));
    const db = await open();
    await db.execute("create table busy (id int)");
    writeFileSync(`${directory}/9001_change_busy.sql`, "alter table busy add column label text;");
    let free: () => void = () => undefined;
    const holder = db.transaction(async (tx) => {
      await tx.query("lock table busy in access exclusive mode");
      await new Promise<void>((resolve) => (free = resolve));
    });
    await expect(migrate(db, directory, { attempts: 2 })).rejects.toThrow("gave way 2 times");
    const patient = migrate(db, directory);
    setTimeout(() => free(), 500);
    expect(await patient).toEqual(["9001_change_busy.sql"]);
    await holder;
    await db.close();
    rmSync(directory, { recursive: true });
  });
}

function describeConnections(server: () => PostgresServer): void {
  const openingError = async (databaseUrl: string) => {
    const error: unknown = await openPostgres({ databaseUrl, log }).then(
      (db) => db.close(),
      (e: unknown) => e,
    );
    expect(error).toBeInstanceOf(DatabaseUnavailableError);
    return (error as Error).message;
  };

  it("names a database that is not there and what to do, never the password", async () => {
    const databaseUrl = (await server().createDatabase()).replace(/contract_\d+$/, "nowhere");
    const message = await openingError(databaseUrl);
    expect(message).toMatch(/no database "nowhere" on the PostgreSQL server 127\.0\.0\.1:\d+\. Create it/);
    expect(message).not.toContain("secret");
  });

  it("names a server that does not answer", async () => {
    const message = await openingError("postgres://portal:secret-of-the-test@127.0.0.1:9/district");
    expect(message).toMatch(
      /"district" at 127\.0\.0\.1:9 cannot be reached \(ECONNREFUSED\)\. Check that the server runs/,
    );
    expect(message).not.toContain("secret");
  });

  it("does not repeat an address it cannot read", async () => {
    const message = await openingError("postgres://portal:sec@ret@[host/district");
    expect(message).toMatch(/DATABASE_URL cannot be read/);
    expect(message).not.toContain("ret@");
  });

  it("stops a statement at its deadline, and goes on", async () => {
    const db = await openPostgres({ databaseUrl: await server().createDatabase(), log, queryTimeoutMs: 300 });
    await expect(db.query("select pg_sleep(20)")).rejects.toMatchObject({ code: "57014" });
    expect((await db.query("select 1 as n")).rows).toEqual([{ n: 1 }]);
    await db.close();
  });

  it("comes back after the server was killed, listeners too, and says meanwhile what is wrong", async () => {
    const db = await openPostgres({ databaseUrl: await server().createDatabase(), log });
    await db.execute("create table kept (id int)");
    const heard: string[] = [];
    await db.listen("contract", (payload) => heard.push(payload));
    await server().kill();
    await expect(db.query("select 1")).rejects.toThrow(DatabaseUnavailableError);
    const duringTransaction = db.transaction((tx) => tx.query("insert into kept values (1)"));
    await expect(duringTransaction).rejects.toThrow("cannot be reached");
    await server().start();
    await vi.waitFor(() => db.query("insert into kept values (2)"), { timeout: 10_000 });
    await vi.waitFor(
      async () => {
        await db.query("select pg_notify('contract', 'again')");
        expect(heard).toContain("again");
      },
      { timeout: 15_000, interval: 200 },
    );
    expect((await db.query("select id from kept")).rows).toEqual([{ id: 2 }]);
    await db.close();
  });

  it("speaks to several connections at once", async () => {
    const db = await openPostgres({ databaseUrl: await server().createDatabase(), log });
    await db.execute("create table counted (id serial primary key, label text unique)");
    const results = await Promise.allSettled(
      Array.from({ length: 20 }, (_, index) =>
        db.query("insert into counted (label) values ($1)", [`label ${index % 5}`]),
      ),
    );
    expect(results.filter((result) => result.status === "fulfilled")).toHaveLength(5);
    for (const result of results) if (result.status === "rejected") expect(result.reason).toBeInstanceOf(DatabaseError);
    await db.close();
  });
}
