import type { FieldCipher } from "./encryption/port.ts";
import { LaterWrites } from "./later-writes.ts";
import type { QueryResult, Row, Transaction } from "./port.ts";
import type { TransactionGuard } from "./transaction-guard.ts";

/** One connection that nobody else uses meanwhile. */
export type Connection = {
  query<R extends Row>(
    sql: string,
    params?: readonly unknown[],
  ): Promise<QueryResult<R> & { readonly command: string }>;
};

/** No use case thinks this long between two statements; whoever does holds up everybody else. */
export const TRANSACTION_IDLE_MS = 60_000;

/** The transaction of both adapters: `work`, then commit; a throw or too long a silence rolls back and rises. */
export async function runTransaction<T>(
  connection: Connection,
  guard: TransactionGuard,
  work: (tx: Transaction) => Promise<T>,
  {
    idleMs = TRANSACTION_IDLE_MS,
    fields,
  }: { readonly idleMs?: number; readonly fields?: FieldCipher | undefined } = {},
): Promise<T> {
  const state = { isOpen: true };
  const idle = new IdleTimer(idleMs);
  const later = new LaterWrites();
  const assertOpen = (): void => {
    if (!state.isOpen) throw new Error("This transaction has ended; its handle is of no use any more.");
  };
  const ask = async <R extends Row>(sql: string, params?: readonly unknown[]): Promise<QueryResult<R>> => {
    assertOpen();
    idle.pause();
    try {
      const { rows, rowCount } = await connection.query<R>(sql, params);
      return { rows, rowCount };
    } finally {
      idle.restart();
    }
  };
  const tx: Transaction = {
    isTransaction: true,
    fields,
    async query<R extends Row>(sql: string, params?: readonly unknown[]) {
      if (/^\s*rollback\b/i.test(sql)) later.drop();
      if (!later.isEmpty) await later.send(ask);
      return ask<R>(sql, params);
    },
    later(sql, params, options) {
      assertOpen();
      later.keep({ sql, params }, options);
    },
  };
  try {
    await connection.query("begin");
    idle.restart();
    const result = await Promise.race([guard.run(state, () => work(tx)), idle.expired]);
    if (!later.isEmpty) await later.send(ask);
    state.isOpen = false;
    // After a failed statement whose error was swallowed, COMMIT quietly rolls back: say so instead of pretending.
    const { command } = await connection.query("commit");
    if (command !== "COMMIT")
      throw new Error("The transaction was rolled back: a statement in it had failed and its error was swallowed.");
    return result;
  } catch (error) {
    state.isOpen = false;
    await connection.query("rollback").catch(() => undefined); // Fails only when the connection is gone, and then it is rolled back.
    throw error;
  } finally {
    idle.stop();
  }
}

class IdleTimer {
  readonly expired: Promise<never>;
  readonly #idleMs: number;
  #reject: (error: Error) => void = () => undefined;
  #timer: NodeJS.Timeout | undefined;
  #running = 0;

  constructor(idleMs: number) {
    this.#idleMs = idleMs;
    this.expired = new Promise((_resolve, reject) => (this.#reject = reject));
    this.expired.catch(() => undefined);
  }

  pause(): void {
    this.#running += 1;
    clearTimeout(this.#timer);
  }

  restart(): void {
    this.#running = Math.max(0, this.#running - 1);
    clearTimeout(this.#timer);
    if (this.#running > 0) return;
    this.#timer = setTimeout(
      () =>
        this.#reject(
          new Error(`The transaction was rolled back: nothing was asked in it for ${this.#idleMs / 1000} seconds.`),
        ),
      this.#idleMs,
    );
  }

  stop(): void {
    clearTimeout(this.#timer);
  }
}
