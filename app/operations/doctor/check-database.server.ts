import { existsSync } from "node:fs";
import type { Config } from "#app/config/env.server.ts";
import { migrationsDir } from "#app/config/paths.server.ts";
import { findDirectoryHolder } from "#app/db/data-directory-lock.server.ts";
import {
  selectExtensions,
  selectMigrations,
  selectOfferedExtensions,
  selectServerState,
  selectServerVersion,
  type ServerState,
} from "#app/db/database-facts.queries.server.ts";
import { compareMigrations } from "#app/db/migrate.server.ts";
import { embeddedDirectory } from "#app/db/open-database.server.ts";
import { openPglite } from "#app/db/pglite.server.ts";
import type { Queryable } from "#app/db/port.ts";
import { withPostgresSession } from "#app/db/postgres-session.server.ts";
import { findPostgresTool, howToInstallTools, type ToolEnvironment } from "#app/db/postgres-tools.server.ts";
import { isStartupError } from "#app/lib/startup-error.ts";
import { checkStaffDoor } from "./check-identity.server.ts";
import { checkSealedRows } from "./check-keys.server.ts";
import { fault, type Finding, note, ok } from "./finding.ts";

const OLDEST_VERSION = 15;
/** Sessions, due dates and one-time codes compare the clocks of several machines. */
const CLOCK_TOLERANCE_MS = 2_000;

const WITHOUT: Readonly<Record<string, string>> = {
  vector: "search goes by words alone",
  pg_textsearch: "ranking is PostgreSQL's own, slower from 100,000 passages on",
  pg_trgm: "no help with misspelt words",
};

export const checkDatabase = (config: Config, env: ToolEnvironment): Promise<Finding[]> =>
  config.databaseUrl ? checkPostgres(config, config.databaseUrl, env) : checkEmbedded(config);

async function checkPostgres(config: Config, databaseUrl: string, env: ToolEnvironment): Promise<Finding[]> {
  try {
    return await withPostgresSession(databaseUrl, async (db) => {
      const { text, major } = await selectServerVersion(db);
      if (major < OLDEST_VERSION)
        return [
          fault(
            `The server is PostgreSQL ${text}; ${OLDEST_VERSION} or newer is needed.`,
            "upgrade the server with pg_upgrade",
          ),
        ];
      const asked = Date.now();
      const state = await selectServerState(db);
      const migrations = await checkMigrations(db, state);
      const differenceMs = state.now.getTime() - (asked + Date.now()) / 2;
      return [
        ok(`PostgreSQL ${text} answers.`),
        ...explainState(state),
        explainClock(differenceMs),
        ...(await checkExtensions(db)),
        migrations,
        ...(await checkSealedRows(db, config)),
        ...(migrations.level === "ok" ? await checkStaffDoor(db, config) : []),
        await checkTools(major, env),
      ];
    });
  } catch (error) {
    if (!isStartupError(error)) throw error;
    return [fault(error.message, 'psql "$DATABASE_URL" -c "select 1"')];
  }
}

export function explainState({ encoding, isReadOnly }: ServerState): Finding[] {
  const findings: Finding[] = [];
  if (encoding !== "UTF8")
    findings.push(
      fault(
        `The database is in ${encoding}; the portal writes all languages.`,
        "createdb --encoding=UTF8 --template=template0 onewindow",
      ),
    );
  if (isReadOnly)
    findings.push(
      fault(
        "The database takes no writes: it is a replica or set to read only.",
        "set DATABASE_URL to the primary server",
      ),
    );
  return findings;
}

/** `differenceMs`: how far the database's clock is ahead of ours. */
export function explainClock(differenceMs: number): Finding {
  const seconds = (Math.abs(differenceMs) / 1000).toFixed(1);
  return Math.abs(differenceMs) > CLOCK_TOLERANCE_MS
    ? fault(
        `The clocks of this machine and of the database differ by ${seconds} seconds.`,
        "timedatectl set-ntp true, on both machines",
      )
    : ok(`The clocks of this machine and of the database agree (${seconds} s).`);
}

async function checkExtensions(db: Queryable): Promise<Finding[]> {
  const [installed, offered] = [await selectExtensions(db), await selectOfferedExtensions(db)];
  return Object.entries(WITHOUT).map(([name, without]) => {
    if (installed.includes(name)) return ok(`The extension ${name} is installed.`);
    if (offered.includes(name))
      return ok(`The extension ${name} is offered; the next start installs it if the account may.`);
    return note(`The server does not offer the extension ${name}: ${without}.`);
  });
}

async function checkMigrations(
  db: Queryable,
  { mayCreate, user }: Pick<ServerState, "mayCreate" | "user">,
): Promise<Finding> {
  const { pending, unknown } = await compareMigrations(
    await selectMigrations(db),
    await selectExtensions(db),
    migrationsDir,
  );
  if (unknown.length > 0)
    return fault(
      `The database is of a newer portal: it has had ${unknown.at(-1)}.`,
      "git pull && npm ci, or restore the backup made before the update",
    );
  if (pending.length === 0) return ok("The schema is the newest.");
  if (!mayCreate)
    return fault(
      `${pending.length} migrations wait, and the account ${user} may not make tables.`,
      `psql "$DATABASE_URL" -c 'grant create on schema public to "${user}"', as the owner`,
    );
  return note(`${pending.length} migrations wait for the next start. Back up first: npm run backup -- --out FILE`);
}

async function checkTools(major: number, env: ToolEnvironment): Promise<Finding> {
  if (await findPostgresTool("pg_dump", major, env)) return ok(`pg_dump ${major} is here for npm run backup.`);
  return note(
    `pg_dump ${major} is not on this machine, so npm run backup does not work here. ${howToInstallTools(major)}`,
  );
}

async function checkEmbedded(config: Config): Promise<Finding[]> {
  const directory = embeddedDirectory(config.dataDir);
  const risk = config.isDemo
    ? []
    : [
        note(
          "The embedded database may lose the last moments, or break, when power fails. Set DATABASE_URL for real use.",
        ),
      ];
  const holder = findDirectoryHolder(directory);
  if (holder) return [ok(`The embedded database is in use ${holder}, so it was not opened.`), ...risk];
  if (!existsSync(directory)) return [ok(`The embedded database will be made in ${directory}.`), ...risk];
  const db = await openPglite({ dataDir: directory, purpose: "npm run doctor" });
  try {
    const migrations = await checkMigrations(db, { mayCreate: true, user: "" });
    const door = migrations.level === "ok" ? await checkStaffDoor(db, config) : [];
    return [ok("The embedded database opens."), migrations, ...(await checkSealedRows(db, config)), ...door, ...risk];
  } finally {
    await db.close();
  }
}
