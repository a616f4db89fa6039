import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { migrationsDir, projectRoot } from "#app/config/paths.server.ts";
import { migrate } from "#app/db/migrate.server.ts";
import { openPglite } from "#app/db/pglite.server.ts";

/** Migrates one embedded database a run and keeps its dump, which every test file loads in about a second. */
export default async function setup(): Promise<void> {
  const db = await openPglite({});
  await migrate(db, migrationsDir);
  const dump = await (db as unknown as { dump(): Promise<Blob> }).dump();
  const folder = join(projectRoot, ".cache");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "test-database.tar"), Buffer.from(await dump.arrayBuffer()));
  await db.close();
}
