import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import type { Logger } from "pino";
import { Listeners } from "./listeners.ts";

/** A quiet connection may be dead without anybody noticing; asking finds out. */
const ALIVE_CHECK_MS = 30_000;
const LONGEST_PAUSE_MS = 10_000;

/**
 * Hears notifications on a connection of its own, and comes back by itself when that breaks. What is sent while it is
 * away is not heard: listeners treat a notification as "look again", not as the news itself.
 */
export class PostgresListener {
  readonly #config: pg.ClientConfig;
  readonly #log: Pick<Logger, "warn">;
  readonly #listeners = new Listeners();
  #client: Promise<pg.Client> | undefined;
  #isClosed = false;

  constructor(config: pg.ClientConfig, log: Pick<Logger, "warn">) {
    this.#config = config;
    this.#log = log;
  }

  async listen(channel: string, onMessage: (payload: string) => void): Promise<() => Promise<void>> {
    const isFirst = this.#listeners.add(channel, onMessage);
    try {
      const client = await this.#connected();
      if (isFirst) await client.query(`listen ${channel}`);
    } catch (error) {
      this.#listeners.remove(channel, onMessage);
      throw error;
    }
    return async () => {
      if (!this.#listeners.remove(channel, onMessage)) return;
      const client = await this.#client?.catch(() => undefined);
      // On a connection that has just broken there is nothing to end.
      await client?.query(`unlisten ${channel}`).catch(() => undefined);
    };
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    const client = await this.#client?.catch(() => undefined);
    await client?.end();
  }

  #connected(): Promise<pg.Client> {
    this.#client ??= this.#connect();
    this.#client.catch(() => (this.#client = undefined));
    return this.#client;
  }

  async #connect(): Promise<pg.Client> {
    const client = new pg.Client({ ...this.#config, keepAlive: true, query_timeout: 10_000 });
    client.on("notification", ({ channel, payload }) => this.#listeners.notify(channel, payload ?? ""));
    client.on("error", () => undefined); // "end" follows.
    await client.connect();
    for (const channel of this.#listeners.channels) await client.query(`listen ${channel}`);
    const aliveCheck = setInterval(
      () => void client.query("select 1").catch(() => client.end()),
      ALIVE_CHECK_MS,
    ).unref();
    client.once("end", () => {
      clearInterval(aliveCheck);
      this.#client = undefined;
      if (!this.#isClosed) void this.#comeBack();
    });
    return client;
  }

  async #comeBack(): Promise<void> {
    this.#log.warn("The connection that hears notifications broke; connecting again.");
    for (let pauseMs = 250; !this.#isClosed; pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)) {
      await sleep(pauseMs, undefined, { ref: false });
      if (
        this.#isClosed ||
        (await this.#connected().then(
          () => true,
          () => false,
        ))
      )
        return;
    }
  }
}
