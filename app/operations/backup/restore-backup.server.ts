import { existsSync, readdirSync } from "node:fs";
import { mkdir, mkdtemp, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { findKeyRing } from "#app/config/encryption-keys.server.ts";
import type { Config } from "#app/config/env.server.ts";
import { migrationsDir } from "#app/config/paths.server.ts";
import { findSessionSecret } from "#app/config/session-secret.server.ts";
import { holdDataDirectory } from "#app/db/data-directory-lock.server.ts";
import { listMigrations } from "#app/db/migrate.server.ts";
import { embeddedDirectory } from "#app/db/open-database.server.ts";
import { openPglite } from "#app/db/pglite.server.ts";
import { openPostgres } from "#app/db/postgres.server.ts";
import type { ToolEnvironment } from "#app/db/postgres-tools.server.ts";
import { restorePostgres } from "#app/db/restore-postgres.server.ts";
import { StartupError } from "#app/lib/startup-error.ts";
import { readArchive } from "./archive.server.ts";
import { assertFindsFiles, assertFitsPortal, assertFitsServer, assertServerReady } from "./assert-fits.server.ts";
import { DATABASE_FOLDER, DATABASE_SQL, type Manifest } from "./manifest.ts";
import { FILES } from "./records.server.ts";
import { isSameSecret } from "./secret-check.server.ts";
import { verifyAttachments, verifyDatabase, verifyFiles } from "./verify-restored.server.ts";

export type RestoreInput = {
  readonly file: string;
  /** Replaces what is there. */
  readonly isForced: boolean;
  readonly env: ToolEnvironment;
  readonly now: Date;
  readonly say: (line: string) => void;
};

/**
 * Puts an archive in the place of an empty database and data directory, whole or not at all, and verifies it. Throws
 * `StartupError` with the fault in one line.
 */
export async function restoreBackup(config: Config, input: RestoreInput): Promise<Manifest> {
  const { dataDir, databaseUrl } = config;
  assertNoFiles(dataDir, input.isForced);
  if (databaseUrl) {
    await assertServerReady(databaseUrl, input.isForced);
    return inScratch(dataDir, (scratch) => restoreToServer(config, databaseUrl, input, scratch));
  }
  const directory = embeddedDirectory(dataDir);
  await mkdir(dataDir, { recursive: true });
  const hold = holdDataDirectory(directory, "npm run restore");
  try {
    if (existsSync(directory) && !input.isForced) throw notEmpty(directory);
    return await inScratch(dataDir, (scratch) => restoreEmbedded(config, input, scratch));
  } finally {
    hold.release();
  }
}

const notEmpty = (directory: string): StartupError =>
  new StartupError(
    `${directory} is there already. Choose an empty DATA_DIR, or set it aside and restore with: npm run restore -- FILE --force`,
  );

function assertNoFiles(dataDir: string, isForced: boolean): void {
  const directory = join(dataDir, FILES);
  if (!isForced && existsSync(directory) && readdirSync(directory).length > 0) throw notEmpty(directory);
}

/** Within the data directory, so that what is sound can be moved to its place in one step. */
async function inScratch<T>(dataDir: string, work: (scratch: string) => Promise<T>): Promise<T> {
  await mkdir(dataDir, { recursive: true });
  const scratch = await mkdtemp(join(dataDir, ".restoring-"));
  try {
    return await work(scratch);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

async function unpack(config: Config, { file, say }: RestoreInput, directory: string): Promise<Manifest> {
  const known = await listMigrations(migrationsDir);
  const { databaseUrl } = config;
  const manifest = await readArchive(file, {
    directory,
    onManifest: async (found) => {
      assertFitsPortal(found, databaseUrl ? "postgres" : "pglite", known);
      assertFindsFiles(found, config.filesBucket !== undefined);
      if (databaseUrl) await assertFitsServer(databaseUrl, found);
    },
  });
  say(
    `ok    archive: whole, made ${manifest.created_at} by portal ${manifest.portal_version}, ${manifest.schema_version}`,
  );
  return manifest;
}

async function restoreToServer(config: Config, databaseUrl: string, input: RestoreInput, scratch: string) {
  const manifest = await unpack(config, input, scratch);
  const dump = join(scratch, DATABASE_SQL);
  await restorePostgres(databaseUrl, dump, input.env, { isEmptiedFirst: input.isForced });
  await placeFiles(config, manifest, input, scratch);
  const db = await openPostgres({ databaseUrl, log: { warn: () => undefined } });
  try {
    await verifyDatabase(db, manifest, input.say);
    await verifyAttachments(db, manifest, config.filesBucket !== undefined, input.say);
  } finally {
    await db.close();
  }
  return finish(config, manifest, input);
}

async function restoreEmbedded(config: Config, input: RestoreInput, scratch: string) {
  const manifest = await unpack(config, input, scratch);
  const beside = join(scratch, DATABASE_FOLDER);
  if (!existsSync(join(beside, "PG_VERSION"))) throw new StartupError(`The archive ${input.file} holds no database.`);
  const db = await openPglite({ dataDir: beside, purpose: "npm run restore" }).catch((error: Error) => {
    throw new StartupError(
      `The embedded database could not be opened from the archive, made with PostgreSQL ${manifest.postgres_version}: ${error.message}`,
    );
  });
  try {
    await verifyDatabase(db, manifest, input.say);
    await verifyAttachments(db, manifest, config.filesBucket !== undefined, input.say);
  } finally {
    await db.close();
  }
  await moveInto(embeddedDirectory(config.dataDir), beside, input);
  await placeFiles(config, manifest, input, scratch);
  return finish(config, manifest, input);
}

/** What stood there is kept beside, under a name with the time. */
async function moveInto(place: string, source: string, { now, say }: RestoreInput): Promise<void> {
  if (existsSync(place)) {
    const aside = `${place}.before-${now.toISOString().replaceAll(/[:.]/g, "-")}`;
    await rename(place, aside);
    say(`note  what stood there before is now ${aside}; delete it when all is well`);
  }
  if (existsSync(source)) await rename(source, place);
}

async function placeFiles(config: Config, manifest: Manifest, input: RestoreInput, scratch: string): Promise<void> {
  await moveInto(join(config.dataDir, FILES), join(scratch, FILES), input);
  for (const { path } of manifest.files.filter((file) => file.path.startsWith("keys/")))
    await moveInto(join(config.dataDir, path.slice("keys/".length)), join(scratch, path), input);
}

async function finish(config: Config, manifest: Manifest, { say }: RestoreInput): Promise<Manifest> {
  await verifyFiles(config.dataDir, manifest, say);
  const secret = await findSessionSecret(config);
  if (manifest.secret_check) {
    say(
      secret && isSameSecret(secret, manifest.secret_check)
        ? "ok    secret: SESSION_SECRET is the one of the backup"
        : "note  secret: SESSION_SECRET is not the one of the backup. Set that one before the start, or residents' codes do not work",
    );
  }
  const known = findKeyRing(config)?.keys.map(({ id }) => id) ?? [];
  const missing = (manifest.sealed_by ?? []).filter((id) => !known.includes(id));
  if (missing.length > 0)
    say(
      `note  keys: what residents wrote is sealed by ${missing.join(", ")}, not here. Bring ENCRYPTION_KEYS, or the file encryption-keys in DATA_DIR, back before the start`,
    );
  else if (manifest.sealed_by) say("ok    keys: those that what is sealed needs are here");
  return manifest;
}
