import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { readConfig } from "#app/config/env.server.ts";
import { makeBackup } from "#app/operations/backup/make-backup.server.ts";
import { readArguments, runCommand, UsageError } from "./run-command.ts";

const USAGE = `Usage:
  npm run backup -- --out FILE.tar.gz [--with-keys]

Database and attached files in one archive. Mails, caches and secrets are left out; --with-keys adds the secrets that
stand in DATA_DIR. PostgreSQL is copied beside a running portal; for the embedded database, stop the portal first.`;

const options = { out: { type: "string" }, "with-keys": { type: "boolean", default: false } } as const;

await runCommand(USAGE, async (args) => {
  const { values } = readArguments(() => parseArgs({ args, options }));
  if (!values.out) throw new UsageError("Name the archive with --out.");
  const config = readConfig(process.env);
  const manifest = await makeBackup(config, {
    out: resolve(values.out),
    isWithKeys: values["with-keys"],
    env: process.env,
    now: new Date(),
    say: (line) => console.log(line),
  });
  const elsewhere = config.databaseUrl
    ? "DATABASE_URL=postgres://…/an_empty_one DATA_DIR=$(mktemp -d)"
    : "DATA_DIR=$(mktemp -d)";
  console.log(`Try it: ${elsewhere} npm run restore -- ${values.out}`);
  if (!manifest.file_faults) return 0;
  console.error(
    `${manifest.file_faults.length} attached files are missing or changed, named above; everything else is in the archive. Look for them in an older backup.`,
  );
  return 1;
});
