import pg from "pg";
import { registerTypes } from "pgvector/pg";
import type { Logger } from "pino";
import { detectCapabilities } from "./capabilities.server.ts";
import type { FieldCipher } from "./encryption/port.ts";
import { DatabaseUnavailableError } from "./errors.ts";
import { assertChannel, toParameter } from "./parameters.ts";
import type { Database, DatabaseCapabilities, Queryable, QueryResult, Row } from "./port.ts";
import { type PostgresAddress, readAddress, translateError } from "./postgres-errors.ts";
import { PostgresListener } from "./postgres-listener.server.ts";
import { postgresTypes } from "./postgres-types.ts";
import { type Connection, runTransaction, TRANSACTION_IDLE_MS } from "./run-transaction.ts";
import { TransactionGuard } from "./transaction-guard.ts";

export type PostgresOptions = {
  readonly databaseUrl: string;
  readonly log: Pick<Logger, "warn">;
  /** Opens what is stored sealed; absent for tools that need not. */
  readonly fields?: FieldCipher | undefined;
  readonly maxConnections?: number;
  readonly queryTimeoutMs?: number;
  readonly scriptTimeoutMs?: number;
};

const CONNECT_TIMEOUT_MS = 10_000;
const OLDEST_VERSION = 15;

type Asked<R extends Row> = QueryResult<R> & { readonly command: string };

/** A PostgreSQL server. Throws `DatabaseUnavailableError`, in words for whoever set `DATABASE_URL`, when it cannot be used. */
export async function openPostgres(options: PostgresOptions): Promise<Database> {
  const { databaseUrl, log, queryTimeoutMs = 30_000, scriptTimeoutMs = 600_000 } = options;
  const address = readAddress(databaseUrl);
  const config: pg.ClientConfig = {
    connectionString: databaseUrl,
    application_name: "onewindow",
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    keepAlive: true,
    types: postgresTypes,
    statement_timeout: queryTimeoutMs,
    // A little later than our own check, which has the better message.
    idle_in_transaction_session_timeout: TRANSACTION_IDLE_MS + 5_000,
    options: "-c timezone=UTC",
  };
  const capabilities = await scout(config, address);
  const pool = new pg.Pool({
    ...config,
    max: options.maxConnections ?? 10,
    allowExitOnIdle: true,
    onConnect: async (client) => {
      if (capabilities.vector) await registerTypes(client);
    },
  });
  // One that breaks while it is lent out says so a second time, to nobody: that would end the process.
  pool.on("connect", (client) => client.on("error", () => undefined));
  pool.on("error", (error) => log.warn({ reason: error.message }, "An idle database connection broke."));
  const guard = new TransactionGuard();
  const listener = new PostgresListener(config, log);

  const connect = async (): Promise<pg.PoolClient> => {
    guard.assertOutside();
    return pool.connect().catch((error: unknown) => Promise.reject(translateError(error, address)));
  };
  /** Lends one connection; one that may be in an unknown state afterwards is not used again. */
  const withClient = async <T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> => {
    const client = await connect();
    let isSound = false;
    try {
      const result = await work(client);
      isSound = true;
      return result;
    } catch (error) {
      isSound = !(error instanceof DatabaseUnavailableError);
      throw error;
    } finally {
      client.release(!isSound);
    }
  };

  return {
    engine: "postgres",
    capabilities,
    fields: options.fields,
    async query<R extends Row>(sql: string, params?: readonly unknown[]) {
      const { rows, rowCount } = await withClient((client) => ask<R>(client, address, sql, params));
      return { rows, rowCount };
    },
    transaction: (work) =>
      withClient((client) => {
        const connection: Connection = { query: (sql, params) => ask(client, address, sql, params) };
        return runTransaction(connection, guard, work, { fields: options.fields });
      }),
    execute: (sql) => withClient((client) => runScript(client, address, sql, scriptTimeoutMs)),
    async listen(channel, onMessage) {
      assertChannel(channel);
      guard.assertOutside();
      try {
        return await listener.listen(channel, onMessage);
      } catch (error) {
        throw translateError(error, address);
      }
    },
    async close() {
      await listener.close();
      await pool.end();
    },
  };
}

/** What the server is and can, asked once before anything relies on it. */
async function scout(config: pg.ClientConfig, address: PostgresAddress): Promise<DatabaseCapabilities> {
  const client = new pg.Client(config);
  client.on("error", () => undefined); // Also told to whoever asks.
  try {
    await client.connect();
  } catch (error) {
    throw translateError(error, address);
  }
  try {
    const db: Queryable = { query: (sql, params) => ask(client, address, sql, params) };
    await refuseOldServer(db, address);
    return await detectCapabilities(db);
  } finally {
    await client.end();
  }
}

async function ask<R extends Row>(
  client: pg.ClientBase,
  address: PostgresAddress,
  sql: string,
  params: readonly unknown[] = [],
): Promise<Asked<R>> {
  try {
    // "extended" also without parameters: one statement a call, as on the embedded database.
    const query: pg.QueryConfig & { queryMode: string } = {
      text: sql,
      values: params.map(toParameter),
      queryMode: "extended",
    };
    const { rows, rowCount, command } = await client.query<R>(query);
    return { rows, rowCount: rowCount ?? 0, command };
  } catch (error) {
    throw translateError(error, address);
  }
}

async function runScript(
  client: pg.ClientBase,
  address: PostgresAddress,
  sql: string,
  timeoutMs: number,
): Promise<void> {
  try {
    await client.query(`set statement_timeout = ${timeoutMs}`);
    await client.query(sql);
    await client.query("reset statement_timeout");
  } catch (error) {
    // The script may have failed between its own begin and commit.
    await client.query("rollback; reset statement_timeout").catch(() => undefined);
    throw translateError(error, address);
  }
}

async function refuseOldServer(db: Queryable, address: PostgresAddress): Promise<void> {
  const { rows } = await db.query<{ version: number }>(
    "select current_setting('server_version_num')::int / 10000 as version",
  );
  const version = rows[0]?.version ?? 0;
  if (version < OLDEST_VERSION) {
    throw new DatabaseUnavailableError(
      `The server ${address.host}:${address.port} is PostgreSQL ${version}; OneWindow needs ${OLDEST_VERSION} or later.`,
    );
  }
}
