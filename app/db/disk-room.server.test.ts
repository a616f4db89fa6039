import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, test, vi } from "vitest";
import { MIN_FREE_BYTES, needsRoom, watchRoom } from "./disk-room.server.ts";
import { isUnavailable } from "./errors.ts";
import { openPglite } from "./pglite.server.ts";

test.each([
  "insert into a values (1)",
  "\n  UPDATE a set b = 1",
  "with old as (select 1) delete from a using old",
  "with new as (insert into a values (1) returning id) select * from new",
  "create table a ()",
  "refresh materialized view a",
])("%s needs room", (sql) => expect(needsRoom(sql)).toBe(true));

test.each([
  "select * from a where id = 1 for update",
  "with old as (select updated_at from a) select * from old",
  "begin",
  "commit",
  "listen a",
  "set local statement_timeout = 1",
  "select 'insert into a'",
])("%s does not", (sql) => expect(needsRoom(sql)).toBe(false));

it("looks once a second, and again when there is room", () => {
  const now = vi.spyOn(performance, "now").mockReturnValue(5_000);
  let free = MIN_FREE_BYTES - 1;
  const measure = vi.fn(() => free);
  const check = watchRoom("/data", measure);
  expect(check).toThrow(/Only 99 MB are free for \/data/);
  free = MIN_FREE_BYTES;
  expect(check).toThrow();
  expect(measure).toHaveBeenCalledTimes(1);
  now.mockReturnValue(6_001);
  expect(check).not.toThrow();
  now.mockRestore();
});

it("with a disk nearly full the embedded database reads on, refuses writes at once as one that is there again later, and writes again", async () => {
  const directory = mkdtempSync(join(tmpdir(), "onewindow-room-"));
  let free = Infinity;
  const db = await openPglite({ dataDir: join(directory, "db"), freeBytes: () => free });
  await db.execute("create table notes (text text)");
  await db.query("insert into notes values ('first')");
  free = 0;
  // The disk is looked at once a second.
  vi.spyOn(performance, "now").mockReturnValue(performance.now() + 2_000);
  for (const write of [
    () => db.query("insert into notes values ('second')"),
    () => db.transaction((tx) => tx.query("delete from notes")),
    () => db.execute("drop table notes"),
  ])
    expect(isUnavailable(await write().catch((error: unknown) => error))).toBe(true);
  expect((await db.query("select text from notes")).rows).toEqual([{ text: "first" }]);
  free = Infinity;
  vi.spyOn(performance, "now").mockReturnValue(performance.now() + 4_000);
  await db.transaction((tx) => tx.query("insert into notes values ('third')"));
  vi.restoreAllMocks();
  expect((await db.query("select count(*)::int as n from notes")).rows).toEqual([{ n: 2 }]);
  await db.close();
  // With not one block left no lock can be made either: here a folder is in its place.
  mkdirSync(join(directory, "db.lock"));
  const opening = openPglite({ dataDir: join(directory, "db"), freeBytes: () => 0 });
  await expect(opening).rejects.toThrow(/Only 0 MB are free.*npm run doctor/);
  rmSync(directory, { recursive: true });
});
