import { toSql } from "pgvector";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { DatabaseError, isUniqueViolation } from "#app/db/errors.ts";
import type { Database, Queryable } from "#app/db/port.ts";

/** What every adapter promises; the rest of the portal relies on nothing else. */
export function describeDatabaseContract(name: string, open: () => Promise<Database>): void {
  describe(`the database port on ${name}`, () => {
    let db: Database;
    beforeAll(async () => {
      db = await open();
      await db.execute(`
        drop table if exists contract_items;
        create table contract_items (id int primary key, label text constraint contract_items_label_key unique, facts jsonb);
      `);
    });
    afterAll(async () => db?.close());

    const count = async (on: Queryable) =>
      (await on.query<{ n: number }>("select count(*)::int as n from contract_items")).rows[0]?.n;
    const valueOf = async (expression: string, ...params: unknown[]) =>
      (await db.query<{ value: unknown }>(`select ${expression} as value`, params)).rows[0]?.value;

    describe("gives values alike", () => {
      it.each([
        ["bigint", "9007199254740991::bigint", 9007199254740991],
        ["count", "count(*) over ()", 1],
        ["numeric", "12.50::numeric", 12.5],
        ["float", "0.1::float8", 0.1],
        ["boolean", "true", true],
        ["date", "date '2024-02-29'", "2024-02-29"],
        ["timestamptz", "timestamptz '2026-11-22 10:00:00.123+08'", new Date("2026-11-22T02:00:00.123Z")],
        ["timestamp, read as UTC", "timestamp '2026-11-22 10:00:00'", new Date("2026-11-22T10:00:00Z")],
        ["jsonb", `'{"a": [1, null, "老"]}'::jsonb`, { a: [1, null, "老"] }],
        ["json list", `'[1, 2]'::json`, [1, 2]],
        ["bytea", "'\\x00ff10'::bytea", new Uint8Array([0, 255, 16])],
        ["text list", `array['a', 'b,"c"', null]`, ["a", 'b,"c"', null]],
        ["empty list", "array[]::text[]", []],
        ["integer list", "array[1, 2]", [1, 2]],
        ["bigint list", "array[1, 2]::bigint[]", [1, 2]],
        ["numeric list", "array[0.5]::numeric[]", [0.5]],
        ["date list", "array[date '2026-01-31']", ["2026-01-31"]],
        ["timestamptz list", "array[timestamptz '2026-01-31 00:00Z']", [new Date("2026-01-31T00:00:00Z")]],
        ["uuid", "'6f0d3c8e-2f1e-4c57-9d6b-0a4a4f9f0f11'::uuid", "6f0d3c8e-2f1e-4c57-9d6b-0a4a4f9f0f11"],
        ["interval", "interval '90 minutes'", "01:30:00"],
        ["null", "null::int", null],
      ])("%s", async (_type, expression, expected) => {
        expect(await valueOf(expression)).toEqual(expected);
      });

      it("bytes as Uint8Array and nothing wider", async () => {
        expect((await valueOf("'\\x01'::bytea"))?.constructor).toBe(Uint8Array);
      });
    });

    describe("takes values alike", () => {
      const moment = new Date("2026-03-29T01:30:00.250Z");
      it.each([
        ["a moment", "$1::timestamptz", moment, moment],
        ["a moment as text", "$1::text", moment, moment.toISOString()],
        ["a calendar date", "$1::date", "2026-12-31", "2026-12-31"],
        ["an object", "$1::jsonb", { n: 1, when: moment, no: undefined }, { n: 1, when: moment.toISOString() }],
        ["a list as JSON text", "$1::jsonb", JSON.stringify([{ n: 1 }]), [{ n: 1 }]],
        ["a list of text", "$1::text[]", ["a,b", '"', "老", null, ""], ["a,b", '"', "老", null, ""]],
        ["an empty list", "$1::int[]", [], []],
        ["a list of moments", "$1::timestamptz[]", [moment], [moment]],
        ["bytes", "$1::bytea", new Uint8Array([1, 0, 255]), new Uint8Array([1, 0, 255])],
        ["a bigint", "$1::bigint", 12n, 12],
        ["a fraction", "$1::numeric", 0.1, 0.1],
        ["undefined, as null", "$1::text", undefined, null],
        ["any character", "$1::text", "𠮷'\"\\;--\t\n", "𠮷'\"\\;--\t\n"],
      ])("%s", async (_what, expression, given, expected) => {
        expect(await valueOf(expression, given)).toEqual(expected);
      });
    });

    it("gives and takes vectors as lists of numbers, where there are vectors", async ({ skip }) => {
      if (!db.capabilities.vector) return skip("this database has no vectors");
      expect(await valueOf("$1::vector", toSql([1, -2.5, 0]))).toEqual([1, -2.5, 0]);
    });

    it("refuses a list for a json column, or at least never stores something else", async () => {
      await expect(db.query("select $1::jsonb as value", [["a"]])).rejects.toThrow();
    });

    it("counts the rows that were given, written and deleted", async () => {
      expect((await db.query("insert into contract_items (id) values (901), (902)")).rowCount).toBe(2);
      expect((await db.query("update contract_items set label = null where id = 901")).rowCount).toBe(1);
      expect((await db.query("select id from contract_items where id > 900")).rowCount).toBe(2);
      expect((await db.query("delete from contract_items where id > 900")).rowCount).toBe(2);
      expect((await db.query("delete from contract_items where id > 900")).rowCount).toBe(0);
      expect((await db.query("create temporary table contract_nothing (id int)")).rowCount).toBe(0);
    });

    describe("transactions", () => {
      it("keeps what was written, and gives the result", async () => {
        const result = await db.transaction(async (tx) => {
          await tx.query("insert into contract_items (id, label) values (1, 'kept')");
          return "done";
        });
        expect(result).toBe("done");
        expect(await count(db)).toBe(1);
        await db.query("delete from contract_items");
      });

      it("keeps nothing when the work throws, and lets the error rise", async () => {
        const failing = db.transaction(async (tx) => {
          await tx.query("insert into contract_items (id) values (2)");
          throw new Error("changed my mind");
        });
        await expect(failing).rejects.toThrow("changed my mind");
        expect(await count(db)).toBe(0);
      });

      it("keeps nothing when a statement fails, and the next one works", async () => {
        const failing = db.transaction(async (tx) => {
          await tx.query("insert into contract_items (id) values (3)");
          await tx.query("select 1/0");
        });
        await expect(failing).rejects.toMatchObject({ code: "22012" });
        expect(await count(db)).toBe(0);
      });

      it("says so when a failure was swallowed inside, instead of pretending that all was kept", async () => {
        const swallowing = db.transaction(async (tx) => {
          await tx.query("insert into contract_items (id) values (4)");
          await tx.query("select 1/0").catch(() => undefined);
        });
        await expect(swallowing).rejects.toThrow("rolled back");
        expect(await count(db)).toBe(0);
      });

      it.each([
        ["query", (outer: Database) => outer.query("select 1")],
        ["transaction", (outer: Database) => outer.transaction(async () => undefined)],
        ["execute", (outer: Database) => outer.execute("select 1")],
        ["listen", (outer: Database) => outer.listen("contract", () => undefined)],
      ])("refuse %s of the outer handle at once", async (_method, ask) => {
        const started = Date.now();
        await expect(db.transaction(async () => void (await ask(db)))).rejects.toThrow("only that");
        expect(Date.now() - started).toBeLessThan(2_000);
        expect(await valueOf("1")).toBe(1);
      });

      it("lets work that merely began inside ask the outer handle after the end", async () => {
        let later: Promise<unknown> | undefined;
        await db.transaction(async () => {
          later = new Promise((resolve) => setTimeout(resolve, 50)).then(() => valueOf("7"));
        });
        expect(await later).toBe(7);
      });

      it("refuse their handle after the end", async () => {
        let kept: Queryable | undefined;
        await db.transaction(async (tx) => void (kept = tx));
        await expect(kept?.query("select 1")).rejects.toThrow("has ended");
      });

      it("do not mix, however many run at once", async () => {
        await Promise.all(
          Array.from({ length: 12 }, (_, index) =>
            db
              .transaction(async (tx) => {
                await tx.query("insert into contract_items (id) values ($1)", [index]);
                if (index % 2) throw new Error("odd");
                await tx.query("update contract_items set label = $2 where id = $1", [index, `item ${index}`]);
              })
              .catch((error: Error) => expect(error.message).toBe("odd")),
          ),
        );
        expect(await count(db)).toBe(6);
        await db.query("delete from contract_items");
      });
    });

    describe("errors", () => {
      it("name the unique rule that was broken", async () => {
        await db.query("insert into contract_items (id, label) values (1, 'same')");
        const error = await db
          .query("insert into contract_items (id, label) values (2, 'same')")
          .catch((e: unknown) => e);
        expect(error).toBeInstanceOf(DatabaseError);
        expect(error).toMatchObject({ code: "23505", constraint: "contract_items_label_key", table: "contract_items" });
        expect(isUniqueViolation(error)).toBe(true);
        expect(isUniqueViolation(error, "contract_items_label_key")).toBe(true);
        expect(isUniqueViolation(error, "contract_items_pkey")).toBe(false);
        await db.query("delete from contract_items");
      });

      it("carry their code for what the database cannot store", async () => {
        await expect(db.query("select $1::text", ["a\0b"])).rejects.toMatchObject({ code: "22021" });
        await expect(db.query("select nonsense")).rejects.toMatchObject({ code: "42703" });
        expect(isUniqueViolation(new Error("23505"))).toBe(false);
      });

      it("point at the line that asked", async () => {
        const error: unknown = await db.query("select nonsense").catch((e: unknown) => e);
        expect((error as Error).stack).toContain("database-contract.ts");
      });
    });

    describe("scripts", () => {
      it("run several statements", async () => {
        await db.execute("insert into contract_items (id) values (1); insert into contract_items (id) values (2);");
        expect(await count(db)).toBe(2);
        await db.execute("delete from contract_items");
      });

      it("leave nothing behind when they fail inside a transaction of their own", async () => {
        await expect(
          db.execute("begin; insert into contract_items (id) values (1); select 1/0; commit;"),
        ).rejects.toMatchObject({ code: "22012" });
        expect(await count(db)).toBe(0);
      });
    });

    describe("notifications", () => {
      it("arrive when the transaction is kept, in order, and not when it is rolled back", async () => {
        const heard: string[] = [];
        const stop = await db.listen("contract", (payload) => heard.push(payload));
        await db.transaction(async (tx) => {
          await tx.query("select pg_notify('contract', 'one')");
          await tx.query("select pg_notify('contract', $1)", ["二"]);
          expect(heard).toEqual([]);
        });
        await db
          .transaction(async (tx) => {
            await tx.query("select pg_notify('contract', 'never')");
            throw new Error("no");
          })
          .catch(() => undefined);
        await db.query("select pg_notify('contract', 'three')");
        await vi.waitFor(() => expect(heard).toEqual(["one", "二", "three"]));

        await stop();
        await db.query("select pg_notify('contract', 'after')");
        await db.query("select 1");
        expect(heard).toHaveLength(3);
      });

      it("reach every listener of a channel until each one stops", async () => {
        const first: string[] = [];
        const second: string[] = [];
        const stopFirst = await db.listen("contract", (payload) => first.push(payload));
        const stopSecond = await db.listen("contract", (payload) => second.push(payload));
        await db.query("select pg_notify('contract', '1')");
        await vi.waitFor(() => expect([first, second]).toEqual([["1"], ["1"]]));
        await stopFirst();
        await db.query("select pg_notify('contract', '2')");
        await vi.waitFor(() => expect(second).toEqual(["1", "2"]));
        expect(first).toEqual(["1"]);
        await stopSecond();
      });

      it("refuse a channel whose name would need quoting", async () => {
        await expect(db.listen('x"; drop table contract_items; --', () => undefined)).rejects.toThrow("channel name");
      });
    });
  });
}
