import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { migrationsDir } from "#app/config/paths.server.ts";
import { openTestDatabase } from "#tests/support/database.ts";
import { migrate, MigrationError } from "./migrate.server.ts";
import type { Database } from "./port.ts";

describe("migrations", () => {
  let db: Database;
  let folder: string;
  beforeAll(async () => {
    db = await openTestDatabase();
  });
  afterAll(async () => db.close());
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "onewindow-migrations-"));
    return () => rmSync(folder, { recursive: true });
  });
  const write = (name: string, sql: string) => writeFileSync(join(folder, name), sql);
  const exists = async (table: string) =>
    (await db.query<{ found: boolean }>("select to_regclass($1) is not null as found", [table])).rows[0]?.found;

  it("refuse one that was edited after it had been applied, and change nothing", async () => {
    write("9001_a.sql", "create table m1 (id int);");
    expect(await migrate(db, folder)).toEqual(["9001_a.sql"]);
    write("9001_a.sql", "create table m1 (id bigint);");
    write("9002_b.sql", "create table m1_b (id int);");
    await expect(migrate(db, folder)).rejects.toThrow(MigrationError);
    await expect(migrate(db, folder)).rejects.toThrow(/9001_a\.sql was changed.*put the file back/);
    expect(await exists("m1_b")).toBe(false);
  });

  it("do not mind a file checked out with other line ends", async () => {
    write("9011_a.sql", "create table m2 (\n  id int\n);\n");
    await migrate(db, folder);
    write("9011_a.sql", "create table m2 (\r\n  id int\r\n);\r\n");
    expect(await migrate(db, folder)).toEqual([]);
  });

  it("leave nothing of one that fails half-way, name it, and go on from there", async () => {
    write("9021_a.sql", "create table m3 (id int)");
    write("9022_b.sql", "create table m3_b (id int); select 1/0;");
    await expect(migrate(db, folder)).rejects.toThrow("9022_b.sql: division by zero");
    expect([await exists("m3"), await exists("m3_b")]).toEqual([true, false]);
    write("9022_b.sql", "create table m3_b (id int); -- mended");
    expect(await migrate(db, folder)).toEqual(["9022_b.sql"]);
  });

  it("tell how far they are", async () => {
    write("9032_b.sql", "select 2");
    write("9031_a.sql", "select 1");
    const told: unknown[] = [];
    await migrate(db, folder, { onApplied: (...progress) => told.push(progress) });
    expect(told).toEqual([
      ["9031_a.sql", 1, 2],
      ["9032_b.sql", 2, 2],
    ]);
  });

  it("wait with what the database cannot do yet", async () => {
    write("9041_a.sql", "-- requires: vector\ncreate table m4 (id int);");
    const able = (vector: boolean): Database => ({ ...db, capabilities: { ...db.capabilities, vector } });
    expect(await migrate(able(false), folder)).toEqual([]);
    expect(await exists("m4")).toBe(false);
    expect(await migrate(able(true), folder)).toEqual(["9041_a.sql"]);
    write("9042_b.sql", "-- requires: teleport\nselect 1;");
    await expect(migrate(db, folder)).rejects.toThrow('"teleport"');
  });

  it("of the portal itself are all applied in the test database, each once", async () => {
    expect(await migrate(db, migrationsDir)).toEqual([]);
  });
});
