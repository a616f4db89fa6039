import { PGlite } from "@electric-sql/pglite";
import { pg_trgm } from "@electric-sql/pglite/contrib/pg_trgm";
import { unaccent } from "@electric-sql/pglite/contrib/unaccent";
import { pg_textsearch } from "@electric-sql/pglite-pg_textsearch";
import { vector } from "@electric-sql/pglite-pgvector";
import type { Database, QueryResult, Row, Transaction } from "./port.ts";

type Handle = { query(sql: string, params?: unknown[]): Promise<{ rows: unknown[]; affectedRows?: number }> };

async function run<R extends Row>(handle: Handle, sql: string, params: readonly unknown[] = []): Promise<QueryResult<R>> {
  const result = await handle.query(sql, [...params]);
  return { rows: result.rows as R[], rowCount: result.affectedRows ?? result.rows.length };
}

export type PgliteDatabase = Database & { dump(): Promise<Blob> };

export async function openPglite(options: { dataDir?: string; loadDataDir?: Blob }): Promise<PgliteDatabase> {
  const db = await PGlite.create({
    ...options,
    extensions: { vector, pg_textsearch, pg_trgm, unaccent },
    parsers: { 20: Number, 1700: Number, 1082: (value: string) => value },
  });
  await db.exec("create extension if not exists vector; create extension if not exists pg_textsearch; create extension if not exists pg_trgm; create extension if not exists unaccent;");
  return {
    engine: "pglite",
    capabilities: { vector: true, bm25: true, trigram: true },
    query: (sql, params) => run(db, sql, params),
    transaction: (work) =>
      db.transaction((inner) => {
        const tx: Transaction = { isTransaction: true, query: (sql, params) => run(inner, sql, params) };
        return work(tx);
      }) as never,
    execute: async (sql) => void (await db.exec(sql)),
    listen: (channel, onMessage) => db.listen(channel, onMessage),
    close: () => db.close(),
    dump: () => db.dumpDataDir("none"),
  };
}
