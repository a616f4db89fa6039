import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { needsRoom, watchRoom } from "./disk-room.server.ts";
import { detectCapabilities } from "./capabilities.server.ts";
import { holdDataDirectory } from "./data-directory-lock.server.ts";
import type { FieldCipher } from "./encryption/port.ts";
import { type DatabaseError, DatabaseUnavailableError } from "./errors.ts";
import { Listeners } from "./listeners.ts";
import { Mutex } from "./mutex.ts";
import { assertChannel, toParameter } from "./parameters.ts";
import { PgliteThread } from "./pglite-thread.server.ts";
import type { Database, QueryResult, Row } from "./port.ts";
import { type Connection, runTransaction } from "./run-transaction.ts";
import { TransactionGuard } from "./transaction-guard.ts";

export type PgliteOptions = {
  /** Where the database lives, held by one process at a time; in memory when absent. */
  readonly dataDir?: string;
  /** A dump to start from. */
  readonly loadDataDir?: Blob;
  /** Who holds the directory, for the message to whom finds it held. */
  readonly purpose?: string;
  /** Opens what is stored sealed; absent for tools that need not. */
  readonly fields?: FieldCipher | undefined;
  /** Stands in for the disk in tests. */
  readonly freeBytes?: (directory: string) => number;
  readonly queryTimeoutMs?: number;
  readonly scriptTimeoutMs?: number;
};

export type PgliteDatabase = Database & { dump(): Promise<Blob> };

/** Longer than any page may take: beyond it something is wrong. */
const QUERY_TIMEOUT_MS = 30_000;
/** Migrations, dumps and index builds. */
const SCRIPT_TIMEOUT_MS = 600_000;
/** Recovery after a kill may replay minutes of work. */
const OPEN_TIMEOUT_MS = 180_000;

/** On a full disk PostgreSQL does not open, nor can its directory be held; that is said before either is tried. */
function assertOpens(assertRoom: () => void): void {
  try {
    assertRoom();
  } catch (error) {
    throw new DatabaseUnavailableError((error as DatabaseError).message, { cause: error });
  }
}

/** PostgreSQL embedded in this process, in a thread of its own. Throws `DataDirectoryHeldError` when another has the directory. */
export async function openPglite(options: PgliteOptions = {}): Promise<PgliteDatabase> {
  const { dataDir, queryTimeoutMs = QUERY_TIMEOUT_MS, scriptTimeoutMs = SCRIPT_TIMEOUT_MS } = options;
  if (dataDir) mkdirSync(dirname(dataDir), { recursive: true });
  const assertRoom = dataDir === undefined ? () => undefined : watchRoom(dirname(dataDir), options.freeBytes);
  assertOpens(assertRoom);
  const hold = dataDir === undefined ? undefined : holdDataDirectory(dataDir, options.purpose ?? "OneWindow");
  const listeners = new Listeners();
  const thread = new PgliteThread({
    dataDir,
    dump: await options.loadDataDir?.arrayBuffer(),
    openTimeoutMs: OPEN_TIMEOUT_MS,
    onNotification: (channel, payload) => listeners.notify(channel, payload),
    onRestart: () =>
      void listeners.channels.forEach((channel) => void connection.query(`listen ${channel}`).catch(() => undefined)),
  });

  const mutex = new Mutex();
  const guard = new TransactionGuard();
  const connect = (timeoutMs: number): Connection => ({
    query: async <R extends Row>(sql: string, params: readonly unknown[] = []) => {
      if (needsRoom(sql)) assertRoom();
      return (await thread.call(
        { kind: "query", sql, params: params.map(toParameter) },
        timeoutMs,
      )) as QueryResult<R> & {
        command: string;
      };
    },
  });
  const connection = connect(queryTimeoutMs);
  /** Outside a transaction: waits for its turn on the one connection. */
  const alone = <T>(work: () => Promise<T>): Promise<T> => {
    guard.assertOutside();
    return mutex.run(work);
  };
  const query = async <R extends Row>(sql: string, params?: readonly unknown[]): Promise<QueryResult<R>> => {
    const { rows, rowCount } = await alone(() => connection.query<R>(sql, params));
    return { rows, rowCount };
  };
  const close = async () => {
    await mutex.run(() => thread.close());
    hold?.release();
  };

  try {
    await thread.open();
    const capabilities = await detectCapabilities(connect(scriptTimeoutMs));
    return {
      engine: "pglite",
      capabilities,
      fields: options.fields,
      query,
      transaction: async (work) => alone(() => runTransaction(connection, guard, work, { fields: options.fields })),
      execute: async (sql) =>
        alone(async () => {
          assertRoom();
          await thread.call({ kind: "execute", sql }, scriptTimeoutMs);
        }),
      async listen(channel, onMessage) {
        assertChannel(channel);
        guard.assertOutside();
        const isFirst = listeners.add(channel, onMessage);
        const stop = async () => {
          if (listeners.remove(channel, onMessage)) await query(`unlisten ${channel}`);
        };
        try {
          if (isFirst) await query(`listen ${channel}`);
          return stop;
        } catch (error) {
          listeners.remove(channel, onMessage);
          throw error;
        }
      },
      close,
      dump: async () => new Blob([(await alone(() => thread.call({ kind: "dump" }, scriptTimeoutMs))) as ArrayBuffer]),
    };
  } catch (error) {
    await close();
    throw error;
  }
}
