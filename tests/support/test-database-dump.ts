import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { migrationsDir, projectRoot } from "#app/config/paths.server.ts";
import { migrate } from "#app/db/migrate.server.ts";
import { openPglite } from "#app/db/pglite.server.ts";

const folder = join(projectRoot, ".cache");
const ONE_DAY_MS = 86_400_000;

/** One dump for each state of the migrations and engine, so that runs beside each other do not read a half-written one. */
function dumpPath(): string {
  const hash = createHash("sha256");
  for (const file of ["node_modules/@electric-sql/pglite/package.json", "app/db/migrate.server.ts"]) {
    hash.update(readFileSync(join(projectRoot, file)));
  }
  for (const file of readdirSync(migrationsDir).sort())
    hash.update(file).update(readFileSync(join(migrationsDir, file)));
  return join(folder, `test-database-${hash.digest("hex").slice(0, 16)}.tar`);
}

function removeOldDumps(): void {
  for (const file of readdirSync(folder).filter((name) => name.startsWith("test-database"))) {
    const path = join(folder, file);
    if (Date.now() - statSync(path).mtimeMs > ONE_DAY_MS) unlinkSync(path);
  }
}

/** Migrates one embedded database and keeps its dump, which every test file loads in about a second; gives its path. */
export async function makeTestDatabaseDump(): Promise<string> {
  const path = dumpPath();
  if (existsSync(path)) return path;
  mkdirSync(folder, { recursive: true });
  removeOldDumps();
  const db = await openPglite({});
  try {
    await migrate(db, migrationsDir);
    const partial = `${path}.${process.pid}`;
    writeFileSync(partial, Buffer.from(await (await db.dump()).arrayBuffer()));
    renameSync(partial, path);
  } finally {
    await db.close();
  }
  return path;
}
