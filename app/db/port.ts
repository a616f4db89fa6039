import type { FieldCipher } from "./encryption/port.ts";
import type { LaterOptions } from "./later-writes.ts";

/** The one way to the database. Adapters: `pglite.server.ts` (embedded) and `postgres.server.ts`. */

export type Row = Record<string, unknown>;

export type QueryResult<R extends Row = Row> = { readonly rows: R[]; readonly rowCount: number };

export interface Queryable {
  /**
   * One statement with values as `$1…` parameters. Rows come back alike on both adapters: bigint and numeric as
   * numbers, date as `YYYY-MM-DD` text, timestamptz as `Date`, json and jsonb parsed, bytea as `Uint8Array`, vector as
   * a list of numbers. Parameters: `Date`, bytes, objects for json; lists become PostgreSQL arrays, so a list for a
   * json column goes in as `JSON.stringify(list)` and a vector as `toSql(list)` of the package pgvector. What the
   * database refuses is thrown as `DatabaseError` with its `code` (`errors.ts`).
   */
  query<R extends Row = Row>(sql: string, params?: readonly unknown[]): Promise<QueryResult<R>>;
  /** Opens what is stored sealed (`encryption/`); unset for tools that need not know it. */
  readonly fields?: FieldCipher | undefined;
}

export interface Transaction extends Queryable {
  readonly isTransaction: true;
  /**
   * Keeps one `insert` whose result nobody waits for, and which has no `with` of its own. All that were kept go as one
   * statement before the next `query` or the commit, which throw what the database refuses of them. They are not written in
   * order, and none sees what another writes; keys between their rows are checked when all stand. What is kept after one that
   * is last comes after it.
   */
  later(sql: string, params: readonly unknown[], options?: LaterOptions): void;
}

export type DatabaseCapabilities = {
  /** pgvector is installed. */
  readonly vector: boolean;
  /** pg_textsearch (BM25) is installed. */
  readonly bm25: boolean;
  /** pg_trgm is installed. */
  readonly trigram: boolean;
};

export interface Database extends Queryable {
  readonly engine: "pglite" | "postgres";
  readonly capabilities: DatabaseCapabilities;
  /**
   * Runs `work` in one transaction; a throw rolls back and rises. Inside, use only the handle: asking the outer
   * database from within throws instead of hanging.
   */
  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
  /** Several statements without parameters, for migrations. */
  execute(sql: string): Promise<void>;
  /** Calls back for every NOTIFY on the channel; the returned function stops listening. */
  listen(channel: string, onMessage: (payload: string) => void): Promise<() => Promise<void>>;
  close(): Promise<void>;
}
