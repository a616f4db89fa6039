import { AsyncLocalStorage } from "node:async_hooks";

/**
 * Knows whether the code now running is inside an open transaction of this database. Asking the outer handle there
 * would wait for ever on the embedded database, and on PostgreSQL would read and write outside the transaction.
 */
export class TransactionGuard {
  readonly #current = new AsyncLocalStorage<{ isOpen: boolean }>();

  run<T>(transaction: { isOpen: boolean }, work: () => Promise<T>): Promise<T> {
    return this.#current.run(transaction, work);
  }

  assertOutside(): void {
    if (this.#current.getStore()?.isOpen) {
      throw new Error(
        "The database was asked from inside its own transaction: pass the transaction's handle (tx) and use only that.",
      );
    }
  }
}
