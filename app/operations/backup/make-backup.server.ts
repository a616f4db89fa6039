import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { ENCRYPTION_KEY_FILE } from "#app/config/encryption-keys.server.ts";
import type { Config } from "#app/config/env.server.ts";
import { portalVersion } from "#app/config/paths.server.ts";
import { findSessionSecret } from "#app/config/session-secret.server.ts";
import { holdDataDirectory } from "#app/db/data-directory-lock.server.ts";
import { dumpPostgres } from "#app/db/dump-postgres.server.ts";
import { embeddedDirectory } from "#app/db/open-database.server.ts";
import { openPglite } from "#app/db/pglite.server.ts";
import type { ToolEnvironment } from "#app/db/postgres-tools.server.ts";
import { StartupError } from "#app/lib/startup-error.ts";
import { readArchive, writeArchive } from "./archive.server.ts";
import { compareAttachments } from "./compare-attachments.server.ts";
import { type CopiedFacts, readDatabaseFacts } from "./facts.server.ts";
import { DATABASE_FOLDER, DATABASE_SQL, type Manifest } from "./manifest.ts";
import { describeFile, FILES, type FoundFile, listKeyFiles, listTree } from "./records.server.ts";
import { makeSecretCheck } from "./secret-check.server.ts";

export type BackupInput = {
  /** The archive to make; must not be there yet. */
  readonly out: string;
  readonly isWithKeys: boolean;
  readonly env: ToolEnvironment;
  readonly now: Date;
  readonly say: (line: string) => void;
};

/** Writes one archive with database and files, reads it again from its first to its last byte, and only then gives it its name. */
export async function makeBackup(config: Config, input: BackupInput): Promise<Manifest> {
  const { out, say } = input;
  if (existsSync(out)) throw new StartupError(`${out} is there already. Choose another name with --out.`);
  await mkdir(dirname(out), { recursive: true });
  // Beside the archive: the disk that has room for one has room for the other.
  const scratch = await mkdtemp(join(dirname(out), `.${basename(out)}-`));
  try {
    const manifest = await writeInto(config, input, scratch, join(scratch, "archive"));
    await readArchive(join(scratch, "archive"));
    await rename(join(scratch, "archive"), out);
    say(`Written and read again: ${out}, ${(await stat(out)).size} bytes.`);
    return manifest;
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

type Found = { readonly files: readonly FoundFile[]; readonly folders: readonly string[] };
type DatabaseCopy = Found & { readonly facts: CopiedFacts };

async function writeInto(config: Config, input: BackupInput, scratch: string, archive: string): Promise<Manifest> {
  if (config.databaseUrl) {
    const copy = await dumpServer(config.databaseUrl, join(scratch, DATABASE_SQL), input.env);
    return writeCopy(config, input, copy, archive);
  }
  const facts = await readEmbeddedFacts(config);
  // Copied file by file, closed and held: PGlite's own dump would need the memory for all of it at once.
  const directory = embeddedDirectory(config.dataDir);
  const hold = holdDataDirectory(directory, "npm run backup");
  try {
    return await writeCopy(config, input, { facts, ...(await listTree(directory, DATABASE_FOLDER)) }, archive);
  } finally {
    hold.release();
  }
}

async function writeCopy(config: Config, input: BackupInput, copy: DatabaseCopy, archive: string): Promise<Manifest> {
  const { say } = input;
  const { attachments, ...facts } = copy.facts;
  const rows = Object.values(facts.row_counts).reduce((sum, count) => sum + count, 0);
  say(`Database: ${Object.keys(facts.row_counts).length} tables, ${rows} rows, ${facts.audit.events} audit events.`);

  // After the database: every file that a row names was there before the row.
  const records = await listTree(join(config.dataDir, FILES), FILES);
  const faults = compareFiles(config, attachments, records.files, say);
  const keys = input.isWithKeys ? await listKeyFiles(config.dataDir) : [];
  say(`Files: ${records.files.length} below ${join(config.dataDir, FILES)}; issued documents are in the database.`);
  say(
    input.isWithKeys
      ? `Keys: ${keys.length} from ${config.dataDir}. Guard the archive like a password.`
      : "Keys: none. Keep SESSION_SECRET apart: without it residents' codes stop working.",
  );
  const needed = facts.sealed_by ?? [];
  const isKeyFileIn = keys.some(({ path }) => path === `keys/${ENCRYPTION_KEY_FILE}`);
  say(
    isKeyFileIn
      ? `Sealed by the keys ${needed.join(", ") || "none"}, which are in the archive.`
      : `Sealed by the keys ${needed.join(", ") || "none"}, which are NOT in the archive. Keep ENCRYPTION_KEYS, or the file ${ENCRYPTION_KEY_FILE} in DATA_DIR, apart: without them what residents wrote is lost.`,
  );
  const files = [...copy.files, ...records.files, ...keys];
  const secret = await findSessionSecret(config);
  const manifest: Manifest = {
    format: 1,
    portal_version: portalVersion(),
    created_at: input.now.toISOString(),
    engine: config.databaseUrl ? "postgres" : "pglite",
    ...facts,
    ...(attachments.length > 0 ? { attachments_in: config.filesBucket ? "bucket" : "archive" } : {}),
    ...(faults.length > 0 ? { file_faults: faults } : {}),
    ...(secret ? { secret_check: makeSecretCheck(secret) } : {}),
    folders: [...copy.folders],
    files: files.map(({ path, size, sha256 }) => ({ path, size, sha256 })),
  };
  await writeArchive(archive, manifest, files);
  return manifest;
}

/** What the database says was attached is in the copy, each file with its hash; what is not is named, and the rest is copied all the same. */
function compareFiles(
  config: Config,
  attachments: CopiedFacts["attachments"],
  found: readonly FoundFile[],
  say: BackupInput["say"],
): string[] {
  if (config.filesBucket) {
    say(
      `Attached files: ${attachments.length} are in the bucket FILES_S3_URL, NOT in the archive. Copy the bucket, too.`,
    );
    return [];
  }
  const faults = compareAttachments(attachments, found);
  for (const fault of faults) say(`FAULT attached file ${fault}`);
  if (faults.length === 0) say(`Attached files: ${attachments.length}, each there with its SHA-256.`);
  return faults;
}

async function dumpServer(databaseUrl: string, file: string, env: ToolEnvironment): Promise<DatabaseCopy> {
  const facts = await dumpPostgres(databaseUrl, file, env, readDatabaseFacts);
  return { facts, files: [await describeFile(file, DATABASE_SQL)], folders: [] };
}

async function readEmbeddedFacts(config: Config): Promise<CopiedFacts> {
  const directory = embeddedDirectory(config.dataDir);
  if (!existsSync(directory))
    throw new StartupError(`There is no embedded database in ${config.dataDir}. Check DATA_DIR, or set DATABASE_URL.`);
  const db = await openPglite({ dataDir: directory, purpose: "npm run backup" });
  try {
    return await readDatabaseFacts(db);
  } finally {
    await db.close();
  }
}
