import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Database } from "./port.ts";

/** Applies every `NNNN_*.sql` of `directory` that this database has not had yet, in the order of their numbers. */
export async function migrate(db: Database, directory: string): Promise<string[]> {
  await db.execute(
    "create table if not exists schema_migrations (name text primary key, applied_at timestamptz not null default now())",
  );
  const { rows } = await db.query<{ name: string }>("select name from schema_migrations");
  const done = new Set(rows.map((row) => row.name));
  const applied: string[] = [];
  for (const name of (await readdir(directory)).filter((file) => /^\d{4}_.*\.sql$/.test(file)).sort()) {
    if (done.has(name)) continue;
    await db.execute(
      `begin; ${await readFile(join(directory, name), "utf8")}; insert into schema_migrations (name) values ('${name}'); commit;`,
    );
    applied.push(name);
  }
  return applied;
}
