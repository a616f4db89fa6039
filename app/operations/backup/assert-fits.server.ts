import {
  countPortalConnections,
  selectOfferedExtensions,
  selectServerVersion,
  selectTables,
} from "#app/db/database-facts.queries.server.ts";
import { withPostgresSession } from "#app/db/postgres-session.server.ts";
import { StartupError } from "#app/lib/startup-error.ts";
import { type Manifest, nameOfEngine } from "./manifest.ts";

/** Refuses an archive that this portal could not run on. `known` are the migrations of this portal. */
export function assertFitsPortal(manifest: Manifest, engine: Manifest["engine"], known: readonly string[]): void {
  if (manifest.engine !== engine) {
    const next =
      manifest.engine === "postgres"
        ? "Set DATABASE_URL to an empty database."
        : "Unset DATABASE_URL and choose an empty DATA_DIR.";
    throw new StartupError(
      `The archive was made from ${nameOfEngine(manifest.engine)}, and this portal is set to ${nameOfEngine(engine)}. ${next}`,
    );
  }
  const newer = manifest.migrations.filter((name) => !known.includes(name));
  if (newer.length > 0) {
    throw new StartupError(
      `The archive is of a newer portal (${manifest.portal_version}): this one does not know ${newer.at(-1)}. Update the portal first, then restore.`,
    );
  }
}

/** Refuses an archive whose attached files would not be where this portal looks for them. */
export function assertFindsFiles({ attachments_in: place }: Manifest, isInBucket: boolean): void {
  if (place === "bucket" && !isInBucket)
    throw new StartupError(
      "The attached files were in a bucket and are not in this archive. Set FILES_S3_URL to the bucket, or to its copy, then restore.",
    );
  if (place === "archive" && isInBucket)
    throw new StartupError(
      "The attached files are in this archive, and FILES_S3_URL is set: the portal would look for them in the bucket. Unset FILES_S3_URL, then restore.",
    );
}

/** Refuses a server that is in use, holds something (unless that may be lost), is too old or lacks an extension. */
export async function assertServerReady(databaseUrl: string, isForced: boolean): Promise<void> {
  await withPostgresSession(databaseUrl, async (db) => {
    if ((await countPortalConnections(db)) > 0)
      throw new StartupError("A portal is connected to this database. Stop every portal process, then restore.");
    const tables = await selectTables(db);
    if (tables.length > 0 && !isForced) {
      throw new StartupError(
        `The database is not empty: ${tables.length} tables. Choose an empty one, or replace what is there with: npm run restore -- FILE --force`,
      );
    }
  });
}

export async function assertFitsServer(databaseUrl: string, manifest: Manifest): Promise<void> {
  await withPostgresSession(databaseUrl, async (db) => {
    const { text, major } = await selectServerVersion(db);
    if (major < Number.parseInt(manifest.postgres_version, 10)) {
      throw new StartupError(
        `The archive comes from PostgreSQL ${manifest.postgres_version}, and this server is older: ${text}. Restore into PostgreSQL ${Number.parseInt(manifest.postgres_version, 10)} or newer.`,
      );
    }
    const offered = await selectOfferedExtensions(db);
    const missing = manifest.extensions.filter((name) => !offered.includes(name));
    if (missing.length > 0)
      throw new StartupError(
        `The server lacks extensions that the archive uses: ${missing.join(", ")}. Install them there first.`,
      );
  });
}
