import { Worker } from "node:worker_threads";
import { pgliteWorkerPath } from "#app/config/paths.server.ts";
import { DatabaseError, type DatabaseErrorFields, DatabaseStoppedError } from "./errors.ts";

export type PgliteRequest =
  | { readonly kind: "query"; readonly sql: string; readonly params: readonly unknown[] }
  | { readonly kind: "execute"; readonly sql: string }
  | { readonly kind: "dump" }
  | { readonly kind: "close" };

type FromWorker =
  | { readonly id: number; readonly value?: unknown; readonly error?: DatabaseErrorFields }
  | { readonly channel: string; readonly payload: string };

type Pending = { resolve(value: unknown): void; reject(error: Error): void; readonly timer: NodeJS.Timeout };

type ThreadOptions = {
  readonly dataDir?: string | undefined;
  readonly dump?: ArrayBuffer | undefined;
  readonly openTimeoutMs: number;
  onNotification(channel: string, payload: string): void;
  /** After the thread was lost and a new one has opened the same directory. */
  onRestart(): void;
};

/**
 * The thread with the embedded database and its watchdog: whatever does not answer before its deadline is stopped
 * together with its thread, and a new thread opens the directory again (a database in memory is lost with its thread).
 */
export class PgliteThread {
  readonly #options: ThreadOptions;
  readonly #pending = new Map<number, Pending>();
  #worker: Worker | undefined;
  #opening: Promise<void> | undefined;
  #lastId = 0;
  #hasOpened = false;
  #isClosed = false;

  constructor(options: ThreadOptions) {
    this.#options = options;
  }

  /** Opens the database, unless it is open; every call does this by itself. */
  open(): Promise<void> {
    if (this.#isClosed) return Promise.reject(new DatabaseStoppedError("The embedded database is closed."));
    if (this.#hasOpened && !this.#worker && this.#options.dataDir === undefined) {
      return Promise.reject(
        new DatabaseStoppedError("The embedded database was stopped; it was in memory only, so its content is gone."),
      );
    }
    this.#opening ??= this.#start();
    return this.#opening;
  }

  async call(request: PgliteRequest, timeoutMs: number): Promise<unknown> {
    await this.open();
    try {
      return await this.#send(++this.#lastId, timeoutMs, describe(request), (worker, id) =>
        worker.postMessage({ ...request, id }),
      );
    } catch (error) {
      // Made anew here, so that its stack leads to who asked and not to the message from the thread.
      throw error instanceof DatabaseError ? new DatabaseError(error) : error;
    }
  }

  async close(): Promise<void> {
    await this.#opening?.catch(() => undefined);
    if (this.#worker) await this.call({ kind: "close" }, 15_000).catch(() => undefined);
    this.#isClosed = true;
    await this.#lose(new DatabaseStoppedError("The embedded database is closed."));
  }

  async #start(): Promise<void> {
    const worker = new Worker(pgliteWorkerPath, {
      workerData: { dataDir: this.#options.dataDir, dump: this.#options.dump },
      // The process's own flags (a loader, the inspector) are of no use in there.
      execArgv: [],
    });
    this.#worker = worker;
    worker.on("message", (message: FromWorker) => this.#receive(message));
    worker.on(
      "error",
      (error) =>
        void this.#lose(
          new DatabaseStoppedError(`The embedded database stopped: ${error.message}`, { cause: error }),
          worker,
        ),
    );
    worker.on(
      "exit",
      () => void this.#lose(new DatabaseStoppedError("The embedded database stopped unexpectedly."), worker),
    );
    try {
      await this.#send(0, this.#options.openTimeoutMs, "opening it", () => undefined);
    } catch (error) {
      this.#worker = undefined;
      this.#opening = undefined; // The next call tries again.
      await worker.terminate();
      throw error;
    }
    const isRestart = this.#hasOpened;
    this.#hasOpened = true;
    if (isRestart) this.#options.onRestart();
  }

  #send(id: number, timeoutMs: number, what: string, post: (worker: Worker, id: number) => void): Promise<unknown> {
    const worker = this.#worker;
    if (!worker) return Promise.reject(new DatabaseStoppedError("The embedded database stopped."));
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        const seconds = timeoutMs / 1000;
        void this.#lose(
          new DatabaseStoppedError(
            `The embedded database did not finish within ${seconds} seconds and was restarted: ${what}`,
          ),
        );
      }, timeoutMs);
      this.#pending.set(id, { resolve, reject, timer });
      worker.ref();
      try {
        post(worker, id);
      } catch (error) {
        // A parameter that cannot be sent to a thread, such as a function.
        this.#settle(id)?.reject(error as Error);
      }
    });
  }

  #receive(message: FromWorker): void {
    if ("channel" in message) return this.#options.onNotification(message.channel, message.payload);
    const pending = this.#settle(message.id);
    if (message.error) pending?.reject(new DatabaseError(message.error));
    else pending?.resolve(message.value);
  }

  #settle(id: number): Pending | undefined {
    const pending = this.#pending.get(id);
    clearTimeout(pending?.timer);
    this.#pending.delete(id);
    // An idle database keeps no process alive; a question under way does.
    if (this.#pending.size === 0) this.#worker?.unref();
    return pending;
  }

  /** Ends the thread, fails what waits for it, and opens the directory again so that listeners miss little. */
  async #lose(reason: Error, which = this.#worker): Promise<void> {
    if (!which || which !== this.#worker) return;
    const wasOpening = this.#pending.has(0);
    this.#worker = undefined;
    this.#opening = undefined;
    const lost = [...this.#pending.keys()].map((id) => this.#settle(id));
    const ended = which.terminate();
    // While it is opening, `#start` itself fails and the next call tries again: no endless round of restarts.
    if (this.#hasOpened && !wasOpening && !this.#isClosed && this.#options.dataDir !== undefined) {
      this.#opening = ended.then(() => this.#start());
      this.#opening.catch(() => undefined);
    }
    await ended;
    for (const pending of lost) pending?.reject(reason);
  }
}

function describe(request: PgliteRequest): string {
  return "sql" in request ? request.sql.replace(/\s+/g, " ").trim().slice(0, 200) : request.kind;
}
