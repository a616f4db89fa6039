import type { Queryable, QueryResult } from "#app/db/port.ts";

type Asked = { readonly text: string; readonly values: unknown[] };

/** Our database as rate-limiter-flexible wants its client; the statements on `rate_limits` are its own. */
export function rateLimitClient(db: Queryable): { query(asked: Asked): Promise<QueryResult> } {
  return { query: ({ text, values }) => db.query(text, values) };
}
