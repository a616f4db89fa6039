import { describe, expect, it } from "vitest";
import { useTestDatabase } from "#tests/support/database.ts";
import { together } from "./later-writes.ts";
import type { Transaction } from "./port.ts";

const database = useTestDatabase();
const ADD_FAMILY = "insert into families (id, name) values ($1, $2)";
const ADD_CHILD = "insert into children (family_id, name) values ($1, $2)";

/** Two tables of which one hangs on the other, in a database that is put back afterwards. */
const withTables = (work: (transaction: (use: (tx: Transaction) => Promise<void>) => Promise<void>) => Promise<void>) =>
  database.rolledBack(async (db) => {
    await db.query("create table families (id int primary key, name text not null)");
    await db.query("create table children (family_id int not null references families (id), name text not null)");
    await work((use) => db.transaction(use));
  });
const children = async (tx: Transaction): Promise<unknown[]> =>
  (await tx.query("select f.name as family, c.name from families f join children c on c.family_id = f.id order by 2"))
    .rows;

describe("writes kept for later", () => {
  it("are there for the next question and after the commit, also those that hang on each other", async () => {
    await withTables(async (transaction) => {
      await transaction(async (tx) => {
        tx.later(ADD_CHILD, [1, "Wang Fang"]);
        tx.later(ADD_FAMILY, [1, "Wang"]);
        expect(await children(tx)).toEqual([{ family: "Wang", name: "Wang Fang" }]);
        tx.later(ADD_CHILD, [1, "Wang Lei"]);
      });
      await transaction(async (tx) => expect(await children(tx)).toHaveLength(2));
    });
  });

  it("undo the whole transaction when one of them is refused", async () => {
    await withTables(async (transaction) => {
      const refused = transaction(async (tx) => {
        await tx.query(ADD_FAMILY, [1, "Wang"]);
        tx.later(ADD_FAMILY, [2, "Li"]);
        tx.later(ADD_CHILD, [3, "Nobody's"]);
        await tx.query("select 1");
      });
      await expect(refused).rejects.toMatchObject({ code: "23503" });
      await transaction(async (tx) => expect((await tx.query("select id from families")).rows).toEqual([]));
    });
  });

  it("are not written when their transaction is given up", async () => {
    await withTables(async (transaction) => {
      const given = transaction((tx) => {
        tx.later(ADD_FAMILY, [1, "Wang"]);
        return Promise.reject(new Error("given up"));
      });
      await expect(given).rejects.toThrow("given up");
      await transaction(async (tx) => expect((await tx.query("select id from families")).rows).toEqual([]));
    });
  });

  it("may be more than one statement has places for", async () => {
    await withTables(async (transaction) => {
      await transaction(async (tx) => {
        for (let n = 0; n < 250; n++) tx.later(ADD_FAMILY, [n, `Family ${n}`]);
        expect((await tx.query("select count(*)::int as count from families")).rows).toEqual([{ count: 250 }]);
      });
    });
  });

  it("come after one that is last", async () => {
    await withTables(async (transaction) => {
      await transaction(async (tx) => {
        tx.later(ADD_FAMILY, [1, "Wang"], { isLast: true });
        tx.later("insert into families (id, name) select count(*)::int + 1, $1 from families", ["Li"], {
          isLast: true,
        });
        tx.later("insert into families (id, name) select count(*)::int + 1, $1 from families", ["Zhao"]);
      });
      await transaction(async (tx) =>
        expect((await tx.query("select name from families order by id")).rows.map((row) => row["name"])).toEqual([
          "Wang",
          "Li",
          "Zhao",
        ]),
      );
    });
  });

  it("keep the places of their parameters apart", () => {
    const writes = [
      { sql: "insert into a values ($2, $1)", params: ["a1", "a2"] },
      { sql: "insert into b values ($1)", params: ["b1"] },
    ];
    expect(together(writes)).toEqual({
      sql: "with w0 as (insert into a values ($2, $1)) insert into b values ($3)",
      params: ["a1", "a2", "b1"],
    });
    expect(together(writes.slice(0, 1))).toEqual(writes[0]);
  });
});
