import pg from "pg";
import { toParameter } from "./parameters.ts";
import type { Queryable, Row } from "./port.ts";
import { readAddress, translateError } from "./postgres-errors.ts";
import { postgresTypes } from "./postgres-types.ts";

const CONNECT_TIMEOUT_MS = 5_000;

/**
 * One connection for tools that look at a database: unlike `openPostgres` it installs nothing, and a transaction begun
 * in it may stay open as long as the work takes.
 */
export async function withPostgresSession<T>(databaseUrl: string, work: (db: Queryable) => Promise<T>): Promise<T> {
  const address = readAddress(databaseUrl);
  const client = new pg.Client({
    connectionString: databaseUrl,
    application_name: "onewindow-tool",
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    types: postgresTypes,
    idle_in_transaction_session_timeout: 0,
    options: "-c timezone=UTC",
  });
  client.on("error", () => undefined); // Also told to whoever asks.
  await client.connect().catch((error: unknown) => Promise.reject(translateError(error, address)));
  try {
    return await work({
      async query<R extends Row>(sql: string, params: readonly unknown[] = []) {
        try {
          const { rows, rowCount } = await client.query<R>(sql, params.map(toParameter));
          return { rows, rowCount: rowCount ?? 0 };
        } catch (error) {
          throw translateError(error, address);
        }
      },
    });
  } finally {
    await client.end().catch(() => undefined);
  }
}
