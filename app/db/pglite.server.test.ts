import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { projectRoot } from "#app/config/paths.server.ts";
import { DataDirectoryHeldError, DatabaseStoppedError } from "./errors.ts";
import { openPglite, type PgliteDatabase } from "./pglite.server.ts";

/** Runs for minutes and cannot be interrupted from its own thread. */
const ENDLESS = "select count(*) from generate_series(1, 5000000000)";

describe("the embedded database on a directory", { timeout: 120_000 }, () => {
  let folder: string;
  let dataDir: string;
  let db: PgliteDatabase;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "onewindow-pglite-"));
    dataDir = join(folder, "db");
    db = await openPglite({ dataDir, purpose: "this test", queryTimeoutMs: 4_000 });
    await db.execute("create table notes (id int primary key)");
  });
  afterAll(async () => {
    await db.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const ids = async () =>
    (await db.query<{ id: number }>("select id from notes order by id")).rows.map((row) => row.id);

  it("leaves the process free while it works", async () => {
    const ticks = { n: 0 };
    const timer = setInterval(() => (ticks.n += 1), 10);
    await db.query("select count(*) from generate_series(1, 500000)");
    clearInterval(timer);
    expect(ticks.n).toBeGreaterThan(5);
  });

  it("stops a statement at its deadline, loses nothing that was acknowledged, and goes on listening", async () => {
    const heard: string[] = [];
    const stop = await db.listen("notes", (payload) => heard.push(payload));
    await db.query("insert into notes (id) values (1)");

    const endless = db.query(ENDLESS);
    const behindIt = db.query("insert into notes (id) values (2)");
    await expect(endless).rejects.toThrow(DatabaseStoppedError);
    await expect(endless).rejects.toThrow(/did not finish within 4 seconds.*select count/);
    await behindIt;

    expect(await ids()).toEqual([1, 2]);
    await db.query("select pg_notify('notes', 'still here')");
    await vi.waitFor(() => expect(heard).toEqual(["still here"]));
    await stop();
  });

  it("rolls back the transaction that ran into the deadline, and only that", async () => {
    const before = await ids();
    const endless = db.transaction(async (tx) => {
      await tx.query("insert into notes (id) values (10)");
      await tx.query(ENDLESS);
    });
    const another = db.transaction((tx) => tx.query("insert into notes (id) values (11)"));
    await expect(endless).rejects.toThrow(DatabaseStoppedError);
    await another;
    expect(await ids()).toEqual([...before, 11]);
  });

  it("leaves nothing on the disk of a statement that was stopped", async () => {
    expect(existsSync(join(dataDir, "base/pgsql_tmp"))).toBe(false);
  });

  it("keeps a second process out, which loses nothing and says who is in", async () => {
    await expect(openPglite({ dataDir })).rejects.toThrow(DataDirectoryHeldError);
    const child = spawn(
      process.execPath,
      [
        ...["--import", "tsx", "--input-type=module", "--eval"],
        `import { openPglite } from "#app/db/pglite.server.ts";
         try { await openPglite({ dataDir: ${JSON.stringify(dataDir)} }); console.log("opened"); }
         catch (error) { console.log(error.name + ": " + error.message); }`,
      ],
      { cwd: projectRoot },
    );
    let output = "";
    child.stdout.on("data", (piece: Buffer) => (output += piece.toString()));
    await once(child, "close");
    expect(output).toContain(
      `DataDirectoryHeldError: The data directory ${dataDir} is in use by this test (process ${process.pid})`,
    );
    await db.query("insert into notes (id) values (20)");
    expect(await ids()).toContain(20);
  });

  it("finds everything again after closing and opening", async () => {
    const before = await ids();
    await db.close();
    await expect(db.query("select 1")).rejects.toThrow("closed");
    db = await openPglite({ dataDir, queryTimeoutMs: 4_000 });
    expect(await ids()).toEqual(before);
  });

  it("starts from a dump", async () => {
    const copy = await openPglite({ loadDataDir: await db.dump() });
    expect((await copy.query("select id from notes")).rowCount).toBe((await ids()).length);
    await copy.close();
  });
});

describe("the embedded database in memory", { timeout: 120_000 }, () => {
  it("says that its content is gone once it had to be stopped", async () => {
    const db = await openPglite({ queryTimeoutMs: 1_000 });
    await expect(db.query(ENDLESS)).rejects.toThrow("did not finish");
    await expect(db.query("select 1")).rejects.toThrow("in memory only");
    await db.close();
  });

  it("lets the process end by itself when it is idle", async () => {
    const child = spawn(
      process.execPath,
      [
        ...["--import", "tsx", "--input-type=module", "--eval"],
        `import { openPglite } from "#app/db/pglite.server.ts";
         const db = await openPglite();
         console.log((await db.query("select 42 as n")).rows[0].n);`,
      ],
      { cwd: projectRoot },
    );
    let output = "";
    child.stdout.on("data", (piece: Buffer) => (output += piece.toString()));
    const [code] = (await once(child, "close")) as [number];
    expect({ output, code }).toEqual({ output: "42\n", code: 0 });
  });
});
