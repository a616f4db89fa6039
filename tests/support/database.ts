import { readFileSync } from "node:fs";
import pino from "pino";
import { afterAll, beforeAll, inject } from "vitest";
import { parseKeyRing } from "#app/config/key-ring.ts";
import { createFieldCipher } from "#app/db/encryption/field-cipher.server.ts";
import { Mutex } from "#app/db/mutex.ts";
import { openPglite, type PgliteDatabase } from "#app/db/pglite.server.ts";
import type { Database, Transaction } from "#app/db/port.ts";
import { openPostgres } from "#app/db/postgres.server.ts";
import { TransactionGuard } from "#app/db/transaction-guard.ts";
import { copyTemplate } from "./postgres-template.ts";

const silentLog = pino({ level: "silent" });

/** Known to everybody, so that a failing test can be looked into. */
export const TEST_ENCRYPTION_KEYS = ["test", "index"]
  .map((id, at) => `${id}:${Buffer.alloc(32, at + 1).toString("base64url")}`)
  .join(",");
const testKeyRing = parseKeyRing(TEST_ENCRYPTION_KEYS, "The tests' key ring");
export const testFields = createFieldCipher(() => testKeyRing);

/** A migrated, empty database for one test file: embedded, or on PostgreSQL with `TEST_DATABASE=postgres`. */
export async function openTestDatabase(): Promise<Database> {
  const server = inject("testPostgres");
  return server
    ? openPostgres({ databaseUrl: await copyTemplate(server), log: silentLog, fields: testFields })
    : openEmbeddedTestDatabase();
}

/** As above, always embedded. */
export async function openEmbeddedTestDatabase(): Promise<PgliteDatabase> {
  return openPglite({ loadDataDir: new Blob([readFileSync(inject("testDatabaseDump"))]), fields: testFields });
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

/** The real thing's rules hold here too: one at a time, no outer handle inside, and a failed statement undoes only itself. */
function asDatabase(outer: Database, tx: Transaction): Database {
  const guard = new TransactionGuard();
  const mutex = new Mutex();
  const undoable = async <T>(work: () => Promise<T>): Promise<T> => {
    guard.assertOutside();
    return mutex.run(async () => {
      await tx.query("savepoint test");
      try {
        const result = await work();
        await tx.query("release savepoint test");
        return result;
      } catch (error) {
        await tx.query("rollback to savepoint test");
        throw error;
      }
    });
  };
  return {
    engine: outer.engine,
    capabilities: outer.capabilities,
    fields: outer.fields,
    query: (sql, params) => undoable(() => tx.query(sql, params)),
    transaction: (work) =>
      undoable(async () => {
        const state = { isOpen: true };
        try {
          return await guard.run(state, () => work(tx));
        } finally {
          state.isOpen = false;
        }
      }),
    execute: (sql) => undoable(async () => void (await tx.query(sql))),
    listen: (channel, onMessage) => outer.listen(channel, onMessage),
    close: async () => undefined,
  };
}
