import type { DatabaseCapabilities, Queryable } from "./port.ts";

const EXTENSIONS = ["vector", "pg_textsearch", "pg_trgm", "unaccent"] as const;

/** Installs the extensions that the server offers and this account may create, and says what is there. */
export async function detectCapabilities(db: Queryable): Promise<DatabaseCapabilities> {
  for (const extension of EXTENSIONS) {
    // Not offered, not allowed, or just made by another process: what counts is what is there afterwards.
    await db.query(`create extension if not exists ${extension}`).catch(() => undefined);
  }
  const { rows } = await db.query<{ extname: string }>("select extname from pg_extension");
  const has = (name: (typeof EXTENSIONS)[number]) => rows.some((row) => row.extname === name);
  return { vector: has("vector"), bm25: has("pg_textsearch"), trigram: has("pg_trgm") };
}
