import { TEST_ENCRYPTION_KEYS, testFields } from "#tests/support/database.ts";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pino from "pino";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readConfig } from "#app/config/env.server.ts";
import { migrationsDir } from "#app/config/paths.server.ts";
import { countRows } from "#app/db/database-facts.queries.server.ts";
import { migrate } from "#app/db/migrate.server.ts";
import type { Database } from "#app/db/port.ts";
import { openPostgres } from "#app/db/postgres.server.ts";
import { getPostgresTool } from "#app/db/postgres-tools.server.ts";
import { aRequest, requestDeps } from "#tests/factories/request.ts";
import { canBeFound, liveIn, type LivedIn } from "#tests/support/lived-in.ts";
import { findPostgresBinaries, type PostgresServer, startPostgresServer } from "#tests/support/postgres-server.ts";
import { readArchive, writeArchive } from "./archive.server.ts";
import { makeBackup } from "./make-backup.server.ts";
import type { Manifest } from "./manifest.ts";
import { describeFile } from "./records.server.ts";
import { restoreBackup } from "./restore-backup.server.ts";

const env = { PATH: process.env["PATH"] };
const now = new Date("2026-03-02T03:00:00Z");
const binaries = findPostgresBinaries();

if (binaries) describeOnPostgres(binaries);
else if (process.env["REQUIRE_POSTGRES"] === "1") {
  it("needs PostgreSQL here (REQUIRE_POSTGRES=1): apt-get install postgresql", () => expect.unreachable());
} else it.skip("backup of a native PostgreSQL: none is installed");

function describeOnPostgres(folder: string): void {
  describe("an archive of PostgreSQL", { timeout: 60_000 }, () => {
    let scratch: string;
    let server: PostgresServer;
    let portal: Database;
    let databaseUrl: string;
    let archive: string;
    let manifest: Manifest;
    let lived: LivedIn;

    const configOf = (url: string, name = "old", SESSION_SECRET = "a secret for tests") =>
      readConfig({
        DATABASE_URL: url,
        DATA_DIR: join(scratch, name),
        SESSION_SECRET,
        ENCRYPTION_KEYS: TEST_ENCRYPTION_KEYS,
      });
    const open = (url: string) =>
      openPostgres({ databaseUrl: url, log: pino({ level: "silent" }), fields: testFields });

    async function restore(
      url: string,
      file = archive,
      more: { isForced?: boolean; name?: string; secret?: string } = {},
    ) {
      const lines: string[] = [];
      const config = configOf(url, more.name ?? "new", more.secret);
      const isForced = more.isForced ?? false;
      await restoreBackup(config, { file, isForced, env, now, say: (line) => void lines.push(line) });
      return lines;
    }

    async function readDatabase<T>(url: string, work: (db: Database) => Promise<T>): Promise<T> {
      const db = await open(url);
      return work(db).finally(() => db.close());
    }

    /** The archive with another dump or manifest, as somebody might make who changes both. */
    async function forge(name: string, sql: string, change: Partial<Manifest> = {}): Promise<string> {
      await writeFile(join(scratch, `${name}.sql`), sql);
      const dump = await describeFile(join(scratch, `${name}.sql`), "database.sql");
      await writeArchive(join(scratch, name), { ...manifest, files: [dump], ...change }, [dump]);
      return join(scratch, name);
    }

    beforeAll(async () => {
      scratch = mkdtempSync(join(tmpdir(), "onewindow-backup-"));
      server = await startPostgresServer(folder);
      databaseUrl = await server.createDatabase();
      portal = await open(databaseUrl);
      await migrate(portal, migrationsDir);
      lived = await liveIn(portal);
      await mkdir(join(scratch, "old/files"), { recursive: true });
      await writeFile(join(scratch, "old/files/plan.pdf"), "%PDF");
      await writeFile(join(scratch, "old/session-secret"), "kept in demo mode");
      archive = join(scratch, "backup.tar.gz");
      // Beside the running portal, which goes on taking requests.
      let isOver = false;
      const writing = (async () => {
        while (!isOver) await aRequest(requestDeps(portal));
      })();
      manifest = await makeBackup(configOf(databaseUrl), {
        out: archive,
        isWithKeys: false,
        env,
        now,
        say: () => undefined,
      });
      isOver = true;
      await writing;
    }, 120_000);
    afterAll(async () => {
      await portal?.close();
      await server?.stop();
      rmSync(scratch, { recursive: true, force: true });
    });

    it("holds no key unless it is asked for, and no secret", () => {
      expect(manifest.files.map((file) => file.path)).toEqual(["database.sql", "files/plan.pdf"]);
      expect(JSON.stringify(manifest)).not.toMatch(/a secret for tests|kept in demo mode|secret-of-the-test/);
    });

    it("is refused while a portal is connected, and where tables are", async () => {
      await expect(restore(databaseUrl)).rejects.toThrow("A portal is connected to this database");
      const url = await server.createDatabase();
      await readDatabase(url, (db) =>
        db.execute("create table somebody_elses (id int); insert into somebody_elses values (7)"),
      );
      await expect(restore(url)).rejects.toThrow(/not empty: 1 tables[^]*--force/);
      expect(await readDatabase(url, countRows)).toEqual({ "public.somebody_elses": 1 });
    });

    it("is refused by a server that is older or lacks an extension, and when it is the embedded database's", async () => {
      const url = await server.createDatabase();
      const older = await forge("older", "", { postgres_version: "99.1" });
      await expect(restore(url, older)).rejects.toThrow(/PostgreSQL 99\.1, and this server is older[^]*99 or newer/);
      const lacking = await forge("lacking", "", { extensions: ["pg_of_the_future"] });
      await expect(restore(url, lacking)).rejects.toThrow("lacks extensions that the archive uses: pg_of_the_future");
      const embedded = await forge("embedded", "", { engine: "pglite" });
      await expect(restore(url, embedded)).rejects.toThrow(/made from the embedded database[^]*Unset DATABASE_URL/);
    });

    it("says how to get the programs of the server's version", async () => {
      await expect(getPostgresTool("pg_dump", 99, env)).rejects.toThrow("apt-get install postgresql-client-99");
    });

    it("is restored whole or not at all", async () => {
      const url = await server.createDatabase();
      const broken = await forge("broken", "create table half_way (id int);\nselect 1 / 0;\n");
      await expect(restore(url, broken)).rejects.toThrow("division by zero");
      expect(await readDatabase(url, countRows)).toEqual({});
    });

    it("brings everything back elsewhere, and a second time over itself", async () => {
      const url = await server.createDatabase();
      const lines = await restore(url);
      expect(lines.map((line) => line.slice(0, 5).trim())).toEqual(Array<string>(7).fill("ok"));
      const stored = (await countRows(portal))["public.requests"];
      expect(manifest.row_counts["public.requests"]).toBeGreaterThanOrEqual(2);
      expect(stored).toBeGreaterThan(manifest.row_counts["public.requests"] ?? 0);
      expect(existsSync(join(scratch, "new/files/plan.pdf"))).toBe(true);
      const found = await readDatabase(url, async (db) => {
        await db.execute("create table newer (id int)");
        // The next start of a portal: nothing left to migrate, and the queue fits.
        expect(await migrate(db, migrationsDir)).toEqual([]);
        return canBeFound(db, lived);
      });
      expect(found).toBe(true);

      const again = await restore(url, archive, { isForced: true, secret: "another secret of ours" });
      expect(again.join("\n")).toMatch(/files\.before-2026[^]*SESSION_SECRET is not the one of the backup/);
      expect(await readDatabase(url, countRows)).toEqual(manifest.row_counts);
    });

    it("tells when the audit chain in it was broken", async () => {
      const unpacked = join(scratch, "unpacked");
      await readArchive(archive, { directory: unpacked });
      const sql = await readFile(join(unpacked, "database.sql"), "utf8");
      const forged = await forge("forged", sql.replace("\trequests.opened\t", "\trequests.viewed\t"));
      await expect(restore(await server.createDatabase(), forged, { name: "tampered" })).rejects.toThrow(
        /audit chain is broken at event \d \(changed_event\)/,
      );
    });
  });
}
