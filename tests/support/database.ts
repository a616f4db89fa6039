import { readFileSync } from "node:fs";
import { afterAll, beforeAll, inject } from "vitest";
import { openPglite } from "#app/db/pglite.server.ts";
import type { Database, Transaction } from "#app/db/port.ts";

/** A migrated, empty embedded database for one test file. */
export async function openTestDatabase(): Promise<Database> {
  return openPglite({ loadDataDir: new Blob([readFileSync(inject("testDatabaseDump"))]) });
}

class RollBack extends Error {}

/**
 * `const database = useTestDatabase()` at the top of a test file; `database.rolledBack(async (db) => …)` gives a test a
 * database whose writes vanish afterwards (its inner transactions become savepoints).
 */
export function useTestDatabase() {
  let db: Database | undefined;
  beforeAll(async () => {
    db = await openTestDatabase();
  });
  afterAll(async () => db?.close());
  return {
    get db(): Database {
      if (!db) throw new Error("The test database opens in beforeAll; use it inside a test.");
      return db;
    },
    async rolledBack(work: (db: Database) => Promise<void>): Promise<void> {
      const outer = this.db;
      try {
        await outer.transaction(async (tx) => {
          await work(asDatabase(outer, tx));
          throw new RollBack();
        });
      } catch (error) {
        if (!(error instanceof RollBack)) throw error;
      }
    },
  };
}

function asDatabase(outer: Database, tx: Transaction): Database {
  let depth = 0;
  return {
    engine: outer.engine,
    capabilities: outer.capabilities,
    query: (sql, params) => tx.query(sql, params),
    async transaction(work) {
      const savepoint = `test_${++depth}`;
      await tx.query(`savepoint ${savepoint}`);
      try {
        const result = await work(tx);
        await tx.query(`release savepoint ${savepoint}`);
        return result;
      } catch (error) {
        await tx.query(`rollback to savepoint ${savepoint}`);
        throw error;
      }
    },
    execute: async (sql) => void (await tx.query(sql)),
    listen: (channel, onMessage) => outer.listen(channel, onMessage),
    close: async () => undefined,
  };
}
